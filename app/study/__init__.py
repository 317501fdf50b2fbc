"""What follows from a day, and what is computed for it: reads the rules and the state, and nothing else of ours."""
