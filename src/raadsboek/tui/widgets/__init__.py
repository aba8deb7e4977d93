"""The building blocks of the screens; one widget per file, none knows a screen or a use case."""
