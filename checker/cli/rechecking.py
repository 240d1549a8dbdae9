"""``--since``: compare what is found now with an earlier check, given as its report or as its JSON."""

from __future__ import annotations

from collections.abc import Sequence

from checker.checking import Checker
from checker.cli import console
from checker.errors import LawcheckError
from checker.reading.files import shown_path
from checker.reporting.shown import Shown, shown
from checker.results import Report


class Recheck:
    """What an earlier check found; without ``since`` there is none, and reports stay as they are."""

    def __init__(self, since: str | None, files: Sequence[str | LawcheckError], checker: Checker) -> None:
        """Read the earlier report. Raises LawcheckError where it cannot be read, or where several are to be compared with it."""
        self._since = since
        self._before: Shown | None = None
        self.failed = False
        """Whether a report had nothing to be compared with."""
        if since is None or since.lower().endswith(".json"):
            return
        if len(files) != 1:
            raise LawcheckError(
                "--since 写上次的报告时，一次只能复核一份。", remedy="复核几份的，请写上次的 JSON 结果。"
            )
        reports = [shown(report) for report in Checker(checker.wishes).check(since)]
        if len(reports) != 1 or reports[0].document is None:
            told = reports[0].error if len(reports) == 1 else "请写一份报告。"
            raise LawcheckError(f"上次的报告没有读成：{told}", path=shown_path(since))
        (self._before,) = reports

    def viewed(self, report: Report) -> Shown:
        """Return a report as outputs may show it, with what became of the gaps of the earlier check."""
        view = shown(report)
        if self._since is None or view.document is None:
            return view
        from checker.gate.since import compared, gaps_of, gaps_of_json

        try:
            before = self._before
            known = gaps_of(before) if before is not None else gaps_of_json(self._since, view.path)
        except LawcheckError as error:
            self.failed = True
            console.message(f"错误：{error}")
            return view
        return view._replace(since=compared(view, known))
