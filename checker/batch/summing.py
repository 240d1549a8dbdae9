"""The end of a batch: results.jsonl and the summaries, from what the journal holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.batch.attention import attention
from checker.batch.copies import Copies, NoCopies
from checker.batch.entry import Entry, read_entry
from checker.batch.figures import Batch, Figures, need
from checker.batch.journal import Journal, encoded
from checker.batch.parts import REPORTS, RESULTS, SUMMARY, remove_stale
from checker.values import NamedTuple


class Sum(NamedTuple):
    """How a batch came out: whether something could not be read or checked, whether something gates, and what is told of it.

    ``attention`` says what that rests on beside the reports.
    """

    broken: bool
    gated: bool
    told: str
    attention: list[str]


class Ending(NamedTuple):
    """Where summaries go and what they are of: the folder, how files are written and lines said, the names of the reports in order.

    ``only`` are the parts to write (checker/batch/parts.py), ``changed`` tells whether any report was checked anew or is gone.
    ``passed`` is what was found in folders and passed over.
    """

    out: str
    write: Callable[[Iterable[bytes], str], None]
    say: Callable[[str], None]
    names: list[str]
    kind: str
    only: tuple[str, ...]
    changed: bool
    passed: tuple[str, ...] = ()


def sum_up(
    ending: Ending, journal: Journal, copies: Copies | NoCopies, expected: tuple[str, ...] | None
) -> Sum:
    """Write what is asked for of results.jsonl and the summaries, and return how it came out."""
    names = ending.names

    def entries() -> Iterator[Entry]:
        return map(read_entry, journal.entries(names))

    if ending.changed:
        remove_stale(ending.out, ending.only)
    if RESULTS in ending.only:
        reports = (report + b"\n" for report in journal.reports(names))
        ending.write(reports, os.path.join(ending.out, "results.jsonl"))
    pressed: list[str] = []
    batch = Batch(
        ending.kind,
        entries,
        lambda: journal.reports(names),
        lambda: map(read_entry, journal.entries(pressed)),
        texts=REPORTS in ending.only,
        passed=ending.passed,
    )
    if expected is not None:
        from checker.batch.expected import compare

        absent, unsure = compare(expected, entries())
        batch = batch._replace(absent=absent, unsure=unsure)
    figures = Figures(entries())
    if SUMMARY in ending.only:
        # Sorted are numbers, and not the entries themselves: there may be a hundred thousand.
        order = sorted(need(entry) << 32 | at for at, entry in enumerate(entries()))
        pressed += (names[at & 0xFFFFFFFF] for at in order)
        del order
        batch = batch._replace(copies=copies.find(zip(names, entries(), strict=True)))
        _write_summaries(ending, batch, figures)
    from checker.batch.summaries import opening

    return Sum(figures.broken > 0, figures.gated > 0, opening(batch, figures), attention(figures))


def _write_summaries(ending: Ending, batch: Batch, figures: Figures) -> None:
    from checker.batch.page import html
    from checker.batch.summaries import markdown

    out, write = ending.out, ending.write
    write((encoded(markdown(batch, figures)),), os.path.join(out, "summary.md"))
    write(map(encoded, html(batch, figures)), os.path.join(out, "summary.html"))
    try:
        from checker.batch.workbook import workbook
    except ImportError:
        ending.say("提示：没有写 summary.xlsx，需要的组件没有安装；请运行 pip install 'lawcheck[xlsx]'。")
        return
    write(workbook(batch, figures), os.path.join(out, "summary.xlsx"))
