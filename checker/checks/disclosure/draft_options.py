"""The options of ``draft-traces``: the words by which traces are known, and what is told of each kind of trace."""

from __future__ import annotations

from checker.rulebook import option
from checker.rulebook.model import Texts
from checker.values import NamedTuple


class Natures(NamedTuple):
    """What is said of each kind of trace in the text."""

    date: str = option.message("年、月、日前面没有数字")
    figure: str = option.message("数字的地方是空格、省略号")
    digit: str = option.message("用符号代替数字", mark="符号")
    content: str = option.message("用叉号代替内容", mark="符号")
    variable: str = option.message("模板里的变量")
    value: str = option.message("程序没有取到的数据")
    formula: str = option.message("表格里出错的公式")
    lost: str = option.message("丢失的字符")
    blank: str = option.message("没有填写的空白")
    note: str = option.message("起草时的提示")
    status: str = option.message("题名旁的稿本标志")
    aside: str = option.message("页眉、页脚、水印等处的稿本标志")
    markup: str = option.message("别的软件的排版标记", count="有几处")


class Changes(NamedTuple):
    """How changes that stand in a file are called."""

    inserted: str = option.message("插入的文字")
    deleted: str = option.message("删除的文字")
    struck: str = option.message("加了删除线的文字")
    hidden: str = option.message("隐藏的文字")
    comment: str = option.message("批注")
    moved: str = option.message("在一处删去、在另一处插入的同样的文字", default="移动")
    mark: str = option.message("删去或者插入的段落标记", default="段落标记")
    counted: str = option.message("一种改动和它的处数", kind="改动的名称", count="有几处")
    revisions: str = option.message("有插入、删除、批注时，{what} 写成什么")
    remains: str = option.message("只有划去、隐藏的文字时，{what} 写成什么")


class Options(NamedTuple):
    """The options of ``draft-traces``."""

    units: tuple[str, ...] = option.words("单位：前面是×、N、00的，是没有填的数字")
    notes: tuple[str, ...] = option.words("括号以这些词开头或者结尾的，是起草时的提示")
    whole: tuple[str, ...] = option.words("括号里只有这些词的，是起草时的提示")
    nouns: tuple[str, ...] = option.words("whole 里的名词：紧跟在别的名词后面的是说明，不是提示", default=())
    phrases: tuple[str, ...] = option.words("不用括号的提示")
    status: tuple[str, ...] = option.words("稿本标志，写在题名旁边的")
    cases: tuple[str, ...] = option.words("典型案例的词：案例里用××隐去名称的不算")
    unmet: Texts = option.texts(
        "有痕迹时的说明",
        inside="在哪里，如“页脚里”；在正文里的是空的",
        nature="哪一种痕迹，用 natures 里的话",
        quote="所在的分句",
    )
    natures: Natures = option.one(Natures, "各种痕迹的说法")
    control: Texts = option.texts("Word 的内容控件没有填写时的说明", quote="控件里的提示")
    tracked: Texts = option.texts(
        "文件里有修订、批注、隐藏文字时的说明",
        what="还有什么没有处理（changes 里的 revisions 或者 remains）",
        counts="各种改动的处数",
        kind="第一处是哪一种",
        quote="第一处的文字",
    )
    printed: Texts | None = option.texts(
        "PDF、OFD 里有批注、隐藏文字时的说明（没有就用 tracked 的）",
        default=None,
        what="还有什么没有处理（changes 里的 revisions 或者 remains）",
        counts="各种改动的处数",
        kind="第一处是哪一种",
        quote="第一处的文字",
    )
    unseen: Texts | None = option.texts(
        "Word 文件里没有修订、批注，只有隐藏和划去的文字时的说明（没有就用 tracked 的）",
        default=None,
        what="还有什么没有处理（changes 里的 revisions 或者 remains）",
        counts="各种改动的处数",
        kind="第一处是哪一种",
        quote="第一处的文字",
    )
    changes: Changes = option.one(Changes, "各种改动的名称")
