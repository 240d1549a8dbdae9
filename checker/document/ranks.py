"""What the heads and committees above and in an issuer are called: 县委书记, 市长, 局党组书记, after its name and level."""

from __future__ import annotations

from checker.values import NamedTuple


class Ranks(NamedTuple):
    """The names that go with an issuer: itself, its Party committee, that one's secretary, the head of administration."""

    own: str
    committee: str
    secretary: str
    head: str


_GOVERNMENTS = {
    "自治区": Ranks("自治区", "自治区党委", "自治区党委书记", "自治区主席"),
    "省": Ranks("省", "省委", "省委书记", "省长"),
    "州": Ranks("州", "州委", "州委书记", "州长"),
    "盟": Ranks("盟", "盟委", "盟委书记", "盟长"),
    "地区": Ranks("地区", "地委", "地委书记", "行署专员"),
    "市": Ranks("市", "市委", "市委书记", "市长"),
    "县": Ranks("县", "县委", "县委书记", "县长"),
    "区": Ranks("区", "区委", "区委书记", "区长"),
    "旗": Ranks("旗", "旗委", "旗委书记", "旗长"),
    "镇": Ranks("镇", "镇党委", "镇党委书记", "镇长"),
    "乡": Ranks("乡", "乡党委", "乡党委书记", "乡长"),
    "街道": Ranks("街道", "街道党工委", "街道党工委书记", "街道办事处主任"),
    "苏木": Ranks("苏木", "苏木党委", "苏木党委书记", "苏木达"),
}
_OFFICES = {
    "管理委员会": ("管委会", "主任"),
    "管委会": ("管委会", "主任"),
    "委员会": ("委", "主任"),
    "委": ("委", "主任"),
    "办公室": ("办", "主任"),
    "中心": ("中心", "主任"),
    "厅": ("厅", "厅长"),
    "局": ("局", "局长"),
    "署": ("署", "署长"),
    "院": ("院", "院长"),
    "海关": ("海关", "关长"),
}
_TAILS = ("人民政府", "政府", "办事处", "行政公署", "行署")


def ranks_of(issuer: str, level: str | None) -> Ranks | None:
    """Return the names that go with an issuer, None where its name does not tell."""
    if level == "department":
        for ending, (own, head) in _OFFICES.items():
            if issuer.endswith(ending):
                return Ranks(own, f"{own}党组", f"{own}党组书记", head)
        return None
    core = next((issuer.removesuffix(tail) for tail in _TAILS if issuer.endswith(tail)), issuer)
    for ending, ranks in _GOVERNMENTS.items():
        if core.endswith(ending) and (ending != "区" or level == "county"):
            return ranks
    return None
