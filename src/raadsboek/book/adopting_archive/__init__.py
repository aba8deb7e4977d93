"""Taking over an old archive: looking through its folder, and making notes of what is in it."""
