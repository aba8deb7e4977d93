"""The life of a decision as one story: from the request to what came in its place."""
