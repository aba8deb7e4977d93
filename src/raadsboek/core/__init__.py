"""What things are and mean: pure values and functions.

Nothing here touches the disk, the clock, Git or the screen; `today` is always a parameter.
"""
