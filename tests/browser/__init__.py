"""Stories told in a real browser against a live server."""
