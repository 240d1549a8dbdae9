"""Passages by testers who saw neither program nor packs (near/): half hide a content or only look like it, half tell it unusually.

Counts of today, and no promise: the passages were read after they had been run once (docs/decisions/0029). A heading of the plan with nothing
below it is no plan any more: one or two measures of each set that stand elsewhere and are not read had been partly met by it.
"""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.source import make_source

FOLDER = os.path.join(os.path.dirname(__file__), "near")
ACTS = "全年审查规范性文件29件，清理文件112件，审查合同148份，办理复议案件46件，培训执法人员120人次。"
CONTENTS = {
    "leader-duty": "县长主持召开县政府常务会议研究法治建设工作4次，督办重点任务6项。",
    "leader-duty.shufa": "12月20日召开述法会议，8名乡镇长现场述法。",
    "three-systems": "印发行政执法三项制度实施方案，配备执法记录仪40台，公示处罚决定62件，对37件重大执法决定进行法制审核。",
    "problems": "乡镇执法力量薄弱。",
    "problems.causes": "主要原因是编制少。",
    "plan": "给每个乡镇增配2名执法人员，举办培训4期。",
}
HOLDS = {
    "achievements": ("three-systems",),
    "leader-duty": ("leader-duty", "leader-duty.shufa"),
    "problems": ("problems", "problems.causes"),
    "plan": ("plan",),
}
LEFT_OUT = {
    # A 述法会 is an act of the leaders, and a cause states a shortcoming.
    "leader-duty": ("leader-duty", "leader-duty.shufa"),
    "problems": ("problems", "problems.causes"),
}


def report_with(case):
    """Return a report of 清河县 on 2024 that holds all but what the rule of a case asks for, and its passage."""
    rule = case["rule"]
    without = LEFT_OUT.get(rule, (rule.split(".")[0] if rule.startswith("three") else rule,))
    parts = {part: [CONTENTS[name] for name in names if name not in without] for part, names in HOLDS.items()}
    parts["achievements"].insert(0, ACTS)
    parts[case.get("part") or "achievements"].append(case["text"].strip())
    return (
        "清河县人民政府2024年法治政府建设年度报告\n2024年，清河县扎实推进依法行政，现将有关情况报告如下：\n"
        + "".join(
            f"{heading}\n" + "".join(f"{line}\n" for line in parts[part])
            for heading, part in (
                ("一、主要举措和成效", "achievements"),
                ("二、党政主要负责人履行推进法治建设第一责任人职责情况", "leader-duty"),
                ("三、存在的不足和原因", "problems"),
                ("四、2025年主要安排", "plan"),
            )
        )
        + "\n清河县人民政府\n2025年3月10日\n"
    )


@pytest.mark.parametrize(
    ("name", "hidden", "unusual"),
    [
        ("aa", 33, 37),
        ("bb", 26, 35),
        ("cc", 29, 35),
        ("dd", 32, 32),
        ("ee", 40, 36),
        ("ff", 33, 38),
        ("gg", 38, 36),
        ("hh", 37, 39),
        ("ii", 36, 35),
        ("jj", 39, 36),
        ("neighbours", 58, 66),
    ],
)
def test_what_only_looks_like_the_content(name, hidden, unusual, rulebook):
    """``hidden``: so many that only look like it are not met; ``unusual``: so many that state it are not missed, of 40 each in a tester's set."""
    with open(os.path.join(FOLDER, f"{name}.yaml"), encoding="utf-8") as file:
        cases = yaml.safe_load(file)
    right = {"met": 0, "partial": 0, "unmet": 0}
    wrong = []
    for case in cases:
        report = judge(make_source("a.txt", "txt", "utf-8", report_with(case)), rulebook)
        verdict = next(one.outcome.verdict for one in report.results if one.rule.id == case["rule"])
        if verdict != case["must_not"]:
            right[case["must_not"]] += 1
        else:
            wrong.append((case["rule"], case["text"]))
    assert len(cases) == (125 if name == "neighbours" else 80)
    assert right["met"] >= hidden, wrong
    assert right["unmet"] + right["partial"] >= unusual, wrong


def report_on_systems(text):
    """Return a report of 清河县 on 2024 that says of the three systems what a passage says, and no more."""
    return report_with({"rule": "three-systems", "part": "achievements", "text": text})


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("systems-1", 146),
        ("systems-2", 174),
        ("systems-3", 165),
        ("systems-4", 168),
        ("systems-5", 157),
        ("systems-6", 160),
    ],
)
def test_what_is_told_of_the_three_systems_alone(name, right, rulebook):
    """Passages by six blind writers with the verdict of one rule each; the reader has learned from the first four.

    At first look 136 of 150, 157, 147, 144, 144 and 160 of 180; the fifth after learning from the others 157.
    """
    with open(os.path.join(FOLDER, f"{name}.yaml"), encoding="utf-8") as file:
        cases = yaml.safe_load(file)
    wrong = []
    for case in cases:
        report = judge(make_source("a.txt", "txt", "utf-8", report_on_systems(case["text"])), rulebook)
        verdict = next(one.outcome.verdict for one in report.results if one.rule.id == case["rule"])
        if verdict != case["gold"]:
            wrong.append((case["rule"], verdict, case["text"]))
    assert len(cases) - len(wrong) >= right, wrong
