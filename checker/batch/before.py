"""What a batch is given beside its reports: looked at before anything is written, and told in all that is."""

from __future__ import annotations

import os

from checker.batch.refusals import refuse_no_folder
from checker.batch.sources import Sources
from checker.checking import Checker, Wishes
from checker.errors import LawcheckError
from checker.text.outgoing import named, told
from checker.values import NamedTuple


class Given(NamedTuple):
    """The units that must report (None: no list was given), and what is to be told of what was given."""

    expected: tuple[str, ...] | None
    notes: tuple[str, ...]


def prepare(expected: str | None, wishes: Wishes, checker: Checker, sources: Sources) -> Given:
    """Look at what a batch is given; ``expected`` is the path of a list. Raises LawcheckError where it cannot begin."""
    if not sources.items:
        raise LawcheckError("没有找到要检查的报告。", remedy="请核对文件夹、压缩包或者文件名。")
    nothing = sources.items[0].error
    if nothing is not None and not any(item.file for item in sources.items):
        raise nothing
    given = Given(None, ())
    if expected is not None:
        from checker.batch.lists import read_list

        given = Given(*read_list(expected))
    if wishes.previous is not None:
        refuse_no_folder(wishes.previous)
    for item in sources.items:
        # Broken configurations, packs and baselines stop the run before anything is written.
        checker.ready(item.file)
    if wishes.baseline is None:  # one that a configuration names is told with what else that changes
        return given
    name = named(os.path.basename(wishes.baseline))
    return given._replace(notes=(*given.notes, f"基线 {name} 里以前已有的问题不算没有通过。"))


def remarks(checker: Checker, sources: Sources, used: set[str]) -> tuple[str, ...]:
    """Return what is to be told of waivers and baselines once all is checked; ``used`` are the waivers that found anything, as messages call them."""
    waivers = {waiver for item in sources.items for waiver in checker.regime(item.file).config.waivers}
    if waivers:
        from checker.gate.waivers import called

        checker.used = {waiver for waiver in waivers if told(called(waiver)) in used}
    known = checker.not_used()
    return tuple(told(one) for one in checker.remarks() if one not in known)
