"""Slips of the pen in a title: what proves that a known instrument was meant, and no other one.

A character of the same sound or look, neighbours swapped, a few characters left out, put in or replaced amid a long title, the name
of a law shortened after 中华人民共和国. Opinions and notices (关于…) are issued under like names everywhere, so that of those without
their issuer only slips of sound and look are told.
"""

from __future__ import annotations

from checker.checks.outcome import fill
from checker.checks.wording.instruments import Known, Reasons
from checker.text.alike import Alike, differing
from checker.text.titles import NATIONAL, CitedTitle
from checker.text.words import is_word

_LONG = 8
_VERY_LONG = 16
_MOST_LEFT_OUT = 2
_MOST_REPLACED = 3
_OTHER_INSTRUMENT = (
    "实施",
    "贯彻",
    "落实",
    "具体",
    "若干",
    "补充",
    "配套",
    "暂行",
    "试行",
    "试点",
    "修正",
    "修改",
)
_SAYS_NOTHING = frozenset(
    ("工作", "发展", "建设", "管理", "行政", "国家", "政府", "有关", "相关", "促进", "保护", "处理")
)
"""Words that are put into titles by a slip of memory (政府信息公开工作条例)."""
_MOST_MOVED = 6
_SHORTEST_LAW = 4


def slip_in(title: CitedTitle, known: Known, alike: Alike, reasons: Reasons) -> str | None:
    """Return which slip of the pen made ``title`` of the known one, or None where it may be another instrument."""
    core, meant = title.core, known.core
    if title.national and known.law and _shortened(core, meant):
        return reasons.shortened
    if abs(len(core) - len(meant)) > _MOST_REPLACED or core.endswith(meant):
        return None
    written, right, at = differing(core, meant)
    values = {"written": written, "right": right}
    length = len(meant) + (len(NATIONAL) if title.national else 0)
    if len(written) == len(right) and length > _SHORTEST_LAW:
        moved = len(right) <= _MOST_MOVED and sorted(written) == sorted(right)
        if moved or alike.all_mistaken(written, right):
            return fill(reasons.replaced, values)
    if not right and len(written) == 1 and written == core[at - 1 : at] and len(meant) > _SHORTEST_LAW:
        return fill(reasons.put_in, values)  # 信访工工作条例
    named_in_full = title.national and known.law
    if (known.common and not title.issued) or any(word in written for word in _OTHER_INSTRUMENT):
        return None
    if named_in_full and core == meant[1:] and len(core) >= _SHORTEST_LAW:
        return fill(reasons.left_out, values)
    if len(meant) < (_LONG - 3 if named_in_full else _LONG) or (known.years and not title.brackets):
        return None
    same_years = any(years in title.brackets for years in known.years)
    if at == 0 or (at + len(right) == len(meant) and not same_years):
        return None
    if not written and len(right) <= _MOST_LEFT_OUT:
        return fill(reasons.left_out, values)
    if not right and len(written) <= _MOST_LEFT_OUT:
        # A word put in makes another title (人民武装警察法), unless it says nothing of its own; a single character is a slip.
        whole = is_word(written) and written not in _SAYS_NOTHING
        return None if whole else fill(reasons.put_in, values)
    if len(written) == len(right) == 1 or (
        len(meant) >= _VERY_LONG and max(len(written), len(right)) <= _MOST_REPLACED
    ):
        return fill(reasons.replaced, values)
    return None


def near_national(core: str, law: str) -> bool:
    """Whether what stands before the name of a law is 中华人民共和国 with a slip: one too many, two left out at most, or two that changed places."""
    head = core[: len(core) - len(law)]
    if not core.endswith(law) or len(head) < len(NATIONAL) - 2 or not head.startswith(NATIONAL[:2]):
        return False
    rest, written = iter(NATIONAL), iter(head)
    one_more = len(head) == len(NATIONAL) + 1 and all(char in written for char in NATIONAL)
    return one_more or sorted(head) == sorted(NATIONAL) or all(char in rest for char in head)


def _shortened(core: str, meant: str) -> bool:
    """Whether ``core`` is ``meant`` with characters left out and the same two at its beginning or the same last one."""
    if len(core) >= len(meant) or len(core) < _SHORTEST_LAW or core[-1] != meant[-1] or core[0] != meant[0]:
        return False
    rest = iter(meant)
    return all(char in rest for char in core)
