"""Random true statements in the wordings in which officials count are never flagged; with one figure changed they are."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.checks.figures.test_figures import findings, percentage

CLOSED = [
    ("督察反馈问题{t}项，已整改{a}项，剩余{b}项。", 2),
    ("应到会{t}人，实到{a}人，缺席{b}人。", 2),
    ("办理{a}件代表建议和{b}件委员提案，共{t}件。", 2),
    ("办理{a}件代表建议、{b}件委员提案和{c}件检察建议，共计{t}件。", 3),
    ("办理行政许可{a}件、行政处罚{b}件，合计{t}件。", 2),
    ("检查取水户{t}家（含农业用水户{a}家、工业用水户{b}家）。", 2),
    ("审结案件{t}件，包括{a}件民事、{b}件刑事、{c}件行政。", 3),
    ("公布事项{t}项，分为许可{a}项、处罚{b}项、其他{c}项。", 3),
    ("清理文件{t}件，其中保留{a}件、修改{b}件、其他{c}件。", 3),
]
"""Wordings that claim to name all parts, so that any difference proves a fault."""
OPEN = [
    ("审结复议案件{t}件，其中{a}件维持、{b}件驳回、{c}件撤销。", 3),
    ("收到申请{t}件，其中，依法受理{a}件；不予受理{b}件。", 2),
    ("审结复议案件{t}件。其中，维持{a}件；驳回{b}件；撤销{c}件。", 3),
    ("办理案件{t}件，其中民事、刑事案件分别为{a}件、{b}件。", 2),
    ("办理案件{t}件（其中：民事{a}件；刑事{b}件；行政{c}件）。", 3),
    ("排查隐患{t}处，已整改{a}处，正在整改{b}处。", 2),
]
"""Wordings in which more than the total proves a fault."""
numbers = st.lists(st.integers(12, 4000), min_size=3, max_size=3)


def told(form, total, parts):
    return form.format(t=total, **dict(zip("abc", parts, strict=False)))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(CLOSED + OPEN), numbers)
def test_true_breakdowns_are_never_flagged(entry, parts):
    form, count = entry
    assert findings(told(form, sum(parts[:count]), parts)) == []


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(CLOSED), numbers, st.integers(0, 3), st.integers(1, 9))
def test_a_changed_digit_of_a_complete_list_is_found(entry, parts, place, digit):
    form, count = entry
    total = sum(parts[:count])
    digits = list(str(total))
    place %= len(digits)
    digits[place] = str((int(digits[place]) + digit) % 10)
    wrong = int("".join(digits))
    assume(wrong > max(parts[:count]) and 2 * abs(wrong - total) <= wrong)
    # No run of the parts makes the wrong total up by chance.
    sums = {sum(parts[first:last]) for first in range(count) for last in range(first + 1, count + 1)}
    assume(wrong not in sums)
    assert [rule for rule, _ in findings(told(form, wrong, parts))] == ["figures.sum"]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(OPEN), numbers, st.integers(1, 200))
def test_more_than_the_total_is_found(entry, parts, more):
    form, count = entry
    wrong = sum(parts[:count]) - more
    assume(wrong > max(parts[:count]) and 12 * more <= wrong)
    assume(wrong not in {sum(parts[:size]) for size in range(2, count)})
    assert [rule for rule, _ in findings(told(form, wrong, parts))] == ["figures.sum"]


SHARES = [
    "审结复议案件{t}件，其中维持{a}件，占{p}%；驳回{b}件，占{q}%。",
    "办结纠纷{t}件，调解结案{a}件，占结案总数的{p}%。",
    "参训执法人员{t}人，其中女性{a}人，占参训总人数的{p}%。",
    "移送线索{t}件，其中移送监察机关{a}件、移送公安机关{b}件，移送监察机关的占{p}%。",
    "收到代表建议{x}件、委员提案{y}件，办结{a}件，办结率{p}%。",
    "应考{z}人，缺考{w}人，合格{a}人，合格率{p}%。",
]


def share(form, a, b, places, slip=0):
    total = a + b
    first = percentage(a, total, places)
    if slip:
        scale = 10**places
        first = percentage((round(float(first) * scale) + slip), 100 * scale, places)
    return form.format(
        t=total, a=a, b=b, p=first, q=percentage(b, total, places), x=total // 2, y=total - total // 2,
        z=total + 7, w=7,
    )  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(SHARES), st.integers(20, 4000), st.integers(20, 4000), st.integers(0, 2))
def test_true_shares_are_never_flagged(form, a, b, places):
    assert [rule for rule, _ in findings(share(form, a, b, places)) if rule == "figures.ratio"] == []


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(SHARES), st.integers(20, 4000), st.integers(20, 4000), st.integers(2, 9))
def test_a_changed_share_is_found(form, a, b, slip):
    wrong = share(form, a, b, 1, slip if a < b else -slip)
    # No other amount before it gives the share by chance.
    total, rate = a + b, float(wrong.split("%")[0].split("占")[-1].split("率")[-1].split("的")[-1])
    for whole in (total // 2, total - total // 2, total + 7, a, b):
        assume(not whole or abs(100 * a / whole - rate) > 0.2)
    assume(abs(100 * (a + b) / total - rate) > 0.2)
    assert [rule for rule, _ in findings(wrong)] == ["figures.ratio"]


CHANGES = [
    "信访积案年初为{o}件，年末为{n}件，{noun}为{r}%。",
    "受理咨询由{o}件{to}{n}件，{verb}{r}%。",
    "受理咨询由上年的{o}件{to}{n}件，{verb}比例达{r}%。",
    "受理咨询{n}件，与上年相比{verb}了{d}件，{noun}为{r}%。",
    "受理咨询{n}件，与2022年的{o}件相比，{verb}{r}%。",
    "全年受理咨询{n}件，比上年{verb}{r}%。上年受理咨询{o}件。",
    "2031年受理咨询{o}件，2032年受理{n}件，同比{verb}{r}%。",
]


def change(form, old, new, rate):
    up = new > old
    words = {
        "verb": "增长" if up else "下降",
        "noun": "增幅" if up else "降幅",
        "to": "升至" if up else "减至",
    }
    return form.format(o=old, n=new, d=abs(new - old), r=rate, **words)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(CHANGES), st.integers(20, 5000), st.integers(20, 5000), st.integers(0, 2))
def test_true_changes_are_never_flagged(form, old, new, places):
    assume(old != new)
    assert findings(change(form, old, new, percentage(abs(new - old), old, places))) == []


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(CHANGES), st.integers(20, 5000), st.integers(20, 5000), st.integers(2, 90))
def test_a_changed_rate_of_change_is_found(form, old, new, slip):
    assume(old != new)
    right = percentage(abs(new - old), old, 1)
    wrong = f"{float(right) + slip / 10:.1f}"
    told_ = change(form, old, new, wrong)
    assert [rule for rule, _ in findings(told_)] == ["figures.change"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(50, 900), st.integers(1, 60), st.integers(2, 8))
def test_yearly_means_compound(old, rate, years):
    new = round(old * (1 + rate / 100) ** years)
    assume(new > old)
    text = f"法治讲座由2019年的{old}场增加到{2019 + years}年的{new}场，年均增长{{}}%。"
    mean = 100 * ((new / old) ** (1 / years) - 1)
    assert findings(text.format(f"{mean:.1f}")) == []
    simple = 100 * (new / old - 1) / years
    wrong = max(mean, simple) + 3
    assert [rule for rule, _ in findings(text.format(f"{wrong:.1f}"))] == ["figures.change"]


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        ("figures.sum", "办理案件120件，其中民事80件、刑事40件。", "80＋40＝120"),
        ("figures.sum", "办理建议35件、提案65件，共100件。", "35＋65＝100"),
        ("figures.ratio", "收到代表建议35件、委员提案65件，办结98件，办结率98%。", "98÷（35＋65）＝98%"),
        ("figures.ratio", "应考120人，合格118人，缺考2人，合格率100%。", "118÷（120－2）＝100%"),
        ("figures.subset", "受理案件86件，办结83件。", "83≤86"),
        # A chain of steps is no list: each is a part of the one before. Amounts of one step are, whether listed or told twice.
        ("figures.subset", "收到行政复议申请86件，受理79件，办结74件。", "79≤86；74≤79"),
        ("figures.subset", "收到代表建议35件，收到委员提案65件，办复98件。", "98≤35＋65"),
        ("figures.subset", "收到代表建议35件、委员提案65件，办复98件。", "98≤35＋65"),
        ("figures.change", "时限由10天压缩至4天，压缩率60%。", "10→4，压缩率60%"),
    ],
)
def test_met_names_what_was_worked_out(verdict, rule, text, told):
    outcome = verdict(rule, text)
    assert outcome.verdict == "met" and told in outcome.message


@pytest.mark.parametrize(
    "text",
    [
        "化解积案18件，化解率94.4%。",
        "受理86件，上年结转12件，办结90件，办结率91.8%。",
        "办结建议98件，办结率98%。",
    ],
)
def test_what_was_not_worked_out_is_not_met(verdict, text):
    assert verdict("figures.ratio", text).verdict == "skipped"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("办理案件120件，其中民事80件、刑事40件。", "核对了1处总数与分项"),
        ("办理案件120件，其中民事80件。", "没有可以核对"),
        (
            "办理案件120件，其中民事80件、刑事40件。督察反馈问题16项，已整改7项，剩余9项。",
            "核对了2处总数与分项",
        ),
        ("发放110万元，调解、公证补贴分别发放67万元、8万元。", "没有可以核对"),
    ],
)
def test_met_counts_only_what_was_worked_out(verdict, text, count):
    assert verdict("figures.sum", text).message.startswith(count)
