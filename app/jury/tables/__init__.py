"""Tables: who sits with whom in each round of table talk."""
