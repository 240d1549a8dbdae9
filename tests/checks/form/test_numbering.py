"""Numbering: correct reports of any shape are never flagged, one lost or doubled number always is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document.items import numeral
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook()
OPENING = "2023年，青川县深入推进依法行政，法治政府建设各项工作取得新的进展。现将有关情况报告如下：\n"
SUBJECTS = ("制度", "队伍", "监督", "普法", "复议", "应诉", "决策", "审批")


def findings(text):
    source = make_source("报告.txt", "txt", "UTF-8", OPENING + text)
    report = judge(source, RULEBOOK, reported=("form.numbering",), assumed={"kind": "met"})
    return [
        (finding.message, (OPENING + text)[finding.place.span[0] :].split("\n")[0])
        for finding in report.results[0].outcome.findings
    ]


def chain(words, size):
    return "".join(
        f"{words.format(n=numeral(at))}加强{SUBJECTS[at % 8]}工作，办理{at + 3}件。"
        for at in range(1, size + 1)
    )


STYLES = {
    "cn": lambda at: f"{numeral(at)}、",
    "pcn": lambda at: f"（{numeral(at)}）",
    "num": lambda at: f"{at}.",
    "pnum": lambda at: f"（{at}）",
}
ORDER = ("cn", "pcn", "num", "pnum")


@st.composite
def reports(draw):
    """Lines of a correct report, with for each (kind, list it belongs to, place in the list) or None."""
    kinds = draw(st.sampled_from([ORDER, ORDER[:3], ("cn", "num"), ("pcn", "num"), ("cn", "pcn", "pnum")]))
    run_on = draw(st.booleans())
    lines = []
    counts = dict.fromkeys(ORDER, 0)
    lists = [0]

    def fill(depth):
        kind = kinds[depth]
        lists[0] += 1
        mine = lists[0]
        start = counts[kind] if run_on and depth else 0
        size = draw(st.integers(2, 4))
        for place in range(1, size + 1):
            at = start + place
            counts[kind] = at
            whole = draw(st.booleans())
            subject = SUBJECTS[at % 8]
            text = (
                f"完善{subject}工作"
                if not whole
                else f"完善{subject}工作。全年办理{at + 5}件，办结{at + 5}件。"
            )
            lines.append((STYLES[kind](at), text, (kind, mine, place, size, start)))
            below = draw(st.integers(0, 3))
            if below == 0 and depth + 1 < len(kinds):
                fill(depth + 1)
            elif below == 1:
                words = draw(st.sampled_from(["{n}是", "{n}要", "第{n}，", "其{n}，"]))
                lines.append(("", "主要做法如下。" + chain(words, draw(st.integers(2, 5))), None))
            elif below == 2:
                lines.append(("", "全年办理案件28件，办结28件，群众满意。", None))

    fill(0)
    return lines


def written(lines):
    return "\n".join(marker + text for marker, text, _ in lines)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_correct_numbers_are_never_flagged(lines):
    assert findings(written(lines)) == []


@settings(max_examples=60, deadline=None)
@given(reports(), st.data())
def test_a_lost_number_is_flagged_where_the_next_one_stands(lines, data):
    inner = [
        index for index, (_, _, entry) in enumerate(lines)
        if entry is not None and (entry[2] > 1 or entry[1] == 1) and entry[2] < entry[3] and entry[4] == 0
    ]  # fmt: skip
    # Where 1. 2. 3. follow, a web page may have turned 一、 into a list of its own.
    numbers = [entry[0] for _, _, entry in lines if entry is not None]
    inner = [index for index in inner if index or numbers[1] != "num"]
    if not inner:
        return
    index = data.draw(st.sampled_from(inner))
    entry = lines[index][2]
    following = next(
        marker for marker, _, other in lines[index + 1 :] if other is not None and other[1] == entry[1]
    )
    lines[index] = ("", lines[index][1], None)
    found = findings(written(lines))
    assert len(found) == 1 and found[0][1].startswith(following), written(lines)


@settings(max_examples=60, deadline=None)
@given(reports(), st.data())
def test_a_number_printed_twice_is_flagged(lines, data):
    later = [
        index
        for index, (_, _, entry) in enumerate(lines)
        if entry is not None and entry[2] > 1 and entry[3] > 2 and (entry[2] > 2 or entry[0] in ("cn", "pcn"))
    ]
    if not later:
        return
    index = data.draw(st.sampled_from(later))
    kind, _, place, _, start = lines[index][2]
    marker = STYLES[kind](start + place - 1)
    lines[index] = (marker, lines[index][1], lines[index][2])
    found = findings(written(lines))
    assert len(found) == 1 and found[0][1] == written([lines[index]]), written(lines)


@given(st.integers(3, 9), st.data())
def test_chains_are_followed_to_their_end(size, data):
    words = data.draw(st.sampled_from(["{n}是", "{n}要", "第{n}，", "其{n}，"]))
    text = "一、主要工作\n" + chain(words, size)
    assert findings(text) == []
    lost = data.draw(st.integers(2, size - 1))
    broken = text.replace(words.format(n=numeral(lost)), "", 1)
    assert len(findings(broken)) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一、主要工作\n办案9件。\n四、下一步打算\n培训300人。", "“一、”之后直接是“四、”，缺“二、”“三、”。"),
        ("五、下一步打算\n培训300人，开展活动12场。", "编号从“五、”开始，前面没有“一、”至“四、”。"),
        (
            "一、主要工作\n1、办案9件。\n1、培训300人。\n3、评查12份。",
            "“1、”与前面的编号重复，这里应当是“2、”。",
        ),
        ("一、主要工作\n一是办案9件。三是培训300人。", "“一是”之后直接是“三是”，缺“二是”。"),
    ],
)
def test_messages_say_what_is_missing(text, message):
    assert findings(text)[0][0] == message


def test_a_single_chain_may_lie_inside_another():
    text = "一、主要工作\n一是办案9件，做到一要快，二要准，三要稳。二是培训300人。三是评查：一是看程序；二是看文书。四是通报6次。"
    assert findings(text) == []


def test_lists_of_other_chains_do_not_hide_a_gap():
    text = "一、主要工作\n一是办案9件。二是培训300人。三是评查12份。\n同时抓好普法。一是宣讲12场。二是送法下乡。四是建阵地。"
    assert [where for _, where in findings(text)] == ["四是建阵地。"]


def test_a_paragraph_that_may_have_lost_its_number_is_named():
    text = (
        "一、主要工作\n（一）加强领导。召开会议4次，研究事项12个。\n提升政务效能。一是压减时限。二是简化材料。\n"
        "（三）规范执法。培训300人。"
    )
    assert (
        findings(text)[0][0]
        == "“（一）”之后直接是“（三）”，缺“（二）”。“提升政务效能”一段的开头可能漏了编号。"
    )
