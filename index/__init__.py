"""Passages become vectors and terms, and a question finds them again."""
