"""Speed and quality, measured: scripts that print tables for docs/benchmarks.md."""
