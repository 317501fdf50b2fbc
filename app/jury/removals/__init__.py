"""Taking words out of the record, and a juror's words and answers: on the record, and for good."""
