"""One file per screen, with its style beside it."""
