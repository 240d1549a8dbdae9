"""The cells of a list of units as offices fill them: a unit, several of them, the name of a group, a sum, a note of who filled it in."""

from __future__ import annotations

import re

from checker.batch.joint import is_one, parts_of
from checker.batch.units import OFFICE_ENDS, plain_unit, taken_apart, without_asides

_NUMBER = re.compile(
    r"^(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、)）:：]|[①-⑳])\s*"
)
_NOTED = re.compile(r"[*＊★☆▲△●○◆◇■□※√#＃\s]+")
_SUM = re.compile(r"(?:合计|小计|总计|共计|总数)|[共计]{1,2}[\d一二三四五六七八九十百]+[个家]?|[\d.、]+$")
_COUNT = re.compile(r"[共计]*\d+[个家]?$")
_CLASS = re.compile(
    r".*(?:部门|单位|机关|机构|系统|战线)"
    r"|(?:各|全[省市县区州]|所辖|辖区|[省市县区州]?直?属?)?(?:乡镇街道|镇街道|乡街道|乡镇|镇街|街镇|县市区|市县区|县区|区县|县市|市县|市州|地市)(?:人民政府|政府|办事处)?"
    r"|各.*|(?:街道|乡|镇)|(?:19|20)\d\d年.*|第[\d一二三四五六七八九十]+[组批类]|备?注|说明"
    r"|.*(?:名单|名录|一览表?|[汇登统][总记计]表|清单)"
)
"""What a row is headed by that names a kind of units, and what the list itself is called."""
_LABEL = re.compile(r"(?P<label>[^：:]{1,12})[：:](?P<rest>.*)", re.DOTALL)
_ABOUT_LIST = re.compile(
    r".*(?:填|制表|编制|审核|审签|签发|联系|负责|电话|日期|时间|附|注|说明|统计|截[至止]|要求|报送).*"
)
"""Labels of what is said of the list and not of who must report."""


def units_of(cell: str) -> tuple[str, ...]:
    """Return the units that a cell names: none where it is a sum, a note or the head of a group."""
    text = _NOTED.sub("", cell) if len(parts_of(cell.strip())) == 1 else cell
    text = _NUMBER.sub("", text.strip())
    found = _LABEL.fullmatch(text)
    if found is not None:
        if not found["rest"].strip() or _ABOUT_LIST.fullmatch(found["label"]):
            return ()
        return units_of(found["rest"]) if _ends_like_one(found["rest"]) else ()
    if not text or _is_none(text):
        return ()
    parts = tuple(part for one in parts_of(text) if (part := _NOTED.sub("", _NUMBER.sub("", one))))
    if is_one(parts) or "/" in text or "／" in text:  # two signs at one door
        return (text.strip(),)
    return tuple(one for one in parts if not _is_none(one))


def _is_none(text: str) -> bool:
    """Whether a text is a sum or the head of a group and no unit."""
    plain = re.sub(r"[\W_]+", "", without_asides(text))
    if not plain or _SUM.match(re.sub(r"\s+", "", text)):
        return True
    return bool(_CLASS.fullmatch(_COUNT.sub("", plain)))


def _ends_like_one(text: str) -> bool:
    """Whether what stands behind a label is one or more units."""
    for one in parts_of(text.strip()):
        plain = plain_unit(one)
        if not plain.endswith(OFFICE_ENDS) and not taken_apart(plain).place:
            return False
    return True
