"""Files shown as evidence: taken in by what they are, opened where they can do no harm, kept by their SHA-256."""
