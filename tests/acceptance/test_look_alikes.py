import os

import yaml

PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "corpus", "look-alikes.yaml")


def test_look_alikes_are_told_from_reports(verdict):
    with open(PATH, encoding="utf-8") as file:
        entries = yaml.safe_load(file)
    wrong = [entry["id"] for entry in entries if verdict("kind", entry["text"]).verdict != entry["kind"]]
    assert len(entries) == 60
    assert len(wrong) <= 1, wrong
