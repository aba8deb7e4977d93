"""Legal terms: what a procedure is, how a term is counted, and which dates follow from events."""
