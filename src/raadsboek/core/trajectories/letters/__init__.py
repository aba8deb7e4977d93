"""The letters of a dossier: which there are, how a template is filled in, what is still open."""
