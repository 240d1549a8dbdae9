"""Tables as reports hold them: faults in rates, changes, parts and totals are found, and nothing is said of look-alikes."""

import os

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.reading.files import read_file
from tests.checks.figures.test_figures import ONLY

with open(os.path.join(os.path.dirname(__file__), "tables.yaml"), encoding="utf-8") as _file:
    TABLES = yaml.safe_load(_file)


def findings(tmp_path, entry):
    """Return (rule, message, what the finding points at) of all figure rules on a web page with the table."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in entry["table"]
    )
    page = tmp_path / "报告.html"
    page.write_text(
        f"<html><body><p>一、主要工作</p><p>全年工作情况如下。</p><table>{rows}</table><p>{entry.get('around', '')}</p></body></html>",
        encoding="utf-8",
    )
    source = read_file(str(page))
    return [
        (result.rule.id, finding.message, source.text[slice(*finding.place.span)])
        for result in judge(source, ONLY).results
        for finding in result.outcome.findings
    ]


@pytest.mark.parametrize("entry", TABLES["faults"], ids=lambda entry: entry["tells"])
def test_a_fault_in_a_table_is_found_and_told(tmp_path, entry):
    told = [found for found in findings(tmp_path, entry) if found[0] == f"figures.{entry['rule']}"]
    assert len(told) == 1
    ((_, message, pointed),) = told
    assert entry["tells"] in message
    assert pointed and pointed in message


@pytest.mark.parametrize("entry", TABLES["clean"], ids=lambda entry: entry["table"][-1])
def test_nothing_is_said_of_a_table_that_may_be_right(tmp_path, entry):
    assert findings(tmp_path, entry) == []


OFFICES = ["公安局", "教育局", "林业局", "水务局", "商务局", "文旅局"]
counts = st.lists(st.tuples(st.integers(2, 4000), st.integers(0, 4000)), min_size=3, max_size=6)


def printed(part, whole, places, cut):
    scale = 100 * 10**places
    number = scale * part // whole if cut else (2 * scale * part + whole) // (2 * whole)
    digits = str(number).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}%" if places else f"{digits}%"


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(counts, st.integers(0, 2), st.booleans(), st.sampled_from(["件", "万元", ""]))
def test_nothing_is_said_of_tables_whose_figures_agree(tmp_path, values, places, cut, unit):
    unit = unit and f"（{unit}）"
    rows = [(name, min(pair), max(pair)) for name, pair in zip(OFFICES, values, strict=False)]
    rated = [
        f"{name}|{whole}|{part}|{printed(part, whole, places, cut)}" for name, part, whole in rows if whole
    ]
    changed = [
        f"{name}{unit}|{old}|{new}|{'-' if new < old else ''}{printed(abs(new - old), old, places, cut)}"
        for name, (old, new) in zip(OFFICES, values, strict=False)
    ]
    assert findings(tmp_path, {"table": [f"单位|受理{unit}|办结{unit}|办结率", *rated]}) == []
    assert findings(tmp_path, {"table": ["指标|2024年|2025年|同比增长", *changed]}) == []
