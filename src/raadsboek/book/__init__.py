"""The use cases, as functions over a small frozen Book; the only thing that front ends talk to."""
