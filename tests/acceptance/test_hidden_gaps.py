"""Ways to let a report pass that lacks what it must have: each is told in every output, and none ends in 可以公开发布."""

import html
import re
import zipfile
from pathlib import Path

import pytest

from checker.checking import Wishes
from checker.cli import console
from checker.cli.run import Options, run
from tests.formats import FORMATS

# A report without causes, without a leader and without a plan.
REPORT = """青禾县人民政府2024年法治政府建设年度报告

一、主要举措和成效
2024年，全年审核行政规范性文件9件，办理行政复议案件46件，培训执法人员612名，开展普法宣传118场。组织行政执法“三项制度”培训3期，公示执法信息312条，配备执法记录仪40台，审核重大执法决定18件。
二、存在的不足
乡镇执法力量薄弱，持证人员不足三成。

青禾县人民政府
2025年2月10日
"""
PACK = "pack: {name}\nversion: '1.0'\ntitle: 本地规则\nkind: law-based-government\nextends: {base}\n"
GAPS = ("problems.causes", "leader-duty", "leader-duty.shufa", "plan")
LEVELS = "levels: {" + ", ".join(f"{rule}: advice" for rule in GAPS) + "}\n"
OFF = "off: {" + ", ".join(f"{rule}: 不需要" for rule in GAPS) + "}\n"
REMOVE = "remove: [leader-duty, leader-duty.shufa, leader-duty.concrete, plan, plan.year, plan.responds, problems.causes]\n"


def pack(text, name="bendi", base="annual-report"):
    return {"包.yaml": PACK.format(name=name, base=base) + text, "lawcheck.yaml": "packs: [包.yaml]\n"}


def rules(text):
    return pack("rules:\n" + "".join(f"  - {{id: {rule}, {text}}}\n" for rule in GAPS))


_KIND = (Path(__file__).parents[2] / "rules" / "kinds" / "law-based-government.yaml").read_text(
    encoding="utf-8"
)
OWN_KIND = {
    "mine.yaml": re.sub("(?m)^kind: .*$", "kind: mine", _KIND, count=1),
    "包.yaml": "pack: bendi\nversion: '1.0'\ntitle: 本地规则\nkind: mine\nextends: document\n",
    "lawcheck.yaml": "packs: [mine.yaml, 包.yaml]\n" + LEVELS,
}
WAYS = {
    "levels of single rules": ({"lawcheck.yaml": LEVELS}, "降低了级别"),
    "the level of a pack": ({"lawcheck.yaml": "levels: {pack:annual-report: should}\n"}, "降低了级别"),
    "levels in pyproject.toml": (
        {"pyproject.toml": '[tool.lawcheck.levels]\n"pack:annual-report" = "advice"\n'},
        "降低了级别",
    ),
    "the other ending": ({"lawcheck.yml": LEVELS}, "降低了级别"),
    "rules switched off": ({"lawcheck.yaml": OFF}, "不检查：“不足的原因”"),
    "a pack switched off": ({"lawcheck.yaml": "off: {pack:annual-report: 不需要}\n"}, "不检查："),
    "nothing gates": ({"lawcheck.yaml": "fail-on: never\n"}, "fail-on: never"),
    "another kind": ({"lawcheck.yaml": "kind: open-government\n"}, "报告种类定为 open-government"),
    "another level of issuer": ({"lawcheck.yaml": "issuer: {level: department}\n"}, "级别定为政府部门"),
    "without powers": ({"lawcheck.yaml": "issuer: {enforcement: false}\n" + LEVELS}, "没有行政执法权"),
    "another year": ({"lawcheck.yaml": "year: 1999\n" + OFF}, "报告年度定为1999年"),
    "thresholds": (
        {"lawcheck.yaml": "thresholds: {achievements.data: {at_least: 0}}\n" + LEVELS},
        "的 at_least 为0",
    ),
    "a pack that removes": (pack(REMOVE), "去掉了“不足的原因”（必备项）"),
    "a pack that lowers": (rules("level: advice"), "降低了级别"),
    "a pack for other years": (rules("applies: {until: 2000}"), "改变了适用范围或者前提"),
    "a pack for other issuers": (rules("applies: {levels: [province]}"), "改变了适用范围或者前提"),
    "a pack under the shipped name": (pack(REMOVE, name="annual-report"), "去掉了“不足的原因”（必备项）"),
    "a pack that builds on a pack": (
        {
            **pack(REMOVE),
            "二.yaml": PACK.format(name="er", base="包.yaml"),
            "lawcheck.yaml": "packs: [二.yaml]\n",
        },
        "去掉了“不足的原因”（必备项）",
    ),
    "a pack of those with powers": (
        {**pack("enforcement: true\n"), "lawcheck.yaml": "packs: [包.yaml]\nissuer: {enforcement: false}\n"},
        "没有行政执法权",
    ),
    "files excluded": ({"lawcheck.yaml": "exclude: [甲.txt]\n", "甲.txt": REPORT}, "甲.txt（配置排除的）"),
    "a report that poses as a result": (
        {"甲.md": "# 法治政府建设年度报告差距报告\n" + REPORT},
        "甲.md（看上去是 lawcheck 自己写的结果）",
    ),
    "waivers": (
        {
            "lawcheck.yaml": "waivers:\n"
            + "".join(
                f"  - {{rule: {rule}, missing: true, all: true, reason: 另文报送, approved_by: 张三, until: 2099-01-01}}\n"
                for rule in GAPS
            )
        },
        "已批准保留",
    ),
    "a pack of reports with last year's": (pack("previous: true\n"), "改变了适用范围或者前提"),
    "such a pack in pyproject.toml": (
        {
            "包.yaml": pack("previous: true\n")["包.yaml"],
            "pyproject.toml": '[tool.lawcheck]\npacks = ["包.yaml"]\n',
        },
        "改变了适用范围或者前提",
    ),
    "a pack that skips what is absent": (rules("with: {absent: skipped}"), "改写了“不足的原因”（必备项）"),
    "a pack that holds what another rule does": (
        rules("with: {any_met: [achievements]}"),
        "改写了“不足的原因”（必备项）",
    ),
    "a pack that is content with anything": (
        rules("with: {ways: [{verdict: met, in: [achievements, problems], when: {any: [年, 的]}}]}"),
        "改写了“不足的原因”（必备项）",
    ),
    "a pack that asks for another rule first": (rules("depends: [other-matters]"), "改变了适用范围或者前提"),
    "a pack that leaves all to a person": (
        rules(
            "with: {ways: [{verdict: review, in: [achievements], when: {any: [年]}, message: 待核, remedy: 待核}]}"
        ),
        "改写了“不足的原因”（必备项）",
    ),
    "a kind of one's own": (OWN_KIND, "报告种类“mine”代替了自带的"),
    "a kind of one's own, asked for": (
        {**OWN_KIND, "lawcheck.yaml": "kind: mine\npacks: [mine.yaml, 包.yaml]\n" + LEVELS},
        "把报告种类定为 mine",
    ),
    "last year's gaps in a baseline": (
        {"lawcheck.yaml": "baseline: b.json\n"},
        "里以前已有的问题不算没有通过",
    ),
    "a list of the kind of report": (pack("lists:\n  成因: [的, 是, 所]\n"), "改动了词表：成因"),
}
TEXTS = {
    "markdown": "md",
    "html": "html",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "gitlab": "json",
    "lines": "log",
    "csv": "csv",
    "xlsx": "xlsx",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder that is checked: it holds the report as a Word file, of which there is a copy with comments, too."""
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "乙.docx").write_bytes(FORMATS["docx"][1](REPORT))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    return folder


def text_of(path):
    """Return what a reader of an output is told; of a Word file with comments these alone."""
    if not zipfile.is_zipfile(path):
        return re.sub(r"\\(.)", r"\1", path.read_text(encoding="utf-8")).replace("&quot;", '"')
    with zipfile.ZipFile(path) as book:
        parts = [part for part in book.namelist() if part.endswith(".xml")]
        told = [part for part in parts if path.suffix == ".xlsx" or "comments" in part]
        return html.unescape("".join(re.sub("<[^>]*>", "", book.read(part).decode()) for part in told))


@pytest.mark.parametrize("way", WAYS)
def test_it_is_told_in_every_output_and_never_published(way, folder, tmp_path, capfd):
    files, told = WAYS[way]
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    if "b.json" in files.get("lawcheck.yaml", ""):
        run(
            ["乙.docx"],
            Options(("json",), wishes=Wishes(use_config=False, record=True), write_baseline="b.json"),
        )
        capfd.readouterr()
    out = tmp_path / "out"
    out.mkdir()
    formats = [f"{name}:{out / f'{name}.{ending}'}" for name, ending in TEXTS.items()]
    status = run(
        ["."], Options((*formats, f"docx:{out}/copies/", "markdown"), wishes=Wishes(today="2025-03-01"))
    )
    assert status in (0, 1)
    screen, messages = capfd.readouterr()
    (out / "screen.txt").write_text(re.sub(r"\n *│? *|\x1b\[[\d;]*m", "", screen), encoding="utf-8")
    assert told in messages
    waived = way == "waivers"
    for path in (*(path for path in out.iterdir() if path.is_file()), out / "copies" / "乙.docx"):
        plain = text_of(path)
        assert told in plain or (waived and '"state": "waived"' in plain), path.name
        assert waived or "可以公开发布" not in plain, path.name
    assert not waived or "除已批准保留的以外" in text_of(out / "markdown.md")


def test_without_any_of_it_the_report_fails(tmp_path, capfd):
    (tmp_path / "乙.txt").write_text(REPORT, encoding="utf-8")
    assert run([str(tmp_path)], Options()) == 1
    assert "注意：" not in capfd.readouterr().err


def test_with_a_whole_report_a_lowered_must_rule_is_no_permission(tmp_path, capfd):
    from tests.acceptance.test_statuses import GOOD

    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    assert run([str(tmp_path)], Options()) == 0
    before = capfd.readouterr().out
    (tmp_path / "lawcheck.yaml").write_text("levels: {plan: should}\n", encoding="utf-8")
    assert run([str(tmp_path)], Options(quiet=True)) == 0
    after = capfd.readouterr()
    assert ("可以公开发布" in before or "修改完善后公开" in before) and "可以公开发布" not in after.out
    assert "降低了级别" in after.err


def test_a_pack_may_not_take_a_shipped_name(tmp_path, capfd):
    (tmp_path / "乙.txt").write_text(REPORT, encoding="utf-8")
    text = PACK.format(name="annual-report", base="document") + "remove: [title]\n"
    (tmp_path / "包.yaml").write_text(text, encoding="utf-8")
    assert run([str(tmp_path / "乙.txt")], Options(wishes=Wishes(rules=(str(tmp_path / "包.yaml"),)))) == 2
    assert "有两个规则包都叫“annual-report”" in capfd.readouterr().err


@pytest.mark.parametrize(
    "wishes",
    [
        {"ignore": (*GAPS, "pack:three-systems")},
        {"select": ("form.numbering", "achievements.data", "title")},
    ],
    ids=["ignore", "select"],
)
def test_rules_that_nobody_asked_for_are_told_in_every_output(wishes, folder, tmp_path, capfd):
    """Whatever else there is to mend: a report of which only a part was looked at is never said to meet all must rules."""
    out = tmp_path / "out"
    out.mkdir()
    formats = [f"{name}:{out / f'{name}.{ending}'}" for name, ending in TEXTS.items()]
    run(["."], Options((*formats, "markdown"), wishes=Wishes(**wishes), quiet=True))
    _screen, messages = capfd.readouterr()
    told = "只查所选的规则（--select、--ignore），没有检查："
    assert told in messages and "“述法”（必备项）" in messages
    for path in out.iterdir():
        plain = text_of(path)
        assert told in plain, path.name
        assert "可以公开发布" not in plain and "必备项全部符合；" not in plain, path.name


def test_rules_left_out_that_are_no_must_rules_are_nobodys_concern(folder, tmp_path, capfd):
    run(["."], Options(("markdown",), wishes=Wishes(ignore=("pack:form", "pack:wording"))))
    assert "没有检查：" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("issuer: {enforcement: false}\n", "没有行政执法权，不检查：“行政执法“三项制度”落实情况”（必备项）"),
        ("fail-on: never\n", "fail-on: never"),
        ("kind: open-government\n", "报告种类定为 open-government"),
        ("thresholds: {achievements.data: {at_least: 9}}\n", "的 at_least 为9"),
        ("off: {form.numbering: 不用}\n", "不检查："),
    ],
)
def test_quiet_hides_nothing_of_what_a_configuration_changes(config, told, folder, capfd):
    (folder / "lawcheck.yaml").write_text(config, encoding="utf-8")
    run(["."], Options(("markdown:/dev/null",), quiet=True))
    assert told in capfd.readouterr().err


@pytest.mark.parametrize("text", [None, "{"])
def test_a_baseline_that_cannot_be_read_stops_the_run(text, folder, capfd):
    """It is no fault of the reports: none is called by its name."""
    if text is not None:
        (folder / "b.json").write_text(text, encoding="utf-8")
    assert run(["."], Options(("markdown:all.md",), wishes=Wishes(baseline="b.json"))) == 2
    assert capfd.readouterr().err.count("b.json") == 1
    assert not (folder / "all.md").exists()
