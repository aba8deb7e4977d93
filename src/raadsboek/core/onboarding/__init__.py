"""The settling in of a new member: its tasks as lines of text, and the council's own list."""
