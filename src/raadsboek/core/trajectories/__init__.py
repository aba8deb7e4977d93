"""A dossier (traject): its events, its phase, and what is said in it."""
