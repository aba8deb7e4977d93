"""Charts as values: bars and time lines, as text to read on a screen, and told in words."""
