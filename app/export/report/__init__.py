"""The findings of one day as a report: what was asked, who came, what was heard, what changed, what is recommended."""
