"""The training of members: the plan of a year, and what does not fit in it."""
