"""Who issues a report: recognise the name of a government, Party committee or department, and its level."""

from __future__ import annotations

from checker.document.dates import is_date_line

_SUFFIXES = (
    "人民政府", "政府", "委员会", "办公室", "办事处", "局", "厅", "党委", "县委", "市委", "区委", "省委", "州委", "旗委", "党组", "党工委", "管委会",
    "行政公署", "行署", "中心", "公署", "总队", "支队", "大队", "管理处", "管理所", "署", "司", "院", "部", "委", "海关", "边检站", "检查站", "监管分局",
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
    "街",
    "地区",
    "新区",
    "开发区",
)
_DEPARTMENTS = (
    "局", "厅", "委员会", "办公室", "中心", "总队", "支队", "大队", "管理处", "管理所", "院", "部", "署", "司", "海关", "边检站", "检查站", "健委", "改委", "建委", "资委", "管委", "教委", "科委",
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
_WE = (
    ("department", (
        "我局", "我委", "我厅", "我院", "我办", "我部门", "我中心", "我支队", "我总队", "我分局", "我署", "我关", "我站", "我所", "本局", "本委", "本厅",
    )),
    ("township", ("我镇", "我乡", "我街道", "我办事处", "我苏木", "我街", "本镇", "本乡", "本街道")),
    ("county", ("我县", "我区", "我旗")),
    ("city", ("我市", "我州", "我盟")),
    ("province", ("我省",)),
)  # fmt: skip
"""What a report calls its own issuer and place, the lowest level first."""
_OURS = (
    ("department", ("全局上下", "局党组", "局党委", "局机关", "厅党组", "委党组", "局主要")),
    ("township", ("镇党委", "乡党委", "街道党工委", "街道办事处", "全镇", "全乡", "全街道")),
    ("county", ("县政府", "区政府", "旗政府", "全县", "全旗", "全区")),
    ("city", ("市政府", "州政府", "全市", "全州")),
    ("province", ("省政府", "全省")),
)  # fmt: skip
"""What a report speaks of as its own where it never says 我."""
_NO_NAMES = (
    "市委", "县委", "区委", "党委", "市政", "县政", "区政", "省政", "省委", "上级", "全", "我", "本", "各", "该", "在", "为", "对", "以", "按", "现", "是", "和", "与", "的", "由", "了",
    "召开", "成立", "组织", "推进", "推动", "落实", "加强", "印发", "根据", "制定", "出台", "修订", "举办", "开展", "通过", "参加", "配合", "协助", "指导", "督促", "聘请", "选派", "建立", "健全",
    "完善", "深化", "围绕", "坚持", "积极", "认真", "宣传", "学习", "贯彻", "一是", "二是", "三是", "四是", "五是", "首先", "其中", "同时", "此外", "尤其", "以及", "会同", "联合", "邀请", "依托",
)  # fmt: skip
_NEVER_INSIDE = (
    "的",
    "了",
    "我",
    "由委",
    "由局",
    "由县",
    "由市",
    "由区",
    "由镇",
    "由党",
    "其他",
    "有关",
    "相关",
    "上级",
    "所属",
)
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


def is_name(text: str) -> bool:
    """Whether what ends like a place or body is its name and no clause (成立由委……), no 全市 and no 我局."""
    if text.startswith(_NO_NAMES) or any(word in text for word in _NEVER_INSIDE):
        return False
    return not any(f"{all_}{place}" in text for all_ in ("全", "各", "本", "我") for place in _PLACES)


def without_quotations(text: str) -> str:
    """Return ``text`` without what stands in 《》 and in quotation marks, whose names and whose 我局 are others'."""
    for opening, closing in ("《》", "“”"):
        pieces = text.split(opening)
        text = pieces[0] + "".join(
            "　" + (rest if end else piece)
            for piece in pieces[1:]
            for _, end, rest in (piece.partition(closing),)
        )
    return text


def level_of_we(text: str) -> str | None:
    """Return the level that a report's own words for itself show: 我局, 全局; 我镇; 我县; 我市.

    The lowest decides: a bureau speaks of 我县 as well, and no county of 我局.
    """
    plain = without_quotations(text)
    said = next((level for level, words in _WE if any(word in plain for word in words)), None)
    if said is not None:
        return said
    counts = {level: sum(map(plain.count, words)) for level, words in _OURS}
    most = max(counts, key=lambda level: counts[level])
    return most if counts[most] else None


def level_of(issuer: str, text: str) -> str | None:
    """Return province, city, county, township or department for an issuer's name, or None.

    ``text`` is the whole report: a county-level city shows itself by what stands directly below or above it.
    """
    name = _without_brackets(issuer.rsplit(" ", maxsplit=1)[-1].removeprefix("中共"))
    core = _strip_government(name)
    if core.endswith(("街道", "镇", "乡", "苏木", "街")):
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


def _without_brackets(name: str) -> str:
    """Return a name without the second name in brackets (某高新区（新市区）人民政府)."""
    before, bracket, rest = name.partition("（")
    return before + rest.partition("）")[2] if bracket and before else name


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
