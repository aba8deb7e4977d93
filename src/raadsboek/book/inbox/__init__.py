"""Taking in what waits in the inbox: reading it, proposing what becomes of it, and doing that."""
