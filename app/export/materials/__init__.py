"""What a jury was shown, as a report for everybody: the exhibits, what was asked and answered, and who had looked."""
