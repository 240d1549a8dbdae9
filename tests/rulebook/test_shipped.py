import json

import pytest

from checker.errors import LawcheckError
from checker.rulebook import shipped

SPEC = {
    "achievements": "must", "achievements.data": "should", "problems": "must", "problems.causes": "must",
    "leader-duty": "must", "leader-duty.shufa": "must", "leader-duty.concrete": "should", "plan": "must",
    "plan.year": "should", "plan.responds": "should", "other-matters": "advice", "three-systems": "must",
    "three-systems.publicity": "should", "three-systems.recording": "should", "three-systems.review": "should",
    "title": "should", "kind": "must", "period": "must", "signature": "advice", "deadline": "should",
    "figures.sum": "should", "figures.ratio": "should", "figures.subset": "should", "figures.change": "should",
    "figures.conflict": "advice",
    "form.numbering": "should", "form.pairs": "should", "form.ending": "advice", "form.punctuation": "advice",
    "form.repetition": "advice",
    "citation.title": "should", "citation.superseded": "should", "wording.outdated": "should", "wording.typo": "should",
    "disclosure.secret": "must", "disclosure.id-number": "must", "disclosure.phone": "should", "disclosure.draft": "should",
}  # fmt: skip


def test_ids_and_levels_are_those_of_the_specification(rulebook):
    assert {rule.id: rule.level for rule in rulebook.rules} == SPEC


def test_every_rule_has_a_basis_and_says_what_it_asks(rulebook):
    assert all(rule.basis and len(rule.asks) > 20 for rule in rulebook.rules)


def test_a_changed_rule_file_is_compiled_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "COMPILED", str(tmp_path))
    first = shipped.shipped_data()
    compiled = tmp_path / "law-based-government.json"
    assert (
        json.loads(compiled.read_text(encoding="utf-8"))["stamp"]
        == json.loads((tmp_path / "law-based-government.examples.json").read_text(encoding="utf-8"))["stamp"]
    )
    compiled.write_text('{"stamp": "old", "kind": {}, "packs": []}', encoding="utf-8")
    assert shipped.shipped_data()["packs"] == first["packs"]
    compiled.write_text("damaged", encoding="utf-8")
    assert shipped.shipped_data()["packs"] == first["packs"]


def test_examples_are_kept_apart_from_what_every_run_reads():
    plain, full = shipped.shipped_data(), shipped.shipped_data(examples=True)
    assert not any(rule["examples"] for pack in plain["packs"] for rule in pack["rules"])
    assert all(rule["examples"] for pack in full["packs"] for rule in pack["rules"])


def test_the_order_of_packs_is_that_of_the_kind():
    for name in shipped.kind_names():
        data = shipped.shipped_data(name)
        assert [pack["pack"] for pack in data["packs"]] == data["kind"]["packs"]


def test_an_unknown_kind_is_refused():
    with pytest.raises(LawcheckError, match="是否想写“law-based-government”"):
        shipped.shipped_data("law-based-goverment")
