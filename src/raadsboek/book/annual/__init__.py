"""The annual report: counted by the index, counted again from the files, and made as a note."""
