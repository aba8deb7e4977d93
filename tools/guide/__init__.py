"""The program as a secretary uses it: the walk of the guides, and its pictures.

One description, two uses: `make_pictures.py` takes pictures along the way, and the tests ask at
every stop whether what the guide says is true.
"""
