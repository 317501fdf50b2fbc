"""Witness questions: what jurors ask those who give evidence, who seconds it, and what was answered."""
