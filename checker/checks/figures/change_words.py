"""What the words before a rate or an amount say of a change: more or less, by how much or up to what, of what."""

from __future__ import annotations

from functools import lru_cache

from checker.checks.figures.options import ChangeOptions
from checker.checks.figures.statements import CHANGE_NAMES, CountedItem
from checker.text.lazy import pattern
from checker.text.numbers import value_of
from checker.values import NamedTuple

TO = ("到", "至", "为", "达")
_MEANS = ("年均", "年平均", "平均每年", "每年平均")
_NOUNS = ("幅度", "比例", "比率", "幅", "率")
"""What makes a name of a verb of change: 减少比例, 压缩率."""
_FINALS = ("了", "出", "达到", "高达", "达", "约")
"""What may stand between a verb of change and its amount."""
_STOCK = ("不少", "多少", "减少到", "下降到")
_SHORT_FALLS = ("少", "减", "降", "低", "跌")
"""Verbs of a decrease that are one only where they stand alone, or behind what is compared with: 少了, 比上年降了."""
YEAR_BEFORE = ("上年", "去年", "上一年", "前一年")
"""Names of the year before the one that is reported on."""
PART_OF_YEAR = pattern("[上下]半年|季度|[0-9]月|个月|截至")
"""Words of a value that is not one of a whole year."""
YEAR = pattern("[0-9]{4}(?=年)")
_OVER = pattern("^([2-9]|[两二三四五六七八九])年(?:来|间|内)?(?:累计)?")


class Verb(NamedTuple):
    """What the words before a rate say: direction, whether the value reached is meant, a yearly mean, what else they name.

    ``over`` is the number of years that the change took (两年下降), 0 where none is told.
    """

    up: bool
    reached: bool
    yearly: bool
    named: str
    over: int = 0


def may_end(options: ChangeOptions) -> frozenset[str]:
    """Return the characters one of which the words before a change in per cent or in things end with, see :func:`verb_of`."""
    return frozenset(word[-1] for word in (*options.up, *options.down, *_FINALS, *_NOUNS, "为", "是"))


def verb_of(rate: CountedItem, options: ChangeOptions) -> Verb | None:
    """Return what the words before a rate say of a change, or None where they tell of none."""
    if rate.lead.count("，") > 1:
        return None
    label = rate.label
    yearly = "均" in label and any(word in label for word in _MEANS)
    if rate.amount.unit == "番":
        rest = label.removesuffix("了").removesuffix("翻")
        return Verb(True, True, False, _bare(rest, options)) if "翻" in label else None
    reached = False
    if rate.amount.unit == "倍":
        for word in TO:
            if label.endswith(word):
                label = label.removesuffix(word)
                reached = True
        if label.endswith("的"):
            return _multiple(label, options)
    for word in _FINALS:
        label = label.removesuffix(word)
    named_change = label.removesuffix("为").removesuffix("是")
    noun = next((word for word in _NOUNS if named_change.endswith(word)), "")
    if noun or label.endswith("为"):
        label = named_change if noun else label.removesuffix("为")
    stems = (label, label.removesuffix(noun)) if noun else (label,)
    for stem in stems:
        for up, verbs in ((True, options.up), (False, options.down)):
            if not stem.endswith(verbs):
                continue
            verb: str = next((word for word in verbs if stem.endswith(word)), "")
            if verb and not (noun and verb in CHANGE_NAMES and stem is label):
                rest = stem.removesuffix(verb)
                for mean in _MEANS:
                    rest = rest.replace(mean, "")
                took = _OVER.match(rest)
                over = value_of(took[1]) or 0 if took is not None else 0
                return Verb(up, reached, yearly, _bare(rest[took.end() :] if took else rest, options), over)
    return None


def falls_by_times(rate: CountedItem, options: ChangeOptions) -> bool:
    """Whether a decrease is told in 倍 (减少了3倍), which no decrease can be."""
    if rate.amount.unit != "倍":
        return False
    label = rate.label.removesuffix("近").removesuffix("约").removesuffix("了")
    if label.endswith(_SHORT_FALLS) and not _bare(label[:-1], options).strip("整足"):
        return True  # 比去年少了2倍; not 不少, 成本降, which may be the end of another word
    return label.endswith(tuple(word for word in options.down if len(word) > 1 and word != "提速")) and not (
        label.endswith(_STOCK)
    )


def _multiple(label: str, options: ChangeOptions) -> Verb | None:
    """Return what 是上年的 before 3倍 says: the value reached, and nothing else."""
    if label == "的":
        return Verb(True, True, False, "")  # 312件，是上年260件的1.2倍
    for word in ("是", "为", "达到", "相当于"):
        rest = label.removesuffix("的").removeprefix(word)
        if rest != label.removesuffix("的"):
            for earlier in options.earlier:
                rest = rest.replace(earlier, "")
            return Verb(True, True, False, _bare(rest, options))
    return None


def _bare(label: str, options: ChangeOptions) -> str:
    """Return what a label says beside times and words of comparison."""
    return _without(label, options.earlier, options.fillers) if label else label


@lru_cache(256)
def _without(label: str, earlier: tuple[str, ...], fillers: tuple[str, ...]) -> str:
    for word in (*earlier, *fillers):
        label = label.replace(word, "")
    return YEAR.sub("", label).strip("0123456789与同年的")


_MORE_DONE = pattern("((?:同比|[比较][^，；]{1,12})[多少])[\u4e00-\u9fff]{1,2}$")


def change_label(item: CountedItem) -> str:
    """Return the label of a change up to its verb: 同比多 of 同比多办."""
    label = item.label.rstrip("了")
    return _MORE_DONE.sub(r"\1", label) if "多" in label or "少" in label else label


def bare_change(item: CountedItem, options: ChangeOptions) -> str:
    """Return what the label of a change says beside its verb."""
    label = change_label(item)
    for word in (*options.up, *options.down):
        if label.endswith(word):
            return _bare(label.removesuffix(word), options)
    return label


def years_between(earlier: str, later: str) -> int | None:
    """Return how many years lie between two values, or None where that is not told."""
    first, last = YEAR.findall(earlier), YEAR.findall(later)
    years = int(last[-1]) - int(first[-1]) if first and last else 0
    return years if 0 < years <= 30 else None


def spans(verb: Verb, earlier: str, years: int | None, options: ChangeOptions) -> bool:
    """Whether a change that took so many years (两年下降) can be told of a value so many ``years`` back, or of no year that is named."""
    if not verb.over:
        return True
    return verb.over == years if years else not any(word in earlier for word in options.earlier)


def two_times(earlier: str, later: str, options: ChangeOptions) -> bool:
    """Whether two values are told of two times, the first before the second."""
    first, last = YEAR.findall(earlier), YEAR.findall(later)
    if first and last:
        return int(first[-1]) < int(last[-1])
    told = bool(first) or any(word in earlier for word in options.earlier)
    return told and (bool(last) or any(word in later for word in options.later))


def year_before(later: str, earlier: str) -> bool:
    """Whether two values are told of two years that follow one another, the second before the first (2022年120件，2021年100件)."""
    first, last = YEAR.findall(later), YEAR.findall(earlier)
    return bool(first) and len(last) == 1 and int(first[-1]) == int(last[-1]) + 1


def reached_at(between: str, options: ChangeOptions) -> str:
    """Return the words between two values up to 到 or 至, without the time at which the second was reached (降至今年的)."""
    at = max(between.rfind(word) for word in TO) + 1
    time = YEAR.sub("", between[at:])
    for word in options.later:
        time = time.replace(word, "")
    return between if time.strip("年度末底的") else YEAR.sub("", between[:at])
