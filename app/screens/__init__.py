"""What each person sees, as values: `screen(frame, viewer)` returns frozen regions and touches nothing."""
