"""What deliberation did, as figures: pure functions of answers before and after."""
