"""The gap reports of one run as one document: with an overview in front where there are several."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.reporting.formats import Job
from checker.reporting.people.blocks import Block
from checker.reporting.shown import Shown
from checker.rulebook.model import Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reporting.people.overview import Row
    from checker.reporting.spool import Spool


class GapDocument:
    """Collects the gap reports of a run, each made by ``one`` when it comes; ``render`` makes the overview."""

    def __init__(
        self, job: Job, one: Callable[[Shown, Rulebook], str], render: Callable[[list[Block]], str]
    ) -> None:
        self._job = job
        self._one = one
        self._render = render
        self._texts: list[str] | Spool = []
        self._first: Shown | None = None
        self._rows: list[Row] = []

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Render one report."""
        text = self._one(report, rulebook)
        if not self._texts:
            self._texts, self._first = [text], report
            return
        from checker.reporting.people.overview import row_of  # a run over one report starts without it
        from checker.reporting.spool import Spool

        if isinstance(self._texts, list):
            texts, self._texts = self._texts, Spool()
            for one in texts:
                self._texts.add(one)
        if self._first is not None:
            self._rows.append(row_of(self._first))
            self._first = None
        self._texts.add("\n" + text)
        self._rows.append(row_of(report))

    def pieces(self) -> Iterator[str]:
        """Yield the overview, where there are several, and the reports in their order."""
        if self._rows:
            from checker.reporting.people.overview import overview_blocks

            yield self._render(overview_blocks(self._rows, self._job.rulebooks[0])) + "\n"
        yield from self._texts
