"""Comparison with last year's report: what was copied, promised, left undone, and which figures stayed."""
