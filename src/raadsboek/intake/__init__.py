"""What comes from outside: bytes that somebody else made, read into text and parts.

Owns every reader of a foreign format, and the limits within which they run. It must not write a
note or know the raadsboek: what becomes of a piece is decided by the use cases.
"""
