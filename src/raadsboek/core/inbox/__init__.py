"""What waits to be taken in: the folder for it, and what is proposed for a piece.

Owns words and rules only. It must not read a file or know what is in the raadsboek.
"""
