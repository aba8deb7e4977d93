"""Training of members: what they are entitled to, and what is planned and followed of it.

Pure. Nobody is ranked: days used are a fact, and lines stand in the order of the names.
"""
