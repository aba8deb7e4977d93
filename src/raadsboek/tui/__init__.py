"""The terminal screens over the use cases."""
