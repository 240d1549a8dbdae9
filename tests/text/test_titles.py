import pytest

from checker.text.titles import CitedTitle, read_title, titles_in

ISSUERS = ("国务院办公厅", "国务院", "中央宣传部", "司法部")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("落实《甲》和《乙》。", ["《甲》", "《乙》"]),
        ("《关于贯彻<甲>的意见》", ["《关于贯彻<甲>的意见》", "<甲>"]),
        ("《没有写完《乙》", ["《乙》"]),
        ("《断\n开》", []),
        ("《没有写完", []),
    ],
)
def test_titles_stand_between_their_marks(text, titles):
    assert [text[start:end] for start, end in titles_in(text)] == titles


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("中华人民共和国行政处罚法", CitedTitle("行政处罚法", (), True)),
        ("法治政府建设实施纲要（2021-2025年）", CitedTitle("法治政府建设实施纲要", ("2021—2025年",), False)),
        ("法治政府建设实施纲要（2021——2025年）", CitedTitle("法治政府建设实施纲要", ("2021—2025年",), False)),
        (
            "国务院办公厅关于印发<三年计划（2023～2025年）>的通知",
            CitedTitle("三年计划", ("2023—2025年",), False),
        ),
        (
            "中央宣传部、司法部关于开展普法的规划（试行）",
            CitedTitle("开展普法的规划", ("试行",), False, True),
        ),
        ("中华人民共和国", CitedTitle("中华人民共和国", (), False)),
        ("（2021年）", CitedTitle("（2021年）", (), False)),
    ],
)
def test_what_varies_freely_is_taken_off(name, title):
    assert read_title(name, ISSUERS) == title
