"""Which places are above the issuer's, below it, or others of its own rank."""

from __future__ import annotations

from checker.document.cast import Cast
from checker.text.lazy import pattern
from checker.text.words import is_word

_RANKS = "省州盟市县区旗镇乡街"
"""Places from above to below: nothing of a place before the issuer's is its own (省政府出台…, told by a county)."""
_TIERS = {rank: tier for tier, ranks in enumerate(("省", "州盟市", "县区旗", "镇乡街")) for rank in ranks}
_PEER = pattern(
    "((?![先再均都须需拟已曾报送呈])(?:(?![省市县区旗州镇乡向在由到把与和于对从给了是有他她我各为以及等将被请赴去往本该某的])[\u4e00-\u9fff]){2,3})(?<![全本各我该某社小园景城辖地街片校矿灾山牧林农库湾发范验护贸超跨新能务渔源心集聚宅业活公控置政税保港分特专禁误盲养们个些的强])"
    "([县旗镇乡]|区(?=[长委政人]|[^，、]{2,6}局|$))(?![直级域内外里民属乡镇财])"
)
"""A place by its name at the beginning of a subject: no 社区, 园区, 全县, 县级. A 区 that is only set apart (文旅区) has no 区长."""


def below(place: str, seat: str) -> bool:
    """Whether a place of rank ``place`` (the last character of its name) may be one of those below the ``seat``."""
    return _TIERS.get(place, 0) > _TIERS.get(seat, 0)


def is_above(rank: str, cast: Cast) -> bool:
    """Whether a place of this rank is above the issuer's seat."""
    return _RANKS.find(rank) < _RANKS.find(cast.seat) > 0


def is_of_peer(subject: str, cast: Cast) -> bool:
    """Whether a subject begins with the name of another place of the issuer's own rank: 南丰县 in the report of 清河县.

    What is a word of the language is no name (统筹县乡两级, 送法下乡).
    """
    place = _PEER.match(subject)
    if place is None or not cast.seat or _TIERS.get(place[2]) != _TIERS.get(cast.seat):
        return False
    stem = place[1]
    words = {stem, stem[:2], stem[-2:], stem[-1] + place[2]}
    return (stem + place[2])[-2:] not in cast.issuer and not any(map(is_word, words))
