"""Bylines and captions: who wrote, who took the picture. They keep their blanks and end without a full stop."""

from __future__ import annotations

from checker.text.around import behind_last

_MAKERS = ("记者", "通讯员", "特约记者", "本报", "供稿人", "作者", "撰稿")
_ENDS = ("摄", "摄影", "供图", "供稿", "报道", "图", "文", "通讯员", "摄影报道", "摄制")
CAPTIONS = ("图为", "图①", "上图", "下图", "左图", "右图", "图片", "图片说明", "资料图")
_LONGEST = 40
_NAME = 4


def is_byline(line: str) -> bool:
    """Whether a line without blanks is, or ends with, a byline, or is the caption of a picture."""
    return line.startswith(CAPTIONS) or byline_at(line) < len(line)


def byline_at(line: str) -> int:
    """Return where the byline at the end of a line begins; its length where there is none."""
    start = behind_last(line, "。！？：（")
    last = line[start:].rstrip("）)。 \u3000")
    if not 0 < len(last) <= _LONGEST or any(mark in last for mark in "，；"):
        return len(line)
    named = any(word in last for word in _MAKERS)
    # A name and what its bearer did, with nothing before them that could be a sentence: 王某 摄.
    short = last.endswith(_ENDS[:4]) and len(last.replace(" ", "").replace("\u3000", "")) <= _NAME + 2
    return start if named or short else len(line)
