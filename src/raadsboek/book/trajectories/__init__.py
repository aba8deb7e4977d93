"""The use cases around a dossier (traject): one file per thing that is done."""
