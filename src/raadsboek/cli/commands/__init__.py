"""The verbs of the command line, one file each; cli/main.py lists them."""
