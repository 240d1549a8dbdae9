"""Texts of any length in the shapes that make a program slow: one thing over and over, nothing closed, everything nested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Shape = Callable[[int], str]
"""Returns a text of about so many characters."""

_HEAD = "某县人民政府2024年法治政府建设年度报告\n"
_DIGITS = "〇一二三四五六七八九"


def _again(unit: str, head: str = _HEAD) -> Shape:
    return lambda size: head + unit * max(1, (size - len(head)) // len(unit))


def _numbered(unit: str, head: str = _HEAD) -> Shape:
    """Repeat ``unit`` with the place for a number in it, so that no two are the same."""

    def make(size: int) -> str:
        pieces, length, number = [head], len(head), 0
        while length < size:
            number += 1
            pieces.append(unit.format(number, _chinese(number)))
            length += len(pieces[-1])
        return "".join(pieces)

    return make


def _in_report(unit: str) -> Shape:
    """Repeat a numbered ``unit`` behind the first sections of a real report, where all rules look at it."""
    report = Path(__file__).parent.parent / "seeds" / "kaili-2024.txt"

    def make(size: int) -> str:
        begin = report.read_text(encoding="utf-8")[:2_500] + "\n"
        return begin + _numbered(unit, "")(max(1, size - len(begin)))

    return make


def _chinese(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _nested(opening: str, closing: str) -> Shape:
    return lambda size: _HEAD + opening * (size // 2) + closing * (size // 2)


def _many_spaces(size: int) -> str:
    return _HEAD + "县 长 主 持 " * (size // 8)


SHAPES: dict[str, Shape] = {
    "prose": _numbered(
        "全县各级行政机关认真贯彻落实上级部署，全年办理行政复议案件{0}件，培训执法人员{0}人次，开展普法宣传活动{0}场。\n"
    ),
    "prose in one line": lambda size: _numbered("全年办理行政复议案件{0}件，培训执法人员{0}人次。")(
        min(size, 190_000)
    ),
    "short lines": _again("办\n"),
    "empty lines": _again("\n"),
    "lines of one word": _again("工作\n"),
    "lines of a dot": _again("。\n"),
    "headings": _numbered("{1}、工作情况\n"),
    "headings with text": _numbered("{1}、工作情况\n全年办理案件{0}件。\n"),
    "sub-headings": _again("（一）工作情况。办理案件。\n"),
    "headings in one paragraph": _numbered("一是办理案件{0}件。二是培训{0}人。", _HEAD),
    "numbered items": _numbered("{0}.办理案件。\n", _HEAD + "一、主要工作\n"),
    "titles of instruments": _numbered("《{1}办法》", _HEAD),
    "names of laws, longer": _numbered("《中华人民共和国行政处罚法{0}》", _HEAD + "二是办理案件9件。"),
    "the same title": _again("《中华人民共和国行政处罚法》"),
    "closed titles in lines": _numbered("《{1}办法》\n"),
    "open titles": _again("《"),
    "open brackets": _again("（"),
    "open quotes": _again("“"),
    "nested brackets": _nested("（", "）"),
    "nested titles": _nested("《", "》"),
    "quotes": _again("“依法行政”"),
    "placeholders": _again("XX"),
    "placeholders in text": _again("办理XX案件"),
    "full stops": _again("。"),
    "commas": _again("，"),
    "clauses": _again("县长主持，"),
    "clauses of figures": lambda size: _numbered("{0}件，")(min(size, 190_000)),
    "acts in one sentence, dated": lambda size: _numbered("2024年县长召开会议{0}次，")(min(size, 190_000)),
    "numbers in brackets": lambda size: _again("（一）")(min(size, 190_000)),
    "numbers with semicolons": lambda size: _again("一、；")(min(size, 190_000)),
    "negations": lambda size: _again("没有")(min(size, 190_000)),
    "blanks": _again(" "),
    "wide blanks": _again("\u3000"),
    "blanks between characters": _many_spaces,
    "digits": _again("1"),
    "numbers": _numbered("{0}件、"),
    "percentages": _numbered("占{0}%，"),
    "breakdowns": _numbered("共办理案件{0}件，其中维持3件、驳回4件。\n"),
    "breakdown without end": _numbered("其中维持{0}件、"),
    "rates": _numbered("受理{0}件，办结9件，办结率99%。\n"),
    "changes": _numbered("办理{0}件，同比增长30%，上年为100件。\n"),
    "dates": _numbered("2024年5月{0}日，"),
    "years": _again("2024年2023年"),
    "identity numbers": _again("110101199003074477，"),
    "telephone numbers": _again("张三13800138000，"),
    "lines of telephones and accounts": _numbered(
        "110101199003074477，0851-8222333{0}，账号6222020200{0}。\n"
    ),
    "short lines, numbered": _numbered("{0}。\n"),
    "short lines in a report": _in_report("{0}。\n"),
    "counts in a report": _in_report("办结{0}件。\n"),
    "items in a report": _in_report("一是执法{0}不足。\n"),
    "acts in a report": _in_report("县长{0}次述法。\n"),
    "one sentence in a report": lambda size: _in_report("二是未公示{0}件，应当办结{0}次，")(
        min(size, 190_000)
    ),
    "repeated sentences": _again("全年办理行政复议案件一批，群众满意度持续提升。\n"),
    "repeated paragraphs": _again(
        "全年办理行政复议案件一批，群众满意度持续提升；执法人员参加培训，执法水平不断提高。" * 3 + "\n"
    ),
    "shortcomings with plans": lambda size: (
        _HEAD
        + "二、存在的不足\n"
        + _numbered("{0}是乡镇执法力量薄弱，第{0}个所持证人员不足。\n", "")(size // 2)
        + "三、下一步工作安排\n"
        + _numbered("{0}是加强第{0}个所执法队伍建设，组织培训。\n", "")(size // 2)
    ),
    "acts of the leader": _again("县长李明2024年5月主持召开会议，研究法治建设工作。\n"),
    "acts in one sentence": _again("县长李明主持召开会议，研究法治建设工作，"),
    "typing faults": _again("行政执法公式制度，，的的。。\n"),
    "Latin letters": _again("a"),
    "Latin words": _again("lawcheck "),
    "rare characters": _again("𠮷"),
    "zero width": _again("法\u200b治"),
    "combining marks": _again("a\u0301"),
}
