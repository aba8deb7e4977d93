"""Fast finding: a disposable cache in SQLite that never writes a note."""
