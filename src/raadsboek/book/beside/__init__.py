"""The use cases of data beside the history: candidates, contacts, and taking them away."""
