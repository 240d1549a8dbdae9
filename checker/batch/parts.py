"""What a batch writes, and what of it can be asked for alone."""

from __future__ import annotations

import contextlib
import os

REPORTS, SUMMARY, RESULTS = PARTS = ("reports", "summary", "results")
"""The files of each report, the summaries, results.jsonl."""


def remove_stale(out: str, only: tuple[str, ...]) -> None:
    """Remove what an earlier run wrote and this one does not: it tells of reports that were others then."""
    names = [] if RESULTS in only else ["results.jsonl"]
    if SUMMARY not in only:
        names += ["summary.md", "summary.html", "summary.xlsx"]
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(out, name))
