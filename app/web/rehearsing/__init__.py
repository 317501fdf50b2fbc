"""A day rehearsed inside the server: on a store of its own, behind doors of its own, gone when it is over."""
