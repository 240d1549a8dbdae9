"""What a batch writes, and what of it can be asked for alone."""

from __future__ import annotations

REPORTS, SUMMARY, RESULTS = PARTS = ("reports", "summary", "results")
"""The files of each report, the summaries, results.jsonl."""
