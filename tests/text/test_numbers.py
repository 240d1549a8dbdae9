import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.numbers import read_numerals, value_of


def units(text):
    return [text[a:b] for (a, b), _ in read_numerals(text).quantities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("审核文件31件，提出意见174条", ["31件", "174条"]),
        ("12万余件、2.6万家次、1.95万户", ["12万余件", "2.6万家次", "1.95万户"]),
        ("投入5，833.34万元", ["5，833.34万元"]),
        ("批示三百余份，先后两次", ["三百余份", "两次"]),
        ("审批用7个工作日，历时3个月、24小时", []),
        ("第3次会议、十九届四中全会、八项规定", []),
        ("2023年3月18日", []),
        ("庆祝成立70周年", []),
        ("一项基础性工作，一批案件，三项制度", []),
        ("取消证明四十项，聘请顾问三十名，编印读本八种", ["四十项", "三十名"]),
        ("打造十五分钟服务圈，十二万元以上罚款", []),
        ("归集数据12.7亿条，观看近50万", ["12.7亿条", "50万"]),
        ("重大执法决定法制审核（件）79", ["（件）79"]),
        ("省委十一届三次、四次、五次全会，市委四届三次和四次全体会议", []),
        ("县人大十七届一次、二次会议期间，召开3次全体会议、两次全会", ["3次", "两次"]),
        ("整治隐患百余处，培训十几场，建成十二个“法治驿站”", ["百余处", "十几场", "十二个"]),
        ("落实三个“一号工程”，开展3次“送法”活动", ["3次"]),
        ("建成15分钟公共文化服务圈", []),
        ("标语百余条、讲座十余场，举办数十场，百余万元", ["百余条", "十余场", "十场"]),
        ("《决定》（〔2022〕9）79，第（三）9", []),
    ],
)
def test_quantities(text, found):
    assert units(text) == found


def test_dates_and_years():
    numerals = read_numerals("2023年3月18日召开，8月中旬调研，到2025年")
    assert [value for _, value in numerals.years] == [2023, 2025]
    assert len(numerals.dates) == 2


def test_numbers_in_cited_titles_are_passed_over():
    text = "《纲要（2021—2025年）》9件"
    assert units(text) == ["9件"]
    assert read_numerals("《纲要2021年》", ((0, 9),)).years == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二", 12), ("三百二十七", 327), ("二〇二四", 2024), ("两", 2), ("12", 12), ("甲", None)],
)
def test_values(text, value):
    assert value_of(text) == value


@given(st.text(alphabet="0123456789一二十百千万亿两年月日件次，。.个第《》", max_size=40))
def test_spans_lie_in_the_text_and_do_not_cross(text):
    numerals = read_numerals(text)
    for start, end in (
        [span for span, _ in numerals.quantities]
        + list(numerals.dates)
        + [span for span, _ in numerals.years]
    ):
        assert 0 <= start < end <= len(text)
