"""What a reader sees at once: title, headings, signature. The cases stand in structure-cases.yaml."""

import os

import pytest
import yaml

PREFACE = "2023年，双槐县依法行政，各项工作取得新进展，群众办事更加方便。现将有关情况报告如下。\n"

with open(os.path.join(os.path.dirname(__file__), "structure-cases.yaml"), encoding="utf-8") as file:
    CASES = yaml.safe_load(file)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_structure(document, case):
    built = document(f"{case.get('title', '')}{PREFACE}{case['text']}")
    metadata = built.metadata
    if "headings" in case:
        assert [[heading.level, heading.number, heading.text] for heading in built.headings] == case[
            "headings"
        ]
    if "named" in case:
        assert metadata.title.name == case["named"]
    if "issuer" in case:
        assert metadata.issuer.name == case["issuer"]
    if "signature" in case:
        assert (metadata.signature.name, metadata.signed.date) == (case["signature"], case["signed"])
    if "last" in case:
        assert built.sentences[-1].text == case["last"]
