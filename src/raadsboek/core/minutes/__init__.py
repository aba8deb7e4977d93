"""Minutes as text: agenda points, keyword lines, and the notes that follow from them."""
