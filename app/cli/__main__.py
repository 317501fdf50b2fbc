"""`python -m app.cli`: what the command `juryday` runs."""

from . import main

main()
