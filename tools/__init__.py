"""Set-up, lock files and the asset build: the standard library only, so that a machine with Python can start."""
