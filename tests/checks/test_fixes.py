"""The corrections that findings carry: what is certain, as exact spans of the source, and nothing else."""

import pytest

from checker.checking import Checker, Wishes
from checker.reading.source import make_source
from checker.replacing import replaced, taken

CHECKER = Checker(Wishes(use_config=False))
HEAD = "柏河县人民政府2023年法治政府建设年度报告\n\n一、主要工作\n"


def fixed(sentence, checker=CHECKER, head=HEAD):
    """Return a sentence of the body as one round of corrections leaves it."""
    report = checker.check_source(
        "报告.txt",
        make_source("报告.txt", "txt", "UTF-8", f"{head}{sentence}\n二、存在问题\n执法力量不足。\n"),
    )
    text = report.document.source.text
    return replaced(text, taken(report)[0]).removeprefix(head).partition("\n二、")[0]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("全面推行行政执法公式制度。", "全面推行行政执法公示制度。"),
        ("落实《法治政府建设与责任落实督查工作规定》。", "落实《法治政府建设与责任落实督察工作规定》。"),
        ("落实《法治政府建设实施纲要（2021—2025）》。", "落实《法治政府建设实施纲要（2021—2025年）》。"),
        ("开展行政规范性文件合法性审查9件。", "开展行政规范性文件合法性审核9件。"),
        ("召开会议4次,研究事项12个;印发要点1份(试行)。", "召开会议4次，研究事项12个；印发要点1份（试行）。"),
        ('推行"一窗受理"改革。', "推行“一窗受理”改革。"),
        ("落实县委的的部署，进行进行专项督察。", "落实县委的部署，进行专项督察。"),
        ("召开会议4次。。印发要点1份。", "召开会议4次。印发要点1份。"),
        ("落实国办发[2018]118号文件。", "落实国办发〔2018〕118号文件。"),
        ("落实国办发（2018）118号文件。", "落实国办发〔2018〕118号文件。"),
        ("截止2023年12月31日，办结案件4件。", "截至2023年12月31日，办结案件4件。"),
        ("截止目前，办结案件4件。", "截至目前，办结案件4件。"),
        ("印发《关于印发《执法办法》的通知》。", "印发《关于印发〈执法办法〉的通知》。"),
        ("印发《关于转发<执法办法>的通知》。", "印发《关于转发〈执法办法〉的通知》。"),
        ("印发《要点》、《方案》，推行“一窗受理”、“一网通办”。", "印发《要点》《方案》，推行“一窗受理”“一网通办”。"),
        ("全县召 开会议4次，研究事项12个。", "全县召开会议4次，研究事项12个。"),
        ("全年召开会议4次，研究事项12个，印发要点1份，下发通报14期", "全年召开会议4次，研究事项12个，印发要点1份，下发通报14期。"),
        ("建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。", "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。"),
    ],
)  # fmt: skip
def test_what_is_certain_is_corrected(written, right):
    assert fixed(written) == right


@pytest.mark.parametrize(
    "written",
    [
        "办理行政复议案件l2件，罚款1,234万元，8:30开始受理。",
        "登录www.baihe.gov.cn查看report(final).docx，邮箱a.b@c.cn。",
        "群众说“落实县委的的部署”，要求整改。",
        "报名截止2023年5月31日，共86家企业报名。",
        "2O24年办理案件12件，其中二O二三年4件。",
        "印发《要点》（试行）、《方案》、《细则》。",
        "印发《要点，落实《方案》和《细则》。",
        "常常召开会议，为了了解情况走访86家。",
        "根据国务院《法治政府建设实施纲要（2021—2025年）》开展工作。",
        "（一）召开会议4次。（三）印发要点1份。",
        "名单见附件“名单,终稿(2).docx”，图见照片(县城).jpg。",
    ],
)
def test_figures_names_quotations_addresses_and_what_needs_a_judgement_stay(written):
    assert fixed(written) == written


def test_a_pack_gives_replacements_in_its_word_lists(tmp_path):
    pack = tmp_path / "本县.yaml"
    pack.write_text(
        """
pack: baihe
version: "1.0"
title: 本县要求
kind: law-based-government
bases: {本县: 本县的要求}
rules:
  - id: baihe.names
    title: 机构名称
    level: should
    basis: [本县]
    asks: 用现在的名称。
    check: forbid
    with:
      words: [法制办]
      replace: [{word: 县工商局, by: 县市场监管局}]
      unmet: {message: "“{word}”应为{by}。", remedy: 请改正。}
    examples:
      - {verdict: met, text: 县市场监管局检查31次。}
      - {verdict: unmet, text: 县工商局检查31次。}
  - id: baihe.tone
    title: 提法
    level: advice
    basis: [本县]
    asks: 不写口语。
    check: expressions
    with:
      groups:
        - {replace: [{word: 搞好, by: 做好}], reason: 口语, remedy: 请改成做好。}
      unmet: {message: "“{word}”是{reason}{times}。", remedy: "{instead}"}
      times: （{count}处）
      summary: 有{count}个。
    examples:
      - {verdict: met, text: 做好工作。}
      - {verdict: partial, text: 搞好工作。}
""",
        encoding="utf-8",
    )
    checker = Checker(Wishes(use_config=False, rules=(str(pack),)))
    assert fixed("县工商局、县工商局分局检查31次，搞好普法，搞好服务。", checker) == (
        "县市场监管局、县市场监管局分局检查31次，做好普法，做好服务。"
    )
    # A fault is put right as a whole: one of the words has no replacement.
    assert fixed("县工商局和法制办检查31次。", checker) == "县工商局和法制办检查31次。"
    assert fixed("印发《县工商局工作办法》31份。", checker) == "印发《县工商局工作办法》31份。"
