"""Documents from the raadsboek: each sort has a builder that makes one `Document` for all formats.

A builder gathers what the document says from notes and index, and leaves out what its audience may
not have; `leaving` looks through the bytes before they are written. It must not know how any format
looks.
"""
