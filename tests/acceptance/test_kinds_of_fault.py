"""Small reports of a hundred kinds of fault, each with its control (kinds.yaml, kinds-more.yaml), by writers who saw neither program nor packs."""

import json
import os
import re

import pytest
import yaml

from checker.cli.commands import run_command as main

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # both together are more than a megabyte
CASES = []
for name in ("kinds.yaml", "kinds-more.yaml"):
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as _file:
        CASES += yaml.load(_file, LOADER)
KINDS = sorted({case["kind"] for case in CASES})


def listed(value):
    return value if isinstance(value, list) else [value]


def amiss(expect, report):
    """Return what of an expectation does not hold of a report as the JSON tells it."""
    results = {one["rule"]: one for one in report["results"]}

    def told(rule):
        found = results.values() if rule == "*" else [results[rule]]
        return [f"{one['quote']}\n{one['message']}" for result in found for one in result["findings"]]

    wrong = []
    for key, value in expect.items():
        if key == "finding":
            asked = [(rule, word) for rule, words in value.items() for word in listed(words)]
            wrong += [pair for pair in asked if not any(pair[1] in one for one in told(pair[0]))]
        elif key == "findings":
            wrong += [rule for rule, count in value.items() if len(told(rule)) != count]
        elif key == "no_finding":
            asked = value if isinstance(value, dict) else dict.fromkeys(value, "")
            pairs = [(rule, word) for rule, words in asked.items() for word in listed(words)]
            wrong += [one for rule, word in pairs for one in told(rule) if word in one]
        elif key == "document":
            wrong += [
                name for name, wanted in value.items() if report["document"][name] not in listed(wanted)
            ]
        elif key == "headings":
            read = report["document"]["headings"]
            wrong += [
                wanted
                for wanted in value
                if not any(all(one[name] in listed(said) for name, said in wanted.items()) for one in read)
            ]
        elif key == "no_heading":
            read = [one["text"] for one in report["document"]["headings"]]
            wrong += [text for text in read for expression in listed(value) if re.search(expression, text)]
        elif results[key]["verdict"] not in listed(value):
            wrong.append((key, results[key]["verdict"]))
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_each_case_of_a_kind(kind, tmp_path, capsys):
    for case in (case for case in CASES if case["kind"] == kind):
        path = tmp_path / f"{case['id']}.{case.get('as', 'txt')}"
        path.write_text(case["text"], encoding="utf-8")
        main([str(path), "-f", "json", "-q", *case.get("args", [])])
        report = json.loads(capsys.readouterr().out)["reports"][0]
        assert not amiss(case["expect"], report), (case["id"], case["why"])
