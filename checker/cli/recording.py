"""``--write-baseline``: the gaps that a run found go into a file, so that later runs report only what is new."""

from __future__ import annotations

import os

from checker.checking import Checker
from checker.cli import console
from checker.cli.files import folder_lock, write_file
from checker.gate.baseline import DEFAULT, Entry, baseline_text, key_of, read_baseline


def baseline_file(path: str | None) -> str:
    """Return where to write the baseline; an existing file must be a baseline."""
    path = path or DEFAULT
    if os.path.exists(path):
        read_baseline(path)
    return path


def write_baseline(path: str, checker: Checker) -> None:
    """Write the gaps found; those of rules and existing reports that were not checked this time stay."""
    folder = os.path.dirname(os.path.abspath(path))
    found: dict[str, tuple[Entry, ...]] = {}
    # Several runs may write one baseline at the same time, each for its own reports.
    with folder_lock(os.path.realpath(path)):
        known = read_baseline(path) if os.path.exists(path) else {}
        for file, entries in checker.recorded.items():
            name = key_of(file, path)
            reported = checker.regime(file).reported
            unseen = [entry for entry in known.get(name, ()) if entry.rule not in reported]
            found[name] = (*entries, *unseen)
        kept = {name: entries for name, entries in known.items() if _still_there(os.path.join(folder, name))}
        write_file((baseline_text({**kept, **found}).encode(),), path, locked=True)
    count = sum(len(entries) for entries in found.values())
    console.message(f"基线已写入 {path}：{len(found)}份报告，{count}处问题；以后只报新出现的。")


def _still_there(path: str) -> bool:
    """Whether a report exists; one in an archive exists with the archive, one of a masked name may."""
    if "****" in path:
        return True
    at = path.lower().find(".zip/")
    return os.path.exists(path if at < 0 else path[: at + 4])
