"""Use cases of working together: taking over versions of others, and choosing between two texts."""
