"""Forty forms of identity numbers and forty of telephone numbers: reported from every input, masked in every output."""

import pytest

from checker.judging.judge import judge
from checker.reading.files import read_bytes
from checker.reporting.formats import FORMATS as OUTPUTS
from tests.formats import FORMATS
from tests.outputs import written

IDENTITY, WITH_X, MOBILE = "110101199003074477", "11010519491231002X", "13912345678"
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
VISIBLE = (" ", "\u3000", "\xa0", "\u2009", "\u202f", "\u2007", "-", "\u2212", "—", ".", "·", "/", "_")
INVISIBLE = ("\u200b", "\u00ad", "\u2060", "\ufeff")


def groups(number, *sizes):
    at = 0
    for size in sizes:
        yield number[at : at + size]
        at += size


IDENTITIES = [
    IDENTITY,
    WITH_X,
    WITH_X.lower(),
    WITH_X[:-1] + "×",
    IDENTITY.translate(FULL),
    WITH_X.translate(FULL),
    IDENTITY.translate(BOLD),
    " ".join(IDENTITY),
    ".".join(IDENTITY),
    *(one.join(groups(IDENTITY, 6, 8, 4)) for one in (*VISIBLE, *INVISIBLE)),
    *(one.join(groups(IDENTITY, 4, 4, 4, 4, 2)) for one in " -.\xa0"),
    " ".join(groups(IDENTITY, 6, 4, 4, 4)),
    "-".join(groups(IDENTITY, 3, 3, 3, 3, 3, 3)),
    f"（{IDENTITY}）",
    f"“{IDENTITY}”",
    f"{IDENTITY}号",
    f"身份证号码为{IDENTITY}号码",
    f"张三{IDENTITY}住本县",
    f"证件号No.{IDENTITY}",
    f"身份证{IDENTITY}",
    f"{IDENTITY},李四",
]
MOBILES = [
    MOBILE,
    f"+86{MOBILE}",
    f"+86 {MOBILE}",
    f"86-{MOBILE}",
    f"0086{MOBILE}",
    f"（86）{MOBILE}",
    f"0{MOBILE}",
    MOBILE.translate(FULL),
    MOBILE.translate(BOLD),
    " ".join(MOBILE),
    *(one.join(groups(MOBILE, 3, 4, 4)) for one in (*VISIBLE, *INVISIBLE)),
    *(one.join(groups(MOBILE, 4, 3, 4)) for one in " -."),
    "-".join(groups(MOBILE, 3, 3, 5)),
    " ".join(groups(MOBILE, 5, 6)),
    f"（{MOBILE}）",
    f"“{MOBILE}”",
    f"{MOBILE}号码",
    f"张三{MOBILE}",
    f"手机号{MOBILE}",
    f"微信同号{MOBILE}",
    f"tel:{MOBILE}",
    f"{MOBILE}、王五",
]
RULES = {"disclosure.id-number": IDENTITIES, "disclosure.phone": MOBILES}
PARTS = (*groups(IDENTITY, 6, 8, 4), *groups(WITH_X, 6, 8), *groups(MOBILE, 3, 4, 4))
"""Of these, the ones of four digits and more may stand in no output."""


def text_with(forms):
    lines = (f"向群众公布联系人的情况，联系{form}，及时答复来信来访。" for form in forms)
    return "青禾县2024年法治政府建设年度报告\n一、主要工作\n" + "\n".join(lines) + "\n"


def test_there_are_forty_of_each():
    assert len(IDENTITIES) >= 40 and len(MOBILES) >= 40


@pytest.mark.parametrize("name", ["txt", "docx", "html", "mht", "md", "ofd"])
@pytest.mark.parametrize("rule", RULES)
def test_each_form_is_reported_from_every_input_and_masked_in_every_output(rule, name, rulebook):
    ending, make = FORMATS[name]
    if ending in (".html", ".mht"):
        pytest.importorskip("lxml", reason="lxml 没有安装")
    report = judge(read_bytes(make(text_with(RULES[rule])), f"a{ending}", ending), rulebook)
    found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
    assert len(found) == len(RULES[rule]), [finding.place.quote for finding in found]
    for output in OUTPUTS:
        if output in ("docx", "xlsx", "terminal"):
            continue
        shown = written(output, rulebook, [report]).decode("utf-8", "replace")
        plain = "".join(char for char in shown.translate(str.maketrans("０１２３４５６７８９", "0123456789")))
        assert not [part for part in PARTS if len(part) > 4 and part in plain], output
