"""The annual report: what is counted in a year, how it is told, and the text around it."""
