"""What happened: recording a change in Git, and reading it back. The only layer that knows Git."""
