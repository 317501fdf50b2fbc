"""The room while it is live: who is connected, what comes in, what goes out. No HTTP and no HTML."""
