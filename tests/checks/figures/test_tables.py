"""Tables as reports hold them: faults in rates, changes, parts and totals are found, and nothing is said of look-alikes."""

import os

import pytest
import yaml

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
