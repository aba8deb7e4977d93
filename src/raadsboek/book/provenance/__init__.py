"""Gathering the life of a decision from the notes and the history."""
