"""The desk's pages of evidence: the list, one exhibit, its files, and whether it is all even."""
