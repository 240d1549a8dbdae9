"""Figures: sentences as bureaus write them, and sums, rates and changes made by chance."""

import os

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook()
FIGURES = tuple(rule.id for rule in RULEBOOK.rules if rule.pack == "figures")
ONLY = RULEBOOK._replace(
    packs=tuple(pack for pack in RULEBOOK.packs if pack.name == "figures"),
)
with open(os.path.join(os.path.dirname(__file__), "figures-sentences.yaml"), encoding="utf-8") as _file:
    SENTENCES = yaml.safe_load(_file)


def findings(text):
    """Return (rule, finding) of all figure rules on a text."""
    source = make_source("报告.txt", "txt", "UTF-8", text)
    report = judge(source, ONLY)
    return [(result.rule.id, finding) for result in report.results for finding in result.outcome.findings]


@pytest.mark.parametrize("text", SENTENCES["clean"])
def test_nothing_is_said_of_figures_that_may_be_right(text):
    assert findings(text) == []


@pytest.mark.parametrize("entry", SENTENCES["faulty"], ids=lambda entry: entry["text"][:24])
def test_a_fault_is_found_and_no_other(entry):
    assert {rule for rule, _ in findings(entry["text"])} == {entry["rule"]}
    _, finding = findings(entry["text"])[0]
    assert any(digit in finding.message for digit in "0123456789一两")
    assert finding.place.span is not None


def test_a_finding_points_at_the_narrow_span_and_quotes_the_source():
    text = "一、主要工作\n全年工作扎实。审结 412 件,其中维持300件、驳回100件、撤销13件。各项工作有序。"
    ((rule, finding),) = findings(text)
    assert rule == "figures.sum"
    assert text[slice(*finding.place.span)] == "审结 412 件,其中维持300件、驳回100件、撤销13件"
    assert finding.place.section == ("一、主要工作",)
    assert "300＋100＋13＝413件" in finding.message


def test_mild_findings_make_the_verdict_partial(verdict):
    outcome = verdict("figures.ratio", "调解纠纷7091件，成功7040件，成功率99.2%。")
    assert outcome.verdict == "partial" and all(finding.mild for finding in outcome.findings)


def changed(number, place, digit):
    """Return ``number`` with another digit at a place counted from the left."""
    digits = list(str(number))
    place %= len(digits)
    digits[place] = str((int(digits[place]) + digit) % 10)
    return "".join(digits)


RESULTS = ["维持", "驳回", "撤销", "变更", "确认违法", "责令履行", "终止"]
CLASSES = ["质量安全类", "市场行为类", "物业管理类", "燃气类", "房屋租赁类"]
PHRASINGS = [
    ("全年审结行政复议案件{total}件，其中{parts}。", RESULTS, "、"),
    ("审结行政复议案件{total}件，同比下降3.2%，其中：{parts}，涉及金额35万元。", RESULTS, "、"),
    ("审结行政复议案件{total}件（{parts}）。", RESULTS, "，"),
    ("审结行政复议案件{total}件：{parts}。", RESULTS, "，"),
    ("受理申请9000件,审结{total}件,其中,{parts};收到司法建议12份。", RESULTS, "、"),
    ("立案查处违法行为 {total} 起，其中{parts}，罚款418.6万元。", CLASSES, "、"),
]
parts_strategy = st.lists(st.integers(10, 900), min_size=3, max_size=5)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(PHRASINGS), parts_strategy)
def test_consistent_breakdowns_are_never_flagged(phrasing, parts):
    form, names, joint = phrasing
    unit = "起" if "起" in form else "件"
    listed = joint.join(f"{name}{part}{unit}" for name, part in zip(names, parts, strict=False))
    assert findings(form.format(total=sum(parts), parts=listed)) == []


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.sampled_from(PHRASINGS), parts_strategy, st.integers(0, 4), st.integers(1, 9), st.integers(0, 9))
def test_a_changed_digit_of_the_last_places_is_found(phrasing, parts, which, digit, at):
    form, names, joint = phrasing
    unit = "起" if "起" in form else "件"
    total = sum(parts)
    which %= len(parts)
    wrong = int(changed(parts[which], len(str(parts[which])) - 1 - at % 2, digit))
    # What arithmetic can prove: the sum comes near the total, and no first parts happen to make it up.
    broken = [*parts[:which], wrong, *parts[which + 1 :]]
    # After a bare 其中 too little is a sign only where less is left over than the smallest part.
    assume(wrong > 0 and 0 < abs(sum(broken) - total) * 12 <= total)
    assume(sum(broken) > total or total - sum(broken) < min(broken))
    assume(all(sum(broken[:size]) != total for size in range(1, len(broken) + 1)))
    listed = joint.join(f"{name}{part}{unit}" for name, part in zip(names, broken, strict=False))
    assert [rule for rule, _ in findings(form.format(total=total, parts=listed))] == ["figures.sum"]


RATES = [
    "各级调解组织调解纠纷{whole}件，成功{part}件，成功率{rate}%。",
    "受理投诉举报{whole}件,办结{part}件,办结率{rate}%。",
    "发现隐患{whole}处，整改{part}处，整改率为{rate}%，罚款3万元。",
    "审结案件{whole}件，其中调解和解终止{part}件，占{rate}%。",
    "行政机关负责人应出庭{whole}件，实际出庭{part}件，出庭率达到{rate}%。",
]


def percentage(part, whole, places):
    scale = 10**places
    rounded = (200 * scale * part + whole) // (2 * whole)
    return f"{rounded // scale}.{str(rounded % scale).zfill(places)}" if places else str(rounded)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(RATES), st.integers(1, 20_000), st.integers(0, 20_000), st.integers(0, 2))
def test_rounded_rates_are_never_flagged(form, part, more, places):
    whole = part + more
    text = form.format(whole=whole, part=part, rate=percentage(part, whole, places))
    assert findings(text) == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(RATES), st.integers(1, 20_000), st.integers(0, 20_000), st.integers(0, 2),
    st.integers(0, 4), st.integers(1, 9),
)  # fmt: skip
def test_a_changed_digit_of_a_rate_is_found(form, part, more, places, at, digit):
    whole = part + more
    right = percentage(part, whole, places)
    digits = list(right)
    index = [place for place, char in enumerate(digits) if char != "."][at % (len(digits) - (places > 0))]
    digits[index] = str((int(digits[index]) + digit) % 10)
    wrong = "".join(digits)
    assume(float(wrong) <= 100 and float(wrong) != float(right))
    assert "figures.ratio" in [rule for rule, _ in findings(form.format(whole=whole, part=part, rate=wrong))]


CHANGES = [
    ("新收案件{new}件，比上年的{old}件{verb}{rate}%。", "件"),
    ("案件数由{old}件变化到{new}件，{verb}{rate}%。", "件"),
    ("上年受理案件{old}件，今年受理{new}件，同比{verb}{rate}%。", "件"),
]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(CHANGES), st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2), st.booleans())
def test_changes_are_worked_out(entry, old, new, places, wrong):
    form, _ = entry
    assume(old != new)
    rate = percentage(abs(new - old), old, places)
    up = (new > old) != wrong
    text = form.format(old=old, new=new, rate=rate, verb="增长" if up else "下降")
    assert [rule for rule, _ in findings(text)] == (["figures.change"] if wrong else [])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.text(
        alphabet="0123456789.,，、；。（）()其中共分别为占率成功办结受理维持件起%倍番由到比上年的增长下降等 ",
        max_size=120,
    )
)
def test_any_text_is_checked_without_error(text):
    findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "受理0件，办结0件，办结率100%。",
        "占受理0件的3%。",
        "受理0件，比上年的0件增长5%。",
        "由0件增加到3件，增长3倍。",
        "考试0人，通过率0%。",
        "审结0件，其中维持0件、驳回0件、撤销0件。",
    ],
)
def test_nothing_is_divided_by_nought(text):
    findings(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("收到市级督办单18件、县级督办单54件，反馈54件，反馈率100%。", "skipped"),
        ("收到县级督办单54件，反馈54件，反馈率100%。", "met"),
        ("收到市级督办单18件、县级督办单54件，反馈72件，反馈率100%。", "met"),
        ("收到市级督办单18件、县级督办单54件，反馈54件，反馈率75%。", "met"),
    ],
)
def test_a_rate_of_one_item_of_a_list_proves_nothing(text, verdict):
    source = make_source("报告.txt", "txt", "UTF-8", text)
    (result,) = (one for one in judge(source, ONLY).results if one.rule.id == "figures.ratio")
    assert result.outcome.verdict == verdict


def test_all_figure_rules_are_tried():
    assert FIGURES == (
        "figures.sum",
        "figures.ratio",
        "figures.subset",
        "figures.change",
        "figures.conflict",
        "figures.table",
    )
