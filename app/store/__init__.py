"""What is kept: the database, its tables, the journal, the server's key."""
