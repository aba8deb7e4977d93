"""Merging what two people did to one text: pure, from three texts to one and what clashes."""
