"""What a web page or a printer puts around a report: navigation, tables of metadata, page numbers.

These words belong to Chinese government sites, whatever the kind of document (survey of 111 published
reports): rules/shared/pages.yaml. Noise is set aside, not deleted: offsets stay.
"""

from __future__ import annotations

from checker.document.lines import RawLine
from checker.rulebook.habits import words

_STARTERS = words("网页行首")
_FIRST = frozenset(word[0] for word in _STARTERS)
_WORDS = words("网页用语")
_SPACED_LABEL = "标 题"  # a label of two characters is set to the width of four
_LONGEST = 220
_ACCOUNT = "发表于"  # 某地公安 2024-02-06 17:30 发表于某地, under the title of a page of a public account
_MARK = 12
"""So many characters has a mark of secrecy with its term (机密★10年), which stands above the title and is none."""


def is_noise(raw: RawLine) -> bool:
    """Whether the line is one of a page's frame: it opens with such a word, or is made of them."""
    text = raw.text.replace(" ", "").lstrip(">|·•-—*")
    if not text:
        return False
    if raw.text.strip(" ").startswith(_SPACED_LABEL):
        return True
    if is_page_number(text) or ("★" in text and len(text) <= _MARK):
        return True
    if (">" in text or "»" in text) and text.count(">") + text.count("»") >= 2 and len(text) < 120:
        return True
    if _ACCOUNT in text and len(text) < 40:
        return True
    if len(text) > _LONGEST or text.count("。") > 1:
        return False
    if text[0] in _FIRST and text.startswith(_STARTERS):
        return "。" not in text or len(text) < 40
    return "。" not in text and sum(1 for word in _WORDS if word in text) >= 2 and len(text) < 160


def is_page_number(text: str) -> bool:
    """Whether ``text`` (without blanks) is only a page number such as —3—, 第3页 or 3/12."""
    core = text.strip("—-·~_=*")
    if not core:
        return True
    if core.isdigit():
        return len(core) <= 3 and (len(core) < len(text) or len(core) <= 2)
    if "页" not in text:
        return False
    core = core.replace("页", "").replace("共", "/").replace("，", "").replace("第", "")
    left, slash, right = core.partition("/")
    return left.isdigit() and (not slash or right.isdigit())
