"""The learned reader: features, weights as bytes, chances, and what the second reading makes of them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check_text
from checker.reader.features import place_features, sentence_features
from checker.reader.functions import (
    FUNCTIONS,
    GIVES_CAUSE,
    OUTPUTS,
    OWN,
    PUBLICITY,
    REVIEW,
    Reader,
    chances_of,
)
from checker.reader.weights import load_weights, pack_weights


def test_features_are_characters_pairs_and_one_zero_for_any_number():
    assert sentence_features("审核36件") == {
        "^",
        "审",
        "核",
        "0",
        "件",
        "$",
        "^审",
        "审核",
        "核0",
        "0件",
        "件$",
    }
    assert sentence_features("审核36件") == sentence_features("审核1280件")


def test_features_of_the_place():
    assert place_features(("一、打算",), 95, 100) == {"@9", "§^一", "§一、", "§、打", "§打算"}
    assert place_features((), 0, 1) == {"@0", "@-"}


@given(
    st.dictionaries(
        st.text("审核件明年将不足", min_size=1, max_size=2),
        st.lists(st.integers(-128, 127), min_size=3, max_size=3),
        min_size=1,
    ),
    st.lists(st.floats(-5, 5), min_size=3, max_size=3),
)
def test_weights_are_summed_as_written(tmp_path_factory, table, bias):
    path = tmp_path_factory.mktemp("weights") / "w"
    path.write_bytes(pack_weights(("a", "b", "c"), table, 0.5, bias))
    weights = load_weights(str(path))
    scores = weights.scores(weights.total(set(table)), weights.total({"没有见过"}))
    expected = [start + 0.5 * sum(row[at] for row in table.values()) for at, start in enumerate(bias)]
    assert scores == pytest.approx(expected)


def test_a_damaged_file_of_weights_is_refused(tmp_path):
    path = tmp_path / "w"
    path.write_bytes(pack_weights(("a",), {"审": [1], "核": [2]}, 1.0, [0.0])[:-1])
    with pytest.raises(ValueError, match="1 bytes for 2 features"):
        load_weights(str(path))


def test_functions_exclude_one_another_and_a_cause_is_apart():
    chances = chances_of([0.0] * len(FUNCTIONS) + [1000.0, -1000.0, 0.0, 0.0, *(0.0 for _ in OWN)])
    assert math.isclose(sum(chances[name] for name in FUNCTIONS), 1)
    assert chances[GIVES_CAUSE] > 0.99
    assert chances[PUBLICITY] < 0.01
    assert chances[REVIEW] == 0.5


def test_shipped_weights_tell_the_outputs():
    assert load_weights().outputs == OUTPUTS


REPORT = """某某县2023年法治政府建设年度报告
一、主要工作
全年审核文件9件，评查案卷40份。
二、存在的不足
{problems}
三、下一步打算
{plan}
"""


@pytest.mark.parametrize(
    ("plan", "function"),
    [
        ("把法律顾问坐班改到每周二、周四，咨询登记每月公布一次。", "measure"),
        ("请会计师给罚没账目做一次体检，查出的问题列单销号。", "measure"),
        ("以更高标准、更实作风推动法治建设再创佳绩、再谱新篇。", "slogan"),
        ("进一步提高认识、凝聚共识，不断开创依法行政新局面。", "slogan"),
    ],
)
def test_measures_and_slogans_are_told_apart(document, plan, function):
    report = document(REPORT.format(problems="一是案卷说理不充分。", plan=plan))
    last = len(report.sentences) - 1
    texts, under = zip(*((one.text, one.heading) for one in report.sentences), strict=True)
    headings = [(one.marker + one.text, one.parent) for one in report.headings]
    chances = Reader(texts, under, headings, load_weights()).chances(last)
    assert max(FUNCTIONS, key=chances.__getitem__) == function


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ("文书说理简单。说到底还是我们重数量、轻质量，考核只看件数。", "met"),
        ("案卷装订不齐。分析起来，主要在于法制岗位常年由新人轮流顶着。", "met"),
        ("案卷装订不齐，送达回证漏填，群众因此多跑了不少路。", "unmet"),
    ],
)
def test_causes_without_the_usual_words(verdict, problems, expected):
    outcome = verdict("problems.causes", REPORT.format(problems=problems, plan="组织案卷评查2次。"))
    assert outcome.verdict == expected


def test_where_the_readings_differ_a_person_is_asked(verdict):
    told = "文书说理简单。平时我们重数量、轻质量，考核只看件数，是老毛病的根。"
    outcome = verdict("problems.causes", REPORT.format(problems=told, plan="组织案卷评查2次。"))
    assert outcome.verdict == "met"
    assert "按词语和结构判断为“不符合”" in outcome.confirm
    assert "平时我们重数量" in outcome.confirm


SYSTEMS = """青禾县水务局2023年法治政府建设年度报告
2023年，青禾县水务局依法行政。现报告如下：
一、主要工作
全年审核文件9件，评查案卷40份。{text}
"""


@pytest.mark.parametrize(
    ("rule", "text", "verdict"),
    [
        (
            "publicity",
            "将受案、立案、处罚流程和裁量标准制成易拉宝放在大厅，当事人凭编号可登录平台查询办案进度，全年被查询2万次。",
            "met",
        ),
        (
            "publicity",
            "明年将将受案、立案、处罚流程和裁量标准制成易拉宝放在大厅，当事人凭编号可登录平台查询办案进度，全年被查询2万次。",
            "unmet",
        ),
        ("recording", "旗财政为一线添置骑行拍摄设备95部、车载取证设备20套，外勤实现全员配备。", "met"),
        (
            "recording",
            "明年，旗财政为一线添置骑行拍摄设备95部、车载取证设备20套，外勤实现全员配备。",
            "unmet",
        ),
        ("review", "法制把关方面，配备专职审核员2名，62件处罚全部先审后批，3件被退回。", "met"),
        ("review", "邻县法制把关方面，配备专职审核员2名，62件处罚全部先审后批，3件被退回。", "unmet"),
    ],
)
def test_a_system_done_in_words_of_its_own_is_read(rule, text, verdict):
    report = check_text(SYSTEMS.format(text=text))
    result = next(one for one in report.results if one.rule == f"three-systems.{rule}")
    assert result.verdict == verdict
    if rule == "review":  # the others the words know too; whose act it was, a person may tell better
        assert result.confirm
