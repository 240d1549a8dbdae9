"""How much of the text behind a marker is its heading, and where the body glued to it begins."""

from __future__ import annotations

_OWN_LINE = 48
_RUN_IN = 42
GLUED = 44
"""The longest heading, in characters, on its own line, run into its paragraph, and glued to it without a mark."""
_HEADING_NOUNS = (
    "情况", "方向", "安排", "打算", "成效", "不足", "原因", "问题", "思路", "职责", "建议", "措施", "计划", "重点", "做法", "成因", "短板",
    "差距", "弱项", "要点", "目标", "任务", "工作", "举措", "成绩", "分析", "责任",
)  # fmt: skip
_SUBJECTS = (
    "一是", "省委", "市委", "县委", "区委", "旗委", "州委", "盟委", "党委", "党组", "局党", "镇党", "乡党", "街道党", "党工委", "党政", "我省",
    "我市", "我县", "我区", "我局", "我镇", "我乡", "我街道", "我厅", "我委", "我们", "我旗", "我州", "全省", "全市", "全县", "全区", "全镇", "全局",
    "全旗", "全街道", "全州", "本局", "本镇", "今年", "一年来", "近年来", "下一步", "对照", "总的", "总体", "当前", "目前", "虽然", "尽管", "过去",
    "回顾", "按照", "根据", "围绕", "坚持", "主要负责人", "主要领导", "局主要", "县政府", "市政府", "区政府", "省政府", "镇政府", "街道办", "（一）",
    "在", "同时", "从", "始终", "深入", "认真", "厅党", "年初", "年内", "全年", "提请", "“", "大力", "严格按照", "印发", "修订", "制定", "出台", "取消",
    "办理", "受理", "组织", "召开", "建成", "检查", "审查", "公布", "落实", "聘请", "配备", "调整", "开展", "联合", "审计", "会同", "推行", "实施", "选聘", "依托", "邀请", "举办", "利用", "针对",
)  # fmt: skip

_LONG_SUBJECTS = tuple(word for word in _SUBJECTS if len(word) > 1)


def heading_length(body: str, kind: str) -> int:
    """Return how many characters of ``body``, the text behind a marker, are its heading; 0 where none is.

    An item of a list that is a whole sentence of facts (``1.清理文件28件，修改4件。``) is no heading.
    """
    stop = body.find("。")
    first = body if stop < 0 else body[:stop]
    upper = kind in ("part", "cn", "md")
    chain = body.find("一是")
    if 0 < chain <= GLUED and (stop < 0 or chain < stop) and body[chain - 1] not in "，；":
        return chain
    if upper or kind == "pcn":
        glued = _glued_length(body, first)
        if glued:
            return glued
    if not first or (stop < 0 and "；" in first):
        return 0
    colon = first.find("：")
    limit = _OWN_LINE if stop < 0 or stop == len(body) - 1 else _RUN_IN
    if 0 < colon <= 20 and (len(first) > limit or _runs_in(first, colon, stop >= 0)):
        return colon
    if len(first) > limit:
        return 0
    if not upper and (_states_facts(first) or first.count("，") > 2):
        return 0
    return len(first)


def _runs_in(first: str, colon: int, stopped: bool) -> bool:
    """Whether a colon ends the heading and a sentence follows (存在不足：物业投诉处理慢，平均用时26天。)."""
    rest = first[colon + 1 :]
    return stopped and first[:colon].endswith((*_HEADING_NOUNS, "今后", "下一步", "下步")) and len(rest) > 7


def _states_facts(text: str) -> bool:
    """Whether the text carries a count, as a sentence of facts does and a heading does not."""
    return any(
        char.isdigit() and not text[at:].lstrip("0123456789").startswith("年") for at, char in enumerate(text)
    )


def _glued_length(body: str, first: str) -> int:
    if len(first) <= _OWN_LINE and "，" not in first:
        return 0
    for size in range(4, min(len(body), GLUED)):
        head = body[:size]
        if not head.endswith(_HEADING_NOUNS):
            continue
        rest = body[size:]
        if rest.startswith(_SUBJECTS) or (rest[:2] == "20" and rest[4:5] == "年"):
            return size
    return _couplet_length(body) if len(first) > _RUN_IN or first.count("，") > 2 else 0


def _couplet_length(body: str) -> int:
    """Return the length of a heading of two balanced phrases (强化统筹推动，压紧工作链条) glued to its body."""
    comma = body.find("，")
    if not 4 <= comma <= 16:
        return 0
    for size in range(2 * comma + 1, min(2 * comma + 8, len(body))):
        if body[size:].startswith(_LONG_SUBJECTS):
            return size
    end = 2 * comma + 1
    return (
        end
        if "，" not in body[comma + 1 : end] and body[end : end + 1] not in ("，", "。", "、", "的")
        else 0
    )
