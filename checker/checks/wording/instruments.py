"""What is known of an instrument (a law, a decision, a plan), and what can be wrong with its title."""

from __future__ import annotations

from checker.rulebook import option
from checker.values import NamedTuple


class Wrong(NamedTuple):
    """What is wrong with a title, and how it is written rightly."""

    right: str
    why: str
    mild: bool = False


class Known(NamedTuple):
    """A known title: its core, the brackets it may have, whether it is a law of the nation, whether 中华人民共和国 is wrong before it.

    ``common`` tells that other issuers use like names (关于…), ``issuer`` is the one of the highest that the title begins with.
    """

    core: str
    years: tuple[str, ...]
    law: bool
    bare: bool
    common: bool
    issuer: str = ""


class Instrument(NamedTuple):
    """A known instrument."""

    title: str = option.text("题名")
    years: str = option.text("题名后面括号里的起止年份", default="")
    bare: bool = option.flag("题名没有“中华人民共和国”")
    wrong: tuple[str, ...] = option.words("其他常见的错误写法", default=())


class Reasons(NamedTuple):
    """What is said of the nature of a fault."""

    known: str = option.message("写成了 wrong 里的题名")
    replaced: str = option.message("写错了字", written="写的字", right="正确的字")
    left_out: str = option.message("漏了字", right="漏的字")
    put_in: str = option.message("多了字", written="多的字")
    bare: str = option.message("题名本来没有“中华人民共和国”")
    shortened: str = option.message("写了“中华人民共和国”，后面却是简称")
    years: str = option.message("括号里的起止年份不对", years="写的起止年份")
    joined: str = option.message("起止年份连在一起")
    unsigned: str = option.message("括号里缺少“年”字")
    outside: str = option.message("“年”字写在括号外面")
    issuer: str = option.message("题名里的机关不对", issuer="印发的机关")
