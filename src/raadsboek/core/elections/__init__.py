"""Elections: who stands, how seats are shared out, and the steps counted from the day itself."""
