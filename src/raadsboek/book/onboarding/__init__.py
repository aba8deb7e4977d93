"""Settling in: the list of a new member, how far it is, the reading pack, and private coaching."""
