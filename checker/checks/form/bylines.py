"""Bylines and captions: who wrote, who took the picture. They keep their blanks and end without a full stop."""

from __future__ import annotations

from checker.text.around import behind_last

_MAKERS = ("记者", "通讯员", "特约记者", "本报", "供稿人", "作者", "撰稿")
_ENDS = ("摄影报道", "摄影", "摄制", "供图", "供稿", "报道", "图文", "文图", "摄", "图", "文")
"""What the maker of a picture or text did, the longest first."""
_ALONE = (*_ENDS[1:5], "摄")
"""Of these what a name may be glued to: 王某摄."""
_BODIES = (*"局委部所办院台社站府会厅室处署队校镇乡县区市", "中心", "街道")
"""How the name of a maker's office ends."""
CAPTIONS = ("图为", "图①", "上图", "下图", "左图", "右图", "图片", "图片说明", "资料图")
_LONGEST = 40
_NAME = 4
_OFFICE = 16
_BETWEEN = str.maketrans(dict.fromkeys("\u3000/／、|｜·\n", " "))


def is_byline(line: str) -> bool:
    """Whether a line as it is printed is, or ends with, a byline, or is the caption of a picture."""
    return line.startswith(CAPTIONS) or byline_at(line) < len(line)


def byline_at(line: str) -> int:
    """Return where the byline at the end of a printed line begins; its length where there is none."""
    start = behind_last(line, "。！？：（")
    last = line[start:].rstrip("）)。 \u3000")
    if not 0 < len(last) <= _LONGEST or any(mark in last for mark in "，；"):
        return len(line)
    named = any(word in last for word in _MAKERS)
    return start if named or _names_makers(last) else len(line)


def _names_makers(text: str) -> bool:
    """Whether a text is nothing but offices, persons and what they did: 区融媒体中心 陈某 摄, 周某／图 郑某／文."""
    words = text.translate(_BETWEEN).split()
    if not words:  # marks alone
        return False
    *makers, last = words
    act = next((word for word in _ENDS if last.endswith(word)), "")
    if not act or (not makers and act not in _ALONE):
        return False
    makers.append(last.removesuffix(act))
    return all(maker in ("", *_ENDS) or _is_maker(maker) for maker in makers) and any(makers)


def _is_maker(text: str) -> bool:
    """Whether a text without blanks may be the name of a person or an office."""
    return 2 <= len(text) <= _NAME or (len(text) <= _OFFICE and text.endswith(_BODIES))
