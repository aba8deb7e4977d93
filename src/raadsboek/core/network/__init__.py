"""The network (netwerk): who the secretary knows outside the council, by circle."""
