"""``--since``: compare what is found now with an earlier check, given as its report or as its JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.checking import Checker
from checker.cli import console
from checker.errors import LawcheckError
from checker.reading.files import is_result, shown_path
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
        if not os.path.isfile(since):
            raise LawcheckError(
                "找不到上次的报告。", remedy="请核对 --since 后面的文件名。", path=shown_path(since)
            )
        if is_result(since):
            raise LawcheckError(
                "这是 lawcheck 写的差距报告，不是报告本身。",
                remedy="--since 请写上次送检的原稿，或者上次 -f json 写出的结果。",
                path=shown_path(since),
            )
        reports = [shown(report) for report in Checker(checker.wishes).check(since)]
        if len(reports) != 1:
            raise LawcheckError(
                "--since 的文件里不是一份报告。", remedy="请写一份报告。", path=shown_path(since)
            )
        if reports[0].error is not None:
            # The error names the file and says what to do.
            raise LawcheckError(f"上次的报告没有读成。{reports[0].error}")
        (self._before,) = reports

    def viewed(self, report: Report) -> Shown:
        """Return a report as outputs may show it, with what became of the gaps of the earlier check."""
        view = shown(report)
        if self._since is None or view.document is None:
            return view
        from checker.gate.since import compared, earlier_of, earlier_of_json, told_of_other

        try:
            before = self._before
            earlier = earlier_of(before) if before is not None else earlier_of_json(self._since, view.path)
            told = told_of_other(view, earlier)
        except LawcheckError as error:
            self.failed = True
            console.message(f"错误：{error.at(shown_path(self._since))}")
            return view
        notices = (*view.notices, told) if told else view.notices
        return view._replace(since=compared(view, earlier.gaps), notices=notices)
