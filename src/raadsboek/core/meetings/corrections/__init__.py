"""Corrections on draft minutes: the numbered print, what reviewers say of it, and where that is."""
