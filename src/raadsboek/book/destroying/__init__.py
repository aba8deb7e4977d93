"""Use cases of keeping and destroying: what is past its term, and taking it out of all history."""
