"""What leaves: a sitting as files that a spreadsheet, a statistician and a stranger with one script can read."""
