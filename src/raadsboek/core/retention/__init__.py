"""How long what is kept, what holds a note back, and the list of what was destroyed."""
