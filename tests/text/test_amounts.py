import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.amounts import ONE, read_amounts, spelt_value

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value", "step", "unit", "exact"),
    [
        ("2万零500册", 20_500, 1, "册", True),
        ("4500吨/日", 4_500, 1, "吨/日", True),
        ("1.95万户", 19_500, 100, "户", True),
        ("3231.32亿元", 323_132_000_000, 1_000_000, "元", True),
        ("12万余件", 120_000, 10_000, "件", False),
        ("召开十二次", 12, 1, "次", True),
        ("三千余人", 3_000, 1, "人", False),
        ("百分之九十八", 98, 1, "%", True),
        ("百分之九十八点五", 98.5, 0.1, "%", True),
        ("97.26%", 97.26, 0.01, "%", True),
        ("近50件", 50, 1, "件", False),
        ("约3人", 3, 1, "人", False),
        ("1，234件", 1234, 1, "件", True),
        ("达95%以上", 95, 1, "%", False),
        ("3—5件", 5, 1, "件", False),
        ("驳回两件", 2, 1, "件", True),
        ("撤销一件。", 1, 1, "件", True),
        ("缩减到7个工作日", 7, 1, "个工作日", True),
        ("增长5倍多", 5, 1, "倍", False),
        ("翻一番", 1, 1, "番", True),
        ("网上可办数6264项", 6264, 1, "项", True),
        ("一万二千件", 12_000, 1, "件", True),
        ("降了三成。", 30, 10, "%", True),
        ("减少三成半", 35, 5, "%", True),
        ("下降一半", 50, 10, "%", True),
        ("占四分之三，", 75, 5, "%", True),
        ("下降一半以上", 50, 10, "%", False),
    ],
)
def test_an_amount_is_read(text, value, step, unit, exact):
    (amount,) = read_amounts(text)[-1:]
    assert amount.value == round(value * ONE) and amount.step == round(step * ONE)
    assert (amount.unit, amount.exact) == (unit, exact)


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月5日",
        "办成一件事",
        "第3次",
        "三四十人",
        "12345热线",
        "4G终端",
        "一批",
        "建成三成立专班",
        "三成的企业",
        "统筹三成经费",
        "四个季度",
        "占十三分之一",
        "全国一盘棋",
        "A123件",
    ],
)
def test_what_is_no_amount(text):
    assert read_amounts(text) == []


def test_titles_are_passed_over():
    assert [amount.value for amount in read_amounts("《三年行动方案100件》共12件", ((0, 13),))] == [12 * ONE]


def spell(number):
    """Return a number below 100,000 in characters."""
    text, zero = "", False
    for power, name in ((10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
        zero = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(1, 99_999))
def test_spelt_numbers_are_read_back(number):
    assert spelt_value(spell(number)) == number


@given(
    st.text(
        alphabet="0123456789，.万亿千百十一二两几余多近约%件户元次年月日百分之点倍番第《》（）", max_size=40
    )
)
def test_any_text_is_read_without_error(text):
    end = 0
    for amount in read_amounts(text):
        assert end <= amount.start < amount.unit_start <= amount.end <= len(text)
        assert amount.value >= 0 and amount.step > 0
        end = amount.start + 1
