"""Runs of lawcheck that are disturbed, what they write, and what must be true of that afterwards (benchmarks/disturb.py)."""

from __future__ import annotations

import functools
import importlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from disturbed_batches import ROOT, started

from checker.gate.baseline import baseline_text

SEED = os.path.join(ROOT, "seeds", "kaili-2024.txt")
ENDINGS = {
    "markdown": "md",
    "html": "html",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "log",
    "gitlab": "json",
    "lines": "log",
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "docx",
    "fix": "docx",
}
"""The endings of what a run writes: a format, or a corrected copy."""
BASELINE = "baseline"
OLD = b"old"


def words_for(what: str, target: str) -> list[str]:
    """Return the words of a run that writes ``target``."""
    if what == BASELINE:
        return ["-q", "--write-baseline", target, SEED, "-f", "json"]
    if what == "fix":
        return ["fix", word_file(), "-o", target]
    return ["-q", "-f", f"{what}:{target}", word_file() if what == "docx" else SEED]


@functools.cache
def word_file() -> str:
    """Return the path of the seed as a Word file, with slips in it that can be corrected."""
    formats: Any = importlib.import_module("tests.formats")
    with open(SEED, encoding="utf-8") as file:
        text = file.read().replace("行政执法公示制度", "行政执法公式制度")
    path = os.path.join(_KEPT.name, "kaili.docx")
    with open(path, "wb") as file:
        file.write(formats.FORMATS["docx"][1](text))
    return path


_KEPT = tempfile.TemporaryDirectory()


def target_of(what: str, folder: str) -> str:
    """Return the path that a run writes to."""
    return os.path.join(folder, f"out.{ENDINGS.get(what, 'json')}")


def whole(what: str, folder: str) -> bytes:
    """Return what an undisturbed run writes."""
    target = target_of(what, folder)
    started(words_for(what, target), folder).communicate()
    with open(target, "rb") as file:
        made = file.read()
    os.remove(target)
    return made


def over_old(
    what: str,
    folder: str,
    *,
    program: Sequence[str] = ("-m", "checker"),
    bound: Callable[[], object] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a run that writes over an old file."""
    target = target_of(what, folder)
    with open(target, "wb") as file:
        file.write(old(what))
    return started(words_for(what, target), folder, program=program, bound=bound)


def faults(what: str, folder: str, new: bytes, status: int, *, killed: bool) -> Iterator[str]:
    """Yield what is wrong after a disturbed run."""
    target = target_of(what, folder)
    with open(target, "rb") as file:
        found = file.read()
    if found not in (old(what), new):
        yield f"{what}: neither old nor new ({len(found)} bytes)"
    if status in (0, 1) and found != new:
        yield f"{what}: status {status}, but the old file"
    left = [name for name in os.listdir(folder) if name != os.path.basename(target)]
    if left and not killed:
        yield f"{what}: left behind {left}"


def old(what: str) -> bytes:
    """Return what stands in the place before the run: a baseline must be one."""
    return baseline_text({}).encode() if what == BASELINE else OLD
