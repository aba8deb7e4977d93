"""What comes back every year: duties, which meeting takes each of them, and the goals of a year."""
