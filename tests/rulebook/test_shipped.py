import json
import pickle

import pytest

from checker.errors import LawcheckError
from checker.rulebook import shipped
from checker.rulebook.places import kind_names
from checker.rulebook.remedies import remedies

SPEC = {
    "continuity.copied": "advice", "continuity.promises": "should", "continuity.problems": "advice",
    "continuity.figures": "should",
    "achievements": "must", "achievements.data": "should", "problems": "must", "problems.causes": "must",
    "leader-duty": "must", "leader-duty.shufa": "must", "leader-duty.concrete": "should", "plan": "must",
    "plan.year": "should", "plan.responds": "should", "other-matters": "advice", "three-systems": "must",
    "three-systems.publicity": "should", "three-systems.recording": "should", "three-systems.review": "should",
    "title": "should", "kind": "must", "period": "must", "signature": "advice", "deadline": "should",
    "figures.sum": "should", "figures.ratio": "should", "figures.subset": "should", "figures.change": "should",
    "figures.conflict": "advice", "figures.table": "should",
    "form.numbering": "should", "form.pairs": "should", "form.ending": "advice", "form.punctuation": "advice",
    "form.repetition": "advice",
    "citation.title": "should", "citation.superseded": "should", "citation.issuer": "should", "document.dates": "should", "document.full-year": "should",
    "document.names": "advice", "form.doubled": "should", "wording.term": "advice", "wording.outdated": "should", "wording.typo": "should",
    "disclosure.secret": "must", "disclosure.id-number": "must", "disclosure.phone": "should", "disclosure.draft": "should",
    "disclosure.account": "should", "disclosure.tone": "advice",
}  # fmt: skip


def test_ids_and_levels_are_those_of_the_specification(rulebook):
    assert {rule.id: rule.level for rule in rulebook.rules} == SPEC


def test_every_rule_has_a_basis_and_says_what_it_asks(rulebook):
    assert all(rule.basis and len(rule.asks) > 20 for rule in rulebook.rules)


@pytest.mark.parametrize("kind", kind_names())
def test_remedies_that_stand_without_a_document_show_no_names_of_values(kind):
    told = [remedy for rule in shipped.shipped_rulebook(kind).rules for remedy in remedies(rule)]
    assert told and not [remedy for remedy in told if "{" in remedy]


def test_changed_or_damaged_files_are_made_anew(tmp_path, monkeypatch, rulebook):
    monkeypatch.setattr(shipped, "COMPILED", str(tmp_path))
    first = shipped.shipped_data()
    data, values = tmp_path / "law-based-government.json", tmp_path / "law-based-government.rulebook"
    kept = values.read_bytes()
    assert pickle.loads(kept) == json.loads(data.read_text(encoding="utf-8"))["stamp"]
    for text in ('{"stamp": "old", "kind": {}, "packs": []}', "damaged"):
        data.write_text(text, encoding="utf-8")
        assert shipped.shipped_data()["packs"] == first["packs"]
    for content in (pickle.dumps("old") + pickle.dumps(None), b"damaged", kept[:-20], b""):
        values.write_bytes(content)
        assert [rule.id for rule in shipped.shipped_rulebook().rules] == [rule.id for rule in rulebook.rules]
        assert values.read_bytes() == kept


def test_rules_on_last_years_report_are_left_out_only_where_there_is_none(rulebook):
    every, alone = shipped.shipped_rulebook(), shipped.shipped_rulebook(alone=True)
    assert alone.rules == every.alone().rules != every.rules
    assert [pack.name for pack in alone.with_packs(every.packs_on_earlier()).packs] == [
        pack.name for pack in every.packs
    ]


def test_what_is_kept_is_used(monkeypatch):
    for name in kind_names():
        shipped.build(name)
    monkeypatch.setattr(shipped, "build", lambda kind: pytest.fail("made anew"))
    for name in kind_names():
        assert shipped.shipped_rulebook(name).kind.id == shipped.shipped_data(name)["kind"]["kind"] == name


def test_kept_values_are_those_of_the_data_without_examples():
    kept, made = shipped.shipped_rulebook(), shipped.shipped_rulebook(examples=True)
    assert all(rule.examples for rule in made.rules) and not any(rule.examples for rule in kept.rules)
    assert [rule._replace(examples=()) for rule in made.rules] == list(kept.rules) and made.kind == kept.kind


def test_the_order_of_packs_is_that_of_the_kind():
    for name in kind_names():
        data = shipped.shipped_data(name)
        assert [pack["pack"] for pack in data["packs"]] == data["kind"]["packs"]


def test_an_unknown_kind_is_refused():
    with pytest.raises(LawcheckError, match="是否想写“law-based-government”"):
        shipped.shipped_data("law-based-goverment")


def test_what_was_kept_is_read_and_not_made_again(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "COMPILED", str(tmp_path))
    for name in kind_names():
        made = shipped.shipped_rulebook(name)
        monkeypatch.setattr(shipped, "build", lambda kind: pytest.fail(f"{kind} was made again"))
        assert [rule.id for rule in shipped.shipped_rulebook(name).rules] == [rule.id for rule in made.rules]
        monkeypatch.undo()
        monkeypatch.setattr(shipped, "COMPILED", str(tmp_path))
