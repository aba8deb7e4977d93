"""What leaves the house, before it has a format: a document is facts and blocks of text.

Owns what a document is made of and how Markdown becomes blocks. Every format walks the same blocks,
so that two of them cannot disagree. It must not know how any format looks.
"""
