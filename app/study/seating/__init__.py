"""Who sits with whom, round after round."""
