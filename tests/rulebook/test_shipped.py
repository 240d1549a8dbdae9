import json

from checker.rulebook import places, shipped
from checker.rulebook.load import shipped_paths

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
    monkeypatch.setattr(shipped, "COMPILED", str(tmp_path / "compiled.json"))
    first = shipped.shipped_data()
    assert json.loads((tmp_path / "compiled.json").read_text(encoding="utf-8"))["stamp"] == first["stamp"]
    (tmp_path / "compiled.json").write_text('{"stamp": "old", "kind": {}, "packs": []}', encoding="utf-8")
    assert shipped.shipped_data()["packs"]
    (tmp_path / "compiled.json").write_text("damaged", encoding="utf-8")
    assert shipped.shipped_data()["packs"]


def test_the_order_of_packs_is_that_of_their_files():
    assert [path.rsplit("/", 1)[-1][:-5] for path in shipped_paths()] == list(places.PACK_ORDER)
