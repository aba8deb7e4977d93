"""Minutes that come back as a Word file: what was changed in it, against the text as it is now.

Taking over is that of all corrections (`book.meetings.correcting`). Word is read in a process of
its own (`intake`).
"""
