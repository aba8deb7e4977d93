"""The use cases around a meeting: planning it, its agenda, sending, correcting, adopting."""
