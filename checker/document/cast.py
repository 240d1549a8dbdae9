"""Who may act in a report: its issuer, the heads, deputies and duties that the rules name, and persons introduced as heads."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.model import Metadata, Sentence
from checker.text.lazy import pattern
from checker.text.words import is_word
from checker.values import NamedTuple


class Cast(NamedTuple):
    """The groups that name heads, deputies and the head's duty.

    ``seat`` is the place that a department is of (县水利局: 县). ``rank`` is the issuer's place (县, 市 …), or 局 for a department; ``title`` what the head of such an issuer is called (海关: 关长);
    ``issuer`` its name, and ``names`` those of persons whom the text introduces as its heads (局长周明远).
    """

    head: str
    deputy: str
    duty: str
    rank: str
    title: str
    issuer: str = ""
    seat: str = ""
    names: tuple[str, ...] = ()


def cast_of(actors: tuple[str, str, str], metadata: Metadata, sentences: Sequence[Sentence] = ()) -> Cast:
    """Return who may act in a report."""
    issuer = metadata.issuer.name if metadata.issuer is not None else ""
    rank = _rank(metadata)
    seat = _SEAT.match(issuer) if rank == "局" else None
    return Cast(
        *actors,
        rank,
        _title(metadata),
        issuer,
        seat[1] if seat is not None else rank,
        _names(actors[0], sentences),
    )


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段"
    "雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷"
    "盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙"
)
_NAME = pattern(
    f"((?:[{_SURNAMES}]|欧阳|司马|上官|诸葛|皇甫|慕容|令狐)[\\u4e00-\\u9fff]{{1,2}})"
    "(?=同志|担?任(?!务)|兼任|[，、；。)）]|为|亲自|带队|带头|先后|主持|[两三四五六七八九十0-9]+次|$)"
)
"""A person's name behind his title; what may follow shows where it ends."""


def _names(head: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the names of persons that stand behind the title of a head."""
    found: dict[str, None] = {}
    for sentence in sentences:
        for _, end in sentence.unit.groups.get(head, ()):
            hit = _NAME.match(sentence.line.text, end, sentence.unit.end)
            if hit is not None and not is_word(hit[1]):
                found[hit[1]] = None
    return tuple(found)


def _title(metadata: Metadata) -> str:
    name = metadata.issuer.name if metadata.issuer is not None else ""
    body = _OFFICE.search(name)
    return body[1] + "长" if body is not None else ""


_SEAT = pattern("[^省州盟市县区旗镇乡]{1,8}([省州盟市县区旗镇乡])(?!场|容|民|域|政(?!府))")
_OFFICE = pattern("(总队|支队|大队|[局厅部署台院关行站所馆社校队])$")


_PLACE = pattern("([省市州县区旗盟镇乡])(?:人民政府|委员会)?$")


def _rank(metadata: Metadata) -> str:
    """Return the last character of the issuer's place (县), 街 for a 街道, 局 for a department, empty where the text does not tell."""
    name = metadata.issuer.name if metadata.issuer is not None else ""
    if metadata.level == "department":
        return "局"
    if "街道" in name:
        return "街"
    place = _PLACE.search(name)
    return place[1] if place is not None and metadata.level is not None else ""
