from checker.judging.judge import judge
from checker.reading.source import make_source

REPORT = (
    "2023年，青川镇依法行政，各项工作取得新进展，现将2018年有关情况报告如下。\n一、主要工作\n审核文件9件。\n"
)


def run(rulebook, text, **options):
    return {
        result.rule.id: result
        for result in judge(make_source("x", "txt", "UTF-8", text), rulebook, **options).results
    }


def test_every_rule_yields_an_outcome_in_the_order_of_the_packs(rulebook):
    assert list(run(rulebook, REPORT)) == [rule.id for rule in rulebook.alone().rules]


def test_rules_that_depend_on_an_unmet_one_are_skipped_with_the_reason(rulebook):
    results = run(rulebook, REPORT)
    assert results["problems"].outcome.verdict == "unmet"
    assert results["problems.causes"].outcome.verdict == "skipped"
    assert "存在的不足" in results["problems.causes"].outcome.message


def test_a_rule_that_another_depends_on_runs_unreported(rulebook):
    results = run(rulebook, REPORT, reported=("problems.causes",))
    assert list(results) == ["problems.causes"] and results["problems.causes"].outcome.verdict == "skipped"


def test_gaps_carry_findings_and_met_rules_evidence(rulebook):
    for name, result in run(rulebook, REPORT).items():
        outcome = result.outcome
        if outcome.verdict in ("partial", "unmet", "review"):
            assert outcome.findings and all(
                finding.message and finding.suggestion for finding in outcome.findings
            ), name
        if outcome.verdict == "met":
            assert outcome.evidence or outcome.message, name


def test_the_basis_is_cited_as_it_applies(rulebook):
    basis = run(rulebook, REPORT, year=2018)["leader-duty"].basis
    assert basis[0].endswith("（按现行要求）")
    assert basis[1].startswith("参照《党政主要负责人")
