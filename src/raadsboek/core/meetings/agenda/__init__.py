"""The agenda of a meeting: its points in the text, and what is proposed for it."""
