"""Names of the files of each report: such as no system refuses and no other report has."""

from __future__ import annotations

import hashlib
import re

from checker.batch.journal import HIDDEN, name_field
from checker.batch.sources import Submission
from checker.text.outgoing import named

_LONGEST = 150
"""Bytes of a file name made from the name of a report: with its ending it fits on every system."""
GAP, NOTICE, COPY = ".差距报告.md", ".退回意见.md", ".批注稿.docx"


def digest(*parts: bytes) -> str:
    """Return a digest that tells these parts, one by one, from all others."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.hexdigest()


def stems(items: list[Submission]) -> dict[str, str]:
    """Return, for the name of each report, the name of its files without ending."""
    found: dict[str, str] = {}
    taken: set[str] = {HIDDEN}
    for item in items:
        plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", named(item.name)).strip(" .") or "_"
        stem = plain.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
        if stem != item.name or stem.casefold() in taken:
            stem = f"{stem}-{digest(name_field(item.name).encode())[:8]}"
        taken.add(stem.casefold())
        found[item.name] = stem
    return found
