"""A rate and its bound: which percentage of a sentence is the rate of this year."""

import pytest

from checker.checks.content.bound import _stated

NAMES = ("出庭应诉率", "应诉率")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("行政机关负责人出庭应诉率96.5%。", ["96.5%"]),
        ("行政机关负责人出庭应诉率达到百分之百。", ["百分之百"]),
        ("负责人出庭应诉率由85%提高到96%。", ["96%"]),
        ("负责人出庭应诉率比上年的85%提高11个百分点，达到96%。", ["96%"]),
        ("负责人出庭应诉率提高5%，达到95%。", ["95%"]),
        ("负责人出庭应诉率95%，同比提高10%。", ["95%"]),
        ("负责人出庭应诉率2022年为80%，今年为92%。", ["92%"]),
        ("负责人出庭应诉率、行政复议调解率分别为92%、30%。", ["92%"]),
        ("行政复议调解率和负责人出庭应诉率分别为30%、92%。", ["92%"]),
        ("负责人出庭应诉率明显提高，败诉率下降到9%。", []),
        ("提高负责人出庭应诉率，案件办结120件，占60%。", []),
        ("县级应诉率92%，乡镇应诉率88%。", ["92%", "88%"]),
    ],
)
def test_the_rate_of_this_year(sentence, expected):
    assert [sentence[one.start : one.end] for _, _, one in _stated(sentence, NAMES, 2023)] == expected
