"""An old archive: what each file in it probably is, from its name and its text, and how sure."""
