"""The meeting around its minutes: year plan, agenda, sending, corrections, adoption."""
