"""Files for others: what was gathered in the raadsboek, in the formats that people can open."""
