"""What a batch is given beside its reports: looked at before anything is written, and told in all that is."""

from __future__ import annotations

from checker.batch.refusals import refuse_no_folder
from checker.batch.sources import Sources
from checker.checking import Checker, Wishes
from checker.errors import LawcheckError
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
    for item in sources.items:  # Broken configurations and packs stop the run before anything is written.
        checker.regime(item.file)
    return given
