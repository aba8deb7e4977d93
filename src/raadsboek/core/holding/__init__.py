"""What holds: when a decision, agreement or promise is in force, and what came in its place."""
