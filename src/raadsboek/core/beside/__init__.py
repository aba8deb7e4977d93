"""What is kept beside the history, in this copy only: tables with data of people."""
