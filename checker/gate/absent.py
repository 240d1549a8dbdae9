"""Waivers and baseline entries whose report is not there: most often it was renamed, and nobody would notice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from checker.config.waiver import Waiver
from checker.gate.baseline import Entry
from checker.gate.waivers import called

_ENOUGH = 0.5
_MOST = 5


def waivers_without_file(waivers: Iterable[tuple[Waiver, str]], fits: Mapping[Waiver, str]) -> list[str]:
    """Return a remark about each waiver for a report that does not exist; each comes with the folder of its configuration.

    ``fits`` are the checked reports in which such a waiver finds its words: renamed, most likely.
    """
    remarks = []
    for waiver, folder in waivers:
        path = os.path.join(folder, waiver.file)
        if waiver.file and not os.path.exists(_outer(path)):
            remarks.append(
                f"{called(waiver)}写的文件“{waiver.file}”不存在，没有生效{_renamed(path, fits.get(waiver))}。请核对文件名和扩展名。"
            )
    return remarks


def _renamed(path: str, fits: str | None) -> str:
    """Say to which name the file was changed, as far as can be told: by the words of the waiver, else by the likest name."""
    if fits is not None:
        return f"，像是改名为“{fits}”（那份报告里有这一处）"
    import difflib

    folder, name = os.path.split(path)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return ""
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"，是否改名为“{close[0]}”" if close else ""


def _outer(path: str) -> str:
    """Return the path of a file; of one in an archive, that of the archive."""
    at = path.lower().find(".zip/")
    return path if at < 0 else path[: at + 4]


def baseline_without_file(
    baseline: str, known: Mapping[str, tuple[Entry, ...]], found: Mapping[str, tuple[Entry, ...]]
) -> list[str]:
    """Return a remark about each report of a baseline that does not exist.

    ``found`` has the gaps of the checked reports that the baseline does not know, by their names in it: one with
    mostly the same gaps was renamed.
    """
    folder = os.path.dirname(os.path.abspath(baseline))
    gone = [name for name in known if not os.path.exists(os.path.join(folder, _outer(name)))]
    remarks = []
    for name in gone[:_MOST]:
        entries = {(entry.rule, entry.fingerprint) for entry in known[name]}
        likely = next(
            (
                other
                for other, own in found.items()
                if entries
                and len(entries & {(one.rule, one.fingerprint) for one in own}) >= _ENOUGH * len(entries)
            ),
            None,
        )
        told = f"，像是改名为“{likely}”" if likely is not None else ""
        remarks.append(f"基线里的“{name}”不存在{told}。文件改了名的，请运行 --write-baseline 更新基线。")
    if len(gone) > _MOST:
        remarks.append(f"基线里另有{len(gone) - _MOST}份报告不存在。")
    return remarks
