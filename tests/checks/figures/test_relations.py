"""Every wording in which officials count: true statements are never flagged, one changed digit is, and `met` names what was worked out."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.reading.source import make_source
from tests.checks.figures.test_figures import ONLY, findings, percentage

CLOSED = [
    ("督察反馈问题{t}项，已整改{a}项，剩余{b}项。", 2),
    ("应到会{t}人，实到{a}人，缺席{b}人。", 2),
    ("办理{a}件代表建议、{b}件委员提案和{c}件检察建议，共计{t}件。", 3),
    ("办理行政许可{a}件、行政处罚{b}件，合计{t}件。", 2),
    ("检查取水户{t}家（含农业用水户{a}家、工业用水户{b}家）。", 2),
    ("审结案件{t}件，包括{a}件民事、{b}件刑事、{c}件行政。", 3),
    ("公布事项{t}项，分为许可{a}项、处罚{b}项、其他{c}项。", 3),
    ("清理文件{t}件，其中保留{a}件、修改{b}件、其他{c}件。", 3),
    ("全县共办理案件{t}件，分别办理{a}件、{b}件、{c}件。", 3),
    ("年度计划任务{t}项，已完成{a}项，未完成{b}项。", 2),
    ("下发查询书{t}份，分别为工业{a}份、商贸{b}份、农业{c}份。", 3),
]
"""Wordings that claim to name all parts, with the number of parts."""
OPEN = [
    ("收到许可申请{t}件，其中{a}件网上申请、{b}件窗口申请。", 2),
    ("收到申请{t}件，其中，依法受理{a}件；不予受理{b}件。", 2),
    ("审结复议案件{t}件。其中，维持{a}件；驳回{b}件；撤销{c}件。", 3),
    ("办理案件{t}件（其中：民事{a}件；刑事{b}件；行政{c}件）。", 3),
    ("办理案件{t}件，其中民事、刑事案件分别为{a}件、{b}件。", 2),
    ("查处违法案件{t}件，其中食品类{a}件、药品类{b}件、价格类{c}件。", 3),
    ("培训执法人员{t}名，其中县级{a}人、乡级{b}人。", 2),
    ("建成执法站点{t}个，其中城区{a}座、乡镇{b}座。", 2),
    ("培训执法人员{t}人次，其中县级{a}人、乡级{b}人。", 2),
    ("审结复议案件{t}件（其中维持{a}件、驳回{b}件、撤销{c}件）。", 3),
]
"""Wordings that may leave something out, so that only more than the total is proof."""
SHARES = [
    ("审结复议案件{t}件，其中维持{a}件，占{p}%。", "{a}÷{t}＝{p}%"),
    ("办结纠纷{t}件，调解结案{a}件，占结案总数的{p}%。", "{a}÷{t}＝{p}%"),
    ("参训执法人员{t}人，其中女性{a}人，占参训总人数的{p}%。", "{a}÷{t}＝{p}%"),
    ("审结复议案件{t}件，维持{a}件，占总数的{p}%。", "{a}÷{t}＝{p}%"),
    ("收到建议{t}件，办结{a}件，办结率{p}%。", "{a}÷{t}＝{p}%"),
    ("应考{z}人，缺考7人，合格{a}人，合格率{p}%。", "{a}÷（{z}－7）＝{p}%"),
]
CHANGES = [
    ("信访积案年初为{o}件，年末为{n}件，{noun}为{r}%。", "{o}→{n}，{noun}为{r}%"),
    ("受理咨询由{o}件{to}{n}件，{verb}{r}%。", "{o}→{n}，{verb}{r}%"),
    ("受理咨询{n}件，与2031年的{o}件相比，{verb}{r}%。", "{o}→{n}，{verb}{r}%"),
    ("受理咨询{n}件，比上年的{o}件{verb}{r}%。", "{o}→{n}，{verb}{r}%"),
    ("全年法律援助受援{n}人，比上年{verb}{r}%。上年受援{o}人。", "{o}→{n}，比上年{verb}{r}%"),
    ("全年受理咨询{n}件，比上年{verb}{r}%。\n上年受理咨询{o}件。", "{o}→{n}，比上年{verb}{r}%"),
    ("受理咨询{n}件，同比{verb}{d}件，{noun}为{r}%。", "{o}→{n}，{noun}为{r}%"),
    ("受理咨询比上年的{o}件{verb}{d}件，{verb}{r}%。", "{o}→{n}，{verb}{r}%"),
    ("受理咨询由去年的{o}件{to}今年的{n}件，{noun}{r}%。", "{o}→{n}，{noun}{r}%"),
    ("受理咨询{n}件，同比{verb}{r}%（上年{o}件）。", "{o}→{n}，同比{verb}{r}%"),
    ("2032年受理咨询{n}件，2031年受理{o}件，{verb}{r}%。", "{o}→{n}，{verb}{r}%"),
]
parts_of = st.lists(st.integers(12, 4000), min_size=3, max_size=3)
breakdown = st.sampled_from(CLOSED + OPEN)


def told(form, total, parts):
    return form.format(t=total, **dict(zip("abc", parts, strict=False)))


def outcome(rule, text):
    report = judge(
        make_source("报告.txt", "txt", "UTF-8", text), ONLY, reported=(rule,), assumed={"kind": "met"}
    )
    return report.results[0].outcome


def rules_of(text):
    return {rule for rule, _ in findings(text)}


def one_digit_changed(text, place, digit):
    """Return the text with one digit changed, and the value of the number it stands in before and after."""
    numbers = [match for match in re.finditer("[0-9]+", text) if match.group() not in ("2031", "2032", "7")]
    number = numbers[place % len(numbers)]
    at = number.start() + place // len(numbers) % len(number.group())
    changed = text[:at] + str((int(text[at]) + digit) % 10) + text[at + 1 :]
    return changed, changed[number.start() : number.end()]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(breakdown, parts_of)
def test_met_names_the_one_sum_that_was_worked_out(entry, parts):
    form, count = entry
    parts = parts[:count]
    text = told(form, sum(parts), parts)
    assert rules_of(text) == set()
    spelled = f"{'＋'.join(map(str, parts))}＝{sum(parts)}"
    assert outcome("figures.sum", text).message in (
        f"核对了1处总数与分项，都相符：{spelled}。",
        f"核对了2处总数与分项，都相符：{spelled}。",  # two readings of one list
    )


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(breakdown, parts_of), min_size=2, max_size=3, unique_by=lambda one: one[0][0]))
def test_met_names_all_sums_and_no_other(entries):
    text = "\n".join(told(form, sum(parts[:count]), parts) for (form, count), parts in entries)
    message = outcome("figures.sum", text).message
    named = message.partition("：")[2].rstrip("。").split("；")
    wanted = [f"{'＋'.join(map(str, parts[:count]))}＝{sum(parts[:count])}" for (_, count), parts in entries]
    assert named == list(dict.fromkeys(wanted))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(breakdown, parts_of, st.integers(0, 11), st.integers(1, 9))
def test_one_digit_of_any_number_changed_is_found_where_it_proves(entry, parts, place, digit):
    form, count = entry
    text, changed = one_digit_changed(told(form, sum(parts[:count]), parts[:count]), place, digit)
    assume(changed[0] != "0")
    numbers = [int(number) for number in re.findall("[0-9]+", text)]
    behind = form.index("{t}") > form.index("{a}")
    total = numbers.pop() if behind else numbers.pop(0)
    more = sum(numbers) - total
    assume(max(numbers) <= total and min(numbers) > 0)
    # Another reading of the sentence may make it true by chance; what is far from its total may be another matter.
    sums = {sum(numbers[first:last]) for first in range(count) for last in range(first + 2, count + 1)}
    assume(total not in sums and total not in {one + numbers[-1] for one in numbers})
    if entry in CLOSED:
        assume(2 * abs(more) <= total)
        assert "figures.sum" in rules_of(text)
    elif more > 0:
        assume(12 * more <= total)
        assert "figures.sum" in rules_of(text)
    else:
        assert all(finding.mild for _, finding in findings(text))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(2, 60), st.integers(1, 9), st.integers(2, 60), st.integers(1, 9), st.integers(1, 9))
def test_mixed_digits_and_characters_add_up(wan, qian, other_wan, other_qian, slip):
    total = 10 * (wan + other_wan) + qian + other_qian
    form = "发放资料{}万{}千份，包括城区{}万{}千份、乡镇{}万{}千份。"
    assume(total % 10)
    assert rules_of(form.format(*divmod(total, 10), wan, qian, other_wan, other_qian)) == set()
    wrong = total + 10 * slip
    found = rules_of(form.format(*divmod(wrong, 10), wan, qian, other_wan, other_qian))
    assert found == ({"figures.sum"} if 2 * 10 * slip <= wrong else set())


def share(form, a, total, places, slip=0):
    rate = percentage(a, total, places)
    if slip:
        rate = percentage(round(float(rate) * 10**places) + slip, 100 * 10**places, places)
    return form.format(a=a, t=total, z=total + 7, p=rate)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(SHARES), st.integers(20, 4000), st.integers(20, 4000), st.integers(0, 2))
def test_met_names_the_one_rate_that_was_worked_out(entry, a, rest, places):
    form, relation = entry
    text = share(form, a, a + rest, places)
    result = outcome("figures.ratio", text)
    if relation == SHARES[-1][1] and percentage(a, a + rest + 7, places) == percentage(a, a + rest, places):
        return  # both bases give it
    assert result.verdict == "met"
    assert result.message == f"核对了1处比率，都与所写的数量相符：{share(relation, a, a + rest, places)}。"


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(SHARES), st.integers(20, 4000), st.integers(20, 4000), st.integers(2, 9))
def test_a_rate_with_one_digit_changed_is_found(entry, a, rest, slip):
    form, _ = entry
    total = a + rest
    slip = slip if 2 * a < total else -slip
    text = share(form, a, total, 1, slip)
    rate = float(text.rpartition("%")[0].rpartition("占")[2].rpartition("率")[2].rpartition("的")[2])
    assume(abs(100 * a / (total + 7) - rate) > 0.1 and abs(100 * a / max(total - a, 1) - rate) > 0.1)
    assert rules_of(text) == {"figures.ratio"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from(SHARES[:-1]),
    st.integers(20, 4000),
    st.integers(20, 4000),
    st.integers(0, 11),
    st.integers(1, 9),
)
def test_one_digit_of_any_number_of_a_share_is_found_where_it_proves(entry, a, rest, place, digit):
    text, changed = one_digit_changed(share(entry[0], a, a + rest, 1), place, digit)
    assume(changed[0] != "0")
    total, part, rate = (float(number) for number in re.findall("[0-9.]+", text))
    assume(0 < part < total and 1 < rate < 100)
    assume(abs(100 * part / total - rate) > 0.2 and abs(100 * (total - part) / total - rate) > 0.2)
    assert rules_of(text) == {"figures.ratio"}


SPLIT = "审结复议案件{t}件，其中维持{a}件，占{p}%；驳回{b}件，占{q}%；撤销{c}件，占{r}%。"


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.integers(1000, 4000), min_size=3, max_size=3), st.integers(1, 2))
def test_shares_between_the_parts_of_a_breakdown(parts, slip):
    total = sum(parts)
    values = dict(zip("pqr", (percentage(one, total, 1) for one in parts), strict=True))
    text = SPLIT.format(t=total, a=parts[0], b=parts[1], c=parts[2], **values)
    assert rules_of(text) == set()
    # A share of another part may read the same by chance, and is then named.
    assume(all(percentage(one, two, 1) != percentage(one, total, 1) for one in parts for two in parts))
    named = outcome("figures.ratio", text).message
    assert all(f"{one}÷{total}＝{value}%" in named for one, value in zip(parts, values.values(), strict=True))
    assert "＋".join(map(str, parts)) + f"＝{total}" in outcome("figures.sum", text).message
    assume(percentage(parts[2] + slip, total, 1) == values["r"])  # the share still agrees, the sum does not
    assert rules_of(text.replace(f"撤销{parts[2]}件", f"撤销{parts[2] + slip}件")) == {"figures.sum"}


def change(form, old, new, rate):
    up = new > old
    words = {
        "verb": "增长" if up else "下降",
        "noun": "增幅" if up else "降幅",
        "to": "升至" if up else "缩减为",
    }
    return form.format(o=old, n=new, d=abs(new - old), r=rate, **words)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(CHANGES), st.integers(20, 5000), st.integers(20, 5000), st.integers(0, 2))
def test_met_names_the_change_that_was_worked_out(entry, old, new, places):
    form, relation = entry
    assume(old != new)
    rate = percentage(abs(new - old), old, places)
    text = change(form, old, new, rate)
    assert rules_of(text) == set()
    message = outcome("figures.change", text).message
    assert message == f"核对了1处增减幅度，都与所写的数量相符：{change(relation, old, new, rate)}。"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(CHANGES), st.integers(20, 5000), st.integers(20, 5000), st.integers(2, 90))
def test_a_change_with_one_digit_changed_is_found(entry, old, new, slip):
    form, _ = entry
    assume(old != new)
    rate = float(percentage(abs(new - old), old, 1)) + slip / 10
    assert rules_of(change(form, old, new, f"{rate:.1f}")) == {"figures.change"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from([form for form, _ in CHANGES if "{d}" not in form]),
    st.integers(20, 5000),
    st.integers(20, 5000),
    st.integers(0, 11),
    st.integers(1, 9),
)
def test_one_digit_of_any_number_of_a_change_is_found_where_it_proves(form, old, new, place, digit):
    assume(old != new)
    told_ = change(form, old, new, percentage(abs(new - old), old, 1))
    text, changed = one_digit_changed(told_, place, digit)
    names = re.findall("{([onr])}", form)
    numbers = re.findall("[0-9]+(?:[.][0-9]+)?", text.replace("2031年", "").replace("2032年", ""))
    values = dict(zip(names, map(float, numbers), strict=True))
    assume(changed[0] != "0" and values["o"] > 0 and (values["n"] > values["o"]) == (new > old))
    right = 100 * abs(values["n"] - values["o"]) / values["o"]
    assume(values["n"] != values["o"] and abs(right - values["r"]) > 0.2)
    assert rules_of(text) == {"figures.change"}


@pytest.mark.parametrize(
    "text",
    [
        "办理案件120件。",
        "办理案件120件，其中民事80件。",
        "发放110万元，调解、公证补贴分别发放67万元、8万元。",
    ],
)
def test_nothing_worked_out_is_skipped(text):
    assert outcome("figures.sum", text).verdict == "skipped"
