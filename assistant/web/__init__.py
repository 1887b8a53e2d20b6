"""The browser app: one page that asks, answers and shows the sources."""
