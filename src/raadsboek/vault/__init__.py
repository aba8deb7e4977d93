"""Notes on disk: reading, scanning and the one function that writes."""
