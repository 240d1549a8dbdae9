"""The gap reports of one run as one document: with an overview in front where there are several."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.reporting.formats import Job
from checker.reporting.people.blocks import Block
from checker.reporting.people.gap import conclude, gap_blocks, overview_blocks
from checker.reporting.shown import Shown
from checker.rulebook.model import MUST, UNMET, Rulebook
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reporting.spool import Spool


_UNCHECKED = "没有检查"


class GapDocument:
    """Collects the gap reports of a run, each rendered by ``render`` when it comes."""

    def __init__(
        self,
        job: Job,
        render: Callable[[list[Block]], str],
        blocks: Callable[[Shown, Rulebook, str], list[Block]] = gap_blocks,
    ) -> None:
        self._job = job
        self._blocks = blocks
        self._render = render
        self._texts: list[str] | Spool = []
        self._rows: list[tuple[str, str, str]] = []

    def add(self, report: Shown, rulebook: Rulebook) -> None:
        """Render one report."""
        text = self._render(self._blocks(report, rulebook, self._job.version))
        if not self._rows:
            self._texts = [text]
        else:
            self._spool().add("\n" + text)
        self._rows.append(_told_row(report))

    def _spool(self) -> Spool:
        if isinstance(self._texts, list):
            from checker.reporting.spool import Spool  # a run over one report starts without it

            texts, self._texts = self._texts, Spool()
            for text in texts:
                self._texts.add(text)
        return self._texts

    def pieces(self) -> Iterator[str]:
        """Yield the overview, where there are several, and the reports in their order."""
        if len(self._rows) > 1:
            yield (
                self._render(overview_blocks(sorted(self._rows, key=_weight), self._job.rulebooks[0])) + "\n"
            )
        yield from self._texts


def _told_row(report: Shown) -> tuple[str, str, str]:
    """Return the row of one report with the must rules unmet in words."""
    path, headline, _ = overview_row(report)
    if report.document is None:
        return path, headline, report.error or ""
    lacking = [
        result.rule.title
        for result in report.results
        if result.rule.level == MUST and result.outcome.verdict == UNMET and not result.excused
    ]
    return path, headline, "、".join(lacking)


def _weight(row: tuple[str, str, str]) -> tuple[bool, int]:
    """Order the rows: what lacks most first, what was not checked last."""
    return row[1] == _UNCHECKED, -(row[2].count("、") + bool(row[2]))


def overview_row(report: Shown) -> tuple[str, str, str]:
    """Return path, conclusion and number of must rules unmet of one report."""
    if report.document is None:
        return report.path, _UNCHECKED, "无法读取"
    return report.path, conclude(report).headline.rstrip("。"), str(report.missing)
