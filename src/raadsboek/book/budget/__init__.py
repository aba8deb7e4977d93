"""The budget of a council: looking at it, spending from it, csv in and out, the next year."""
