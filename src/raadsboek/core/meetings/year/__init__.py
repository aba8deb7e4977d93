"""The plan of a year: rhythms in words, and the meetings that they give."""
