"""The use cases of mail: who gets it, what goes along, and writing drafts. Nothing is ever sent."""
