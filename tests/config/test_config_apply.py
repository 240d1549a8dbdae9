import pytest

from checker.checking import Checker, Wishes
from checker.config.apply import excluded
from checker.reading.source import make_source

REPORT = """清泉镇2024年法治政府建设年度报告

2024年，清泉镇依法履职。现将有关情况报告如下：
一、主要工作
审核文件9件，调解纠纷27件，培训人员12人。
二、存在的不足
宣传方式单一，群众参与不多，原因是人手少、经费紧。
"""


@pytest.fixture
def check(tmp_path):
    def run(config, **wishes):
        (tmp_path / "lawcheck.yaml").write_text(config, encoding="utf-8")
        file = str(tmp_path / "报告.txt")
        report = Checker(Wishes(**wishes)).check_source(file, make_source(file, "txt", "UTF-8", REPORT))
        return report, {result.rule.id: result for result in report.results}

    return run


def test_levels_and_thresholds_change_rules(check):
    _, results = check("levels: {plan: advice, pack:document: should}\n")
    assert results["plan"].rule.level == "advice" and results["kind"].rule.level == "should"
    assert results["achievements.data"].outcome.verdict == "partial"
    _, results = check("thresholds: {achievements.data: {at_least: 3}}\n")
    assert results["achievements.data"].outcome.verdict == "met"


def test_a_rule_switched_off_is_skipped_with_its_reason_and_others_still_see_it(check):
    report, results = check("off: {problems: 另文报送, pack:three-systems: 另有报告}\n")
    outcome = results["problems"].outcome
    assert outcome.verdict == "skipped" and outcome.message == "按本单位的配置不检查：另文报送。"
    assert results["problems.causes"].outcome.verdict == "met"
    assert results["three-systems.review"].outcome.message == "按本单位的配置不检查：另有报告。"
    assert not report.complete


def test_an_issuer_without_powers_of_enforcement(check):
    report, results = check("issuer: {enforcement: false, level: department}\n")
    for rule, result in results.items():
        if result.rule.pack == "three-systems":
            assert result.outcome.verdict == "skipped" and "没有行政执法权" in result.outcome.message, rule
    assert report.document.metadata.level == "department"
    assert report.complete


def test_the_command_line_wins(check):
    report, _ = check("year: 2020\nfail-on: never\n")
    assert report.document.metadata.year == 2020 and not report.gates()
    report, _ = check("year: 2020\nfail-on: never\n", year=2024, fail_on="must")
    assert report.document.metadata.year == 2024 and report.gates()
    report, _ = check("year: 2020\n", use_config=False)
    assert report.document.metadata.year == 2024


@pytest.mark.parametrize(
    ("path", "patterns", "expected"),
    [
        ("a/草稿/b.txt", ["草稿"], True),
        ("a/草稿/b.txt", ["草稿/"], True),
        ("a/b.txt", ["*.txt"], True),
        ("a/b.txt", ["a/*.txt"], True),
        ("c/a/b.txt", ["a/*.txt"], False),
        ("a/b/c.txt", ["/a/b"], True),
        ("a/b/c.txt", ["/b"], False),
        ("ab.txt", ["a"], False),
        ("a/x旧.txt", ["*旧*"], True),
        ("a/b.txt", [], False),
    ],
)
def test_exclude_patterns(path, patterns, expected):
    assert excluded(path, patterns) is expected


def test_a_file_on_another_drive_than_the_configuration_is_not_excluded(tmp_path, monkeypatch):
    (tmp_path / "lawcheck.yaml").write_text("exclude: ['*']\n", encoding="utf-8")
    checker = Checker(Wishes(config=str(tmp_path / "lawcheck.yaml")))
    assert checker.is_excluded(str(tmp_path / "报告.txt"))

    def refuse(*_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", refuse)
    assert not checker.is_excluded(str(tmp_path / "报告.txt"))
