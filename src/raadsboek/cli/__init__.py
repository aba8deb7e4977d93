"""The command line: Dutch verbs over the use cases."""
