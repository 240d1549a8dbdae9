"""Values of another kind than is wanted, anywhere in a pack: a message with the place, never an exception of another sort."""

import copy

import pytest
import yaml

from checker.errors import LawcheckError
from checker.rulebooks import load_rulebook

PACK = """
pack: my-rules
version: '1.0'
title: 本地要求
kind: law-based-government
lists: {热线: [政务热线]}
conditions: {办件: {any: ['{热线}']}}
part_sets: {两处: [achievements, plan]}
rules:
  - id: my-rules.hotline
    title: 政务热线办理情况
    level: should
    basis: []
    asks: 要写明政务热线受理了多少件。
    check: content
    with:
      ways:
        - {verdict: met, in: [两处], when: {use: 办件, all: ['{数量}']}}
      unmet: {message: 没有写。, remedy: 请写明。}
    examples: []
"""
ODD = (
    None,
    [[]],
    {"a": 1},
    5,
    True,
    ["x", ["y"]],
    [{}],
    [None],
    {"use": [1]},
    {"use": {"a": 1}},
    {"all": 5, "use": "办件"},
)
WAY = ("rules", 0, "with", "ways", 0)
PLACES = (
    ("lists", "热线"),
    ("conditions", "办件"),
    ("part_sets", "两处"),
    ("rules", 0, "with"),
    (*WAY, "in"),
    (*WAY, "when"),
    (*WAY, "when", "use"),
    (*WAY, "when", "all"),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_value_of_another_kind_is_told(place, tmp_path):
    path = tmp_path / "p.yaml"
    told = 0
    for odd in ODD:
        data = at = copy.deepcopy(yaml.safe_load(PACK))
        for step in place[:-1]:
            at = at[step]
        at[place[-1]] = odd
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        try:
            load_rulebook((str(path),))
        except LawcheckError as error:
            told += "处理办法" in str(error)
    assert told >= len(ODD) - 1
