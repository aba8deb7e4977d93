"""The budget of a council: posts, what is spent on them, and what both add up to."""
