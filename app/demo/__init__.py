"""Ready-made plans for demonstrations: pure values over `jury`, with nothing in them that their sources do not say."""
