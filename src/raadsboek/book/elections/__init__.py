"""The use cases of an election: its draaiboek, its papers, its result and the new terms."""
