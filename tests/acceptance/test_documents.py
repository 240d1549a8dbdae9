"""Fifty documents by a writer who saw neither program nor packs: reports that are titled or sent unusually, and what only looks like one.

At first look 43 were told apart.
"""

import os

import yaml

PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "corpus", "documents.yaml")
NOT_YET = {"kd-007"}
"""A 自查报告 that says of itself to be the annual report."""


def test_reports_are_told_from_other_documents(verdict):
    with open(PATH, encoding="utf-8") as file:
        entries = yaml.safe_load(file)
    wrong = {entry["id"] for entry in entries if verdict("kind", entry["text"]).verdict != entry["gold"]}
    assert len(entries) == 50
    assert wrong == NOT_YET
