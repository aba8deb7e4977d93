"""What a successor is told: the parts of the handover document, and how they read as text."""
