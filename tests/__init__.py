"""Mirrors `app`, and beside it `browser`, where real pages are used as people use them."""
