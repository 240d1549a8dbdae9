"""Who issues a report: recognise the name of a government, Party committee or department, and its level."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.dates import is_date_line
from checker.rulebook.habits import groups, words
from checker.text.lazy import pattern

_SUFFIXES = words("机关名称的结尾")
_SITES = words("不是机关的结尾")
_PLACES = words("地名的结尾")
_DEPARTMENTS = words("部门的结尾")
_GOVERNMENT_TAILS = words("政府和党委的结尾")
_MUNICIPALITIES = words("直辖市")
_BELOW_CITY = words("地级市以下的说法")
_BELOW_COUNTY = words("县以下的说法")
_LONGEST_DATE = 12
PRINTED = ("印发", "印制")
"""What follows the date in an imprint (2025年1月20日印发　县政府办公室), and ends others."""
_RANKS = frozenset("县市区旗州镇乡")
_SEAL = pattern("（[^（）]{0,4}[章印]）")
_WE = groups("自称")
"""What a report calls its own issuer and place, the lowest level first."""
_OURS = groups("自己的")
"""What a report speaks of as its own where it never says 我."""
_NO_NAMES = words("不开始机关名称")
_NAMES_ALSO, _NEVER_SECOND = words("也开始地名"), words("地名第二个字不是")
_NEVER_INSIDE = words("机关名称里没有")
_RANK = "(?:{})".format("|".join(sorted(_PLACES, key=len, reverse=True)))
_ALL = pattern(f"[全各本我]{_RANK}(?!县)|^[全各本我][局厅委办院署]")
"""All of a rank, or one's own (全县, 本局); 全州县 and 本溪市 are names of places."""
_GENERIC = pattern(f"[个中]?{_RANK}+(?:{'|'.join(_GOVERNMENT_TAILS)})?")
_PLACE_IN_NAME = pattern(r"([\u4e00-\u9fff]{1,6}?)(自治县|自治旗|县|旗|区|市|镇|乡|街道)(?![场政容域长委])")
_MATTERS = pattern("(?<=[县区市旗镇乡州省])城市(?=管理|更新|建设|规划|综合|运行)|住房和城乡|城乡|乡村|城镇")
"""What a department is for that sounds like a place: 青川县住房和城乡建设局, 青川区城市管理局."""
_ABOVE_NAMED = pattern("上级[\u4e00-\u9fff]{2,4}市(?!场|民|区|容|域|直)")
_LEADING = pattern("在([\u4e00-\u9fff]{1,5}市)委、?(?:市?政府|市?人民政府)")
"""Under whose leadership the issuer works: another city's, where it is a city of a county's rank."""
_ABOVE_COUNTY_CITY = words("县级市以上的说法")


def without_seal(text: str) -> str:
    """Return the names of issuers without the places for their seals behind them (（盖章）、（公章）、（印）)."""
    return _SEAL.sub("", text)


def signed_in_one_line(text: str) -> bool:
    """Whether issuer and date of a signature stand in one line."""
    at = next((at for at, char in enumerate(text) if char.isdigit() or char in "二"), -1)
    if at == 0:  # 2024年4月11日　云屏市水务局
        day = text.rfind("日") + 1
        return 0 < day <= _LONGEST_DATE and is_date_line(text[:day]) and looks_like_issuer(text[day:])
    if text.endswith("）") and text[at - 1 : at] == "（":
        return 0 < at <= 40 and looks_like_issuer(text[: at - 1]) and is_date_line(text[at:-1])
    return 0 < at <= 40 and looks_like_issuer(text[:at]) and is_date_line(text[at:])


def looks_like_issuer(text: str) -> bool:
    """Whether a short text is the name of an issuing body, sealed or not, and no site or contact office."""
    name = without_seal(text.replace(" ", ""))
    if not 2 < len(name) <= 40 or any(char in "，。；：、！？…“”《》>»|_/0123456789" for char in name):
        return False
    return name.endswith(_SUFFIXES) and not name.endswith(_SITES) and not name.startswith(PRINTED)


def looks_like_place(name: str) -> bool:
    """Whether ``name`` ends as the name of a place or body does."""
    if not 2 < len(name) <= 30 or not all("\u4e00" <= char <= "\u9fff" for char in name):
        return False
    return name.endswith(_PLACES) or looks_like_issuer(name)


def is_name(text: str) -> bool:
    """Whether what ends like a place or body is its name and no clause (成立由委……), no 全市 and no 我局."""
    if not "\u4e00" <= text[:1] <= "\u9fff" or (text.startswith(_NO_NAMES) and not _begins_with_place(text)):
        return False
    if any(word in text for word in _NEVER_INSIDE):
        return False
    return _ALL.search(text) is None


def is_generic(name: str) -> bool:
    """Whether what looks like a name is a rank and what governs it: 乡党委, 州政府, 个乡镇."""
    return _GENERIC.fullmatch(name) is not None and not name.endswith("人民政府")


def _begins_with_place(text: str) -> bool:
    """Whether a word that begins no name is the first character of a place of two: 和平县, 全椒县, 本溪市, and 全州县, but not 全州县市区."""
    second = text[1:2] not in _NEVER_SECOND or (text[1:3] == "州县" and text[3:4] not in _RANKS)
    return text.startswith(_NAMES_ALSO) and second and text[2:3] in _RANKS


def same_unit(one: str, other: str) -> bool:
    """Whether two names of issuers name one unit: a government by its place or in full, alone or with the committee of its place."""
    mine, its = (
        {_strip_government(_without_brackets(part.removeprefix("中共"))) for part in name.split()}
        for name in (one, other)
    )
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in its)


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


def level_of(issuer: str, text: str, addressed: Sequence[str] = ()) -> str | None:
    """Return province, city, county, township or department for an issuer's name, or None.

    ``text`` is the whole report: a county-level city shows itself by what stands directly below or above it, and by another
    city among those that it is ``addressed`` to.
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
        above = any(not core.endswith(city) for city in addressed)
        return "county" if above or _county_level_city(text, core) else "city"
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


def _county_level_city(text: str, own: str) -> bool:
    if any(word in text for word in _BELOW_CITY):
        return False
    below = any(word in text for word in _BELOW_COUNTY)
    return below and (
        any(word in text for word in _ABOVE_COUNTY_CITY)
        or _ABOVE_NAMED.search(text) is not None
        or any(not own.endswith(name) for name in _LEADING.findall(text))
        or ("全市" in text and "全区" not in text)
    )


def names_of(issuer: str) -> tuple[str, ...]:
    """Return what a report may call its issuer by: its names in full, and its place."""
    place = place_of_issuer(issuer)
    return tuple(dict.fromkeys((*issuer.split(), *([place] if place else []))))


def abbreviates(short: str, name: str) -> bool:
    """Whether one name is another cut short: 滨江高新区 and 滨江高新技术产业开发区, 巴州 and 巴音郭楞蒙古自治州."""
    if not short or not name or short[0] != name[0] or short[-1] != name[-1] or len(short) >= len(name):
        return False
    rest = iter(name)
    return all(char in rest for char in short)


def place_of_issuer(issuer: str) -> str:
    """Return the place that an issuer belongs to, the lowest that its name holds: 云屏市青川县水务局, 青川县."""
    names = [match[1] + match[2] for match in _PLACE_IN_NAME.finditer(_MATTERS.sub(" ", issuer))]
    return names[-1] if names else ""
