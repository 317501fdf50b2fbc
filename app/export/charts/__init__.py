"""Charts: drawn on the server as SVG, each with the table that says the same in figures."""
