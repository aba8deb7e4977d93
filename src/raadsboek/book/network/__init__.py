"""The network (netwerk): the contacts of the secretary, kept on this computer only."""
