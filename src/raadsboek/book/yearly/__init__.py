"""The use cases of a year: its calendar of duties, the work plan, and all of it in one overview."""
