"""From a Word file that came back to the text it was made of: what was changed, in which place.

Pure: lines of a document and lines of a file in, an edited copy of the text out. Whether a change
is taken over is decided by the user, piece by piece (`core.meetings.corrections`).
"""
