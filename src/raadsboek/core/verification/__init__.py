"""Whether what the history says is what happened: codes, writers and signatures; pure."""
