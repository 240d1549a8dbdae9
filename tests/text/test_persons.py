import pytest

from checker.text.characters import plain
from checker.text.mask import mask, mask_in_place
from checker.text.persons import CARD, IDENTITY, MOBILE, personal_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0551-6234567/13700001111", [(MOBILE, "13700001111")]),
        ("13700001111/13700002222、13700003333", [(MOBILE, "13700001111"), (MOBILE, "13700002222"), (MOBILE, "13700003333")]),
        ("137.0000.1111", [(MOBILE, "13700001111")]),
        ("137·0000·1111", [(MOBILE, "13700001111")]),
        ("137 - 0000 - 1111", [(MOBILE, "13700001111")]),
        ("137\u00a00000\u202f1111", [(MOBILE, "13700001111")]),
        ("1370000 1111", [(MOBILE, "13700001111")]),
        ("１３７００００１１１１", [(MOBILE, "13700001111")]),
        ("1 3 7 0 0 0 0 1 1 1 1", [(MOBILE, "13700001111")]),
        ("(+86)13700001111", [(MOBILE, "13700001111")]),
        ("+86-137-0000-1111", [(MOBILE, "13700001111")]),
        ("1.13700001111；2.13700002222", [(MOBILE, "13700001111"), (MOBILE, "13700002222")]),
        ("13700001111 2024年", [(MOBILE, "13700001111")]),
        ("13700001111 11010519491231002X", [(MOBILE, "13700001111"), (IDENTITY, "11010519491231002X")]),
        ("11010519491231002x/110105196002290030", [(IDENTITY, "11010519491231002X"), (IDENTITY, "110105196002290030")]),
        ("110105_19491231_002X", [(IDENTITY, "11010519491231002X")]),
        ("110105\u200919491231\u2009002 X", [(IDENTITY, "11010519491231002X")]),
        ("6222 0212 3456 7890 128", [(CARD, "6222021234567890128")]),
        ("6222021234567890127", []),
        ("2024-12-31 17:01", []),
        ("139 1 234 56 78", []),
        ("12345、12348、96310，13亿，2024年1370件", []),
    ],
)  # fmt: skip
def test_numbers_are_found_as_people_write_them(text: str, found: list[tuple[str, str]]):
    assert [(one.kind, one.digits) for one in personal_numbers(plain(text))] == found


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("手机137·0000·1111", "手机137****1111"),
        ("手机137/0000/1111", "手机137****1111"),
        ("手机137\u200b0000\u200b1111", "手机137****1111"),
        ("手机137O0OO1111。", "手机137****1111。"),
        ("13700001111/13700002222", "137****1111/137****2222"),
        ("卡号6222021234567890128。", "卡号6222***********0128。"),
        ("110105·19491231·002X", "110***************"),
        ("13700001111@a.invalid", "137****1111@a.invalid"),
    ],
)
def test_the_mask_knows_the_same_ways(text: str, masked: str):
    assert mask(text) == masked
    kept = mask_in_place(text)
    assert len(kept) == len(text) and "0000" not in kept and "1949" not in kept
