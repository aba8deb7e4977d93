"""The constituency (achterban): what was asked, by theme and without names, and what it is told."""
