"""The bare Textual programs that Raadsboek is measured against; each runs as a module."""
