"""Raadsboek: the memory of a Dutch co-determination council, kept as a folder of Markdown notes."""

__version__ = "0.1.0"
