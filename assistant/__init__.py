"""A question becomes an answer whose every claim carries a citation."""
