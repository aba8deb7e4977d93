"""Mail as values: addresses, mailing lists, and what a mail says. Nothing here sends anything."""
