"""The end of a batch: results.jsonl and the summaries, from what the journal holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.batch.copies import Copies
from checker.batch.entry import Entry, read_entry
from checker.batch.figures import Batch, Figures, need
from checker.batch.journal import Journal, encoded
from checker.values import NamedTuple


class Sum(NamedTuple):
    """How a batch came out: whether something could not be read or checked, whether something gates, and what is told of it."""

    broken: bool
    gated: bool
    told: str


class Ending(NamedTuple):
    """Where summaries go and what they are of: the folder, how files are written and lines said, the names of the reports in order."""

    out: str
    write: Callable[[Iterable[bytes], str], None]
    say: Callable[[str], None]
    names: list[str]
    kind: str


def sum_up(ending: Ending, journal: Journal, copies: Copies, expected: tuple[str, ...] | None) -> Sum:
    """Write results.jsonl and the summaries, and return how it came out."""
    names, out, write = ending.names, ending.out, ending.write

    def entries() -> Iterator[Entry]:
        return map(read_entry, journal.entries(names))

    write((report + b"\n" for report in journal.reports(names)), os.path.join(out, "results.jsonl"))
    broken = gated = False
    order = []  # the places of the entries, and not these themselves: there may be a hundred thousand
    for at, entry in enumerate(entries()):
        broken |= entry.broken
        gated |= entry.gates
        order.append((need(entry)[:3], at))
    order.sort()
    pressed = [names[at] for _, at in order]
    batch = Batch(
        ending.kind,
        entries,
        lambda: journal.reports(names),
        lambda: map(read_entry, journal.entries(pressed)),
        copies=copies.find(zip(names, entries(), strict=True)),
    )
    if expected is not None:
        from checker.batch.expected import compare

        absent, unsure = compare(expected, entries())
        batch = batch._replace(absent=absent, unsure=unsure)
    figures = Figures(entries())
    _write_summaries(ending, batch, figures)
    from checker.batch.summaries import opening

    return Sum(broken, gated, opening(batch, figures))


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
