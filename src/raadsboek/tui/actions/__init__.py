"""The actions of the screens: a module for each kind of screen, all of them in `registry`."""
