"""Texts cut to what a line holds: never inside a number."""

import pytest

from checker.text.shortened import shortened


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("合计与各项之和不一致：214＋167＋48＝429，写的是439。", 30, "合计与各项之和不一致：214＋167＋48＝429…"),
        ("合计与各项之和不一致：214＋167＋48＝429，写的是4,439件。", 31, "合计与各项之和不一致：214＋167＋48＝429…"),
        ("今年投入12.75万元用于办案", 8, "今年投入…"),
        # A number that is told whole stays, and so does one that began before half of what is shown.
        ("今年投入12.75万元用于办案", 10, "今年投入12.75…"),
        ("12345678901234567890", 10, "123456789…"),
        ("写得很长的一句话没有数字", 6, "写得很长的…"),
        ("短", 6, "短"),
    ],
)  # fmt: skip
def test_no_number_is_cut(text, most, told):
    assert shortened(text, most) == told
    assert len(shortened(text, most)) <= most
