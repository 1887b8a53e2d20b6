"""Questions with their truth → answers, scores, metrics, a page to read them by."""
