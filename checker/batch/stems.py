"""Names of the files of each report: such as no system refuses and no other report has."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from checker.batch.journal import name_field
from checker.batch.sources import Submission
from checker.text.outgoing import named

_LONGEST = 150
"""Bytes of a file name made from the name of a report: with its ending it fits on every system."""
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|\Z)")
"""Names that Windows keeps for devices, whatever ending they have."""
GAP, NOTICE, COPY = ".差距报告.md", ".退回意见.md", ".批注稿.docx"


def digest(*parts: bytes) -> str:
    """Return a digest that tells these parts, one by one, from all others."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.hexdigest()


def stems(items: list[Submission]) -> dict[str, str]:
    """Return, for the name of each report, the name of its files without ending; with a digest where others would have the same."""
    plain = {item.name: _plain(item.name) for item in items}
    times = Counter(stem.casefold() for stem, _ in plain.values())
    return {
        name: stem
        if whole and times[stem.casefold()] == 1
        else f"{stem}-{digest(name_field(name).encode())[:8]}"
        for name, (stem, whole) in plain.items()
    }


def _plain(name: str) -> tuple[str, bool]:
    """Return a name with nothing in it that a system refuses, and whether all of it is there."""
    shown = named(name)
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", shown).strip(" .") or "_"
    if _DEVICE.match(plain):
        plain = f"_{plain}"
    stem = plain.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    return stem, stem == plain and shown == name and len(plain) == len(shown)
