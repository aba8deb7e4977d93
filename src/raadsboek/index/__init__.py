"""Fast finding: a disposable cache of the notes and of their history.

The text of the notes is the truth and this is a rumour about it: on any doubt it is thrown
away and made again. It never writes a note, never knows Git, and never troubles the user.
"""
