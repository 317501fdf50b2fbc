"""The door: HTTP, the socket, pages, and who may come in."""
