"""What holds on a day: the use case, and what the history is asked for it."""
