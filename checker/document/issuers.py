"""Who issues a report: recognise the name of a government, Party committee or department, and its level."""

from __future__ import annotations

from checker.document.dates import is_date_line

_SUFFIXES = (
    "人民政府", "政府", "委员会", "办公室", "办事处", "局", "厅", "党委", "县委", "市委", "区委", "省委", "州委", "旗委", "党组", "党工委", "管委会",
    "行政公署", "行署", "中心", "公署", "总队", "支队", "署", "司", "院", "部", "委", "海关", "边检站", "检查站", "监管分局",
)  # fmt: skip
_SITES = (
    "网",
    "门户",
    "平台",
    "编辑部",
    "信息中心",
    "新闻中心",
    "融媒体中心",
    "服务中心",
    "联系人",
    "科室",
    "科",
    "股",
)
_PLACES = (
    "自治区",
    "自治州",
    "自治县",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "州",
    "盟",
    "镇",
    "乡",
    "街道",
    "苏木",
    "地区",
    "新区",
    "开发区",
)
_DEPARTMENTS = (
    "局", "厅", "委员会", "办公室", "中心", "总队", "支队", "院", "部", "署", "司", "海关", "边检站", "检查站", "健委", "改委", "建委", "资委", "管委", "教委", "科委",
    "交委", "农委", "党组",
)  # fmt: skip
_GOVERNMENT_TAILS = ("人民政府", "政府", "党委", "党工委", "办事处", "行政公署", "行署", "委员会", "委")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_BELOW_CITY = (
    "县（市、区）",
    "县（市）",
    "县（区）",
    "县市区",
    "县区",
    "区县",
    "各县",
    "区（市）县",
    "市、县两级",
    "市县两级",
)
_BELOW_COUNTY = ("镇（街道）", "镇街道", "乡镇（街道）", "镇和街道", "乡镇", "镇（乡、街道）", "镇街")
_SEAL = 6
_ABOVE_COUNTY_CITY = ("州政府", "州委", "州人民政府", "地委", "行署", "省直管县", "县级市")


def without_seal(text: str) -> str:
    """Return the name of an issuer without the place for its seal behind it (（盖章）、（公章）、（代章）)."""
    name, bracket, mark = text.rpartition("（")
    return name if bracket and mark.endswith("章）") and len(mark) <= _SEAL else text


def signed_in_one_line(text: str) -> bool:
    """Whether issuer and date of a signature stand in one line."""
    at = next((at for at, char in enumerate(text) if char.isdigit() or char in "二"), -1)
    return 0 < at <= 40 and looks_like_issuer(text[:at]) and is_date_line(text[at:])


def looks_like_issuer(text: str) -> bool:
    """Whether a short text is the name of an issuing body, sealed or not, and no site or contact office."""
    name = without_seal(text.replace(" ", ""))
    if not 2 < len(name) <= 40 or any(char in "，。；：、！？…“”《》0123456789" for char in name):
        return False
    return name.endswith(_SUFFIXES) and not name.endswith(_SITES)


def looks_like_place(name: str) -> bool:
    """Whether ``name`` ends as the name of a place or body does."""
    if not 2 < len(name) <= 30 or not all("\u4e00" <= char <= "\u9fff" for char in name):
        return False
    return name.endswith(_PLACES) or looks_like_issuer(name)


def level_of(issuer: str, text: str) -> str | None:
    """Return province, city, county, township or department for an issuer's name, or None.

    ``text`` is the whole report: a county-level city shows itself by what stands directly below or above it.
    """
    name = issuer.rsplit(" ", maxsplit=1)[-1].removeprefix("中共")
    core = _strip_government(name)
    if core.endswith(("街道", "镇", "乡", "苏木")):
        return "township"
    if name.endswith(_DEPARTMENTS) and not _is_party_committee(name):
        return "department"
    if core in _MUNICIPALITIES or core.endswith(("省", "自治区")):
        return "province"
    if core.endswith(("自治州", "州", "盟", "地区")):
        return "city"
    if core.endswith(("县", "区", "旗")):
        return "county"
    if core.endswith("市"):
        return "county" if _county_level_city(text) else "city"
    return "department" if name.endswith(_SUFFIXES) and core == name else None


def _strip_government(name: str) -> str:
    for tail in _GOVERNMENT_TAILS:
        if name.endswith(tail) and name.removesuffix(tail).endswith(_PLACES):
            return name.removesuffix(tail)
    return name


def _is_party_committee(name: str) -> bool:
    return _strip_government(name) != name


def _county_level_city(text: str) -> bool:
    if any(word in text for word in _BELOW_CITY):
        return False
    below = any(word in text for word in _BELOW_COUNTY)
    return below and (
        any(word in text for word in _ABOVE_COUNTY_CITY) or ("全市" in text and "全区" not in text)
    )
