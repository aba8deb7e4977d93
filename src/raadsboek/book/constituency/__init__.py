"""The constituency (achterban): noting and listing its questions, and the newsletter draft."""
