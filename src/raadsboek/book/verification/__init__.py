"""Whether the history is whole and true: what was proven, and what could not be."""
