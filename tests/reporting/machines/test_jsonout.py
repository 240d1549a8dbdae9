import json
import os

import pytest
from jsonschema import Draft202012Validator

from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.reading.source import make_source
from checker.reporting.formats import Job
from checker.reporting.machines.jsonout import output
from checker.results import Report
from checker.rulebook.schema import load_schema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def json_of(rulebook, *reports):
    made = output(Job((rulebook,), "0"))
    for report in reports:
        made.add(report, rulebook)
    return "".join(made.pieces())


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(load_schema("result.schema.json"))


@pytest.mark.parametrize("name", ["seeds/kaili-2024.txt", "tests/corpus/d08.txt", "tests/corpus/e05.txt"])
def test_the_result_keeps_the_contract(rulebook, validator, name):
    source = read_file(os.path.join(ROOT, name))
    text = json_of(rulebook, judge(source, rulebook))
    data = json.loads(text)
    assert not list(validator.iter_errors(data))
    assert "\\u" not in text
    lines = source.text.splitlines()
    for result in data["reports"][0]["results"]:
        for place in (*result["evidence"], *result["findings"]):
            if (
                place["line"] is None
                or place["line"] != place["end_line"]
                or "……" in place["quote"]
                or "*" in place["quote"]
            ):
                continue
            shown = lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1]
            assert "".join(shown.split()) == "".join(place["quote"].split())


def test_a_file_that_could_not_be_read_is_an_entry(rulebook, validator):
    text = json_of(rulebook, Report("没有.txt", None, (), "找不到这个文件。"))
    data = json.loads(text)
    assert not list(validator.iter_errors(data))
    assert data["reports"][0]["summary"]["passed"] is False


def test_a_section_of_intentions_keeps_the_contract(rulebook, validator):
    text = (
        "2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n"
        "一、规范执法行为\n要组织执法培训3期。要编印文书样本。拟开展案卷评查。\n"
    )
    source = make_source("x", "txt", "UTF-8", text)
    data = json.loads(json_of(rulebook, judge(source, rulebook)))
    assert not list(validator.iter_errors(data))
    assert data["reports"][0]["document"]["headings"][0]["part"] == "plan"
