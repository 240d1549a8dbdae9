"""What tells whether a report is to be checked again: where the reports come from, and what decides how one comes out."""

from __future__ import annotations

import os
import time

from checker.batch.entry import Entry
from checker.batch.stems import digest
from checker.checking import Regime, Wishes
from checker.version import __version__


def source_key(paths: tuple[str, ...]) -> str:
    """Return what tells the sources of a batch from others."""
    return digest(*(os.path.realpath(path).encode("utf-8", "surrogatepass") for path in sorted(paths)))


def setting_key(regime: Regime, wishes: Wishes) -> bytes:
    """Return what, beside its bytes, decides how a report comes out: program, packs, configuration, options; and what is kept of it."""
    parts = [
        __version__,
        repr(Entry._fields),
        repr(tuple(wishes)),
        repr(regime.changes),
        repr(sorted(regime.off.items())),
    ]
    parts += [f"{pack.name} {pack.version}" for pack in regime.rulebook.packs]
    if regime.config.waivers:  # they expire by the day
        parts.append(wishes.today or time.strftime("%Y-%m-%d"))
    made = [part.encode("utf-8", "surrogatepass") for part in parts]
    for path in (*regime.files, wishes.baseline, regime.config.baseline):
        try:
            with open(path or os.devnull, "rb") as file:
                made.append(file.read())
        except OSError:
            made.append(b"")
    return digest(*made).encode()
