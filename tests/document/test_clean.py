from __future__ import annotations

from checker.document.clean import cleaned
from checker.reading.source import Extra, make_source


def test_positions_stay_those_of_the_file():
    text = "\u202a甲\u200b乙\n\ufffc丙丁\u200b\n戊"
    source = make_source("x", "txt", "UTF-8", text)._replace(
        pages=(0, 4), extras=(Extra("comment", "", (6, 8)),)
    )
    clean = cleaned(source)
    assert clean.text == "甲乙\n丙丁\n戊"
    for char in "甲乙丙丁戊":
        assert clean.position(clean.text.index(char)) == source.position(text.index(char)), char
    assert clean.pages == (0, 2)
    assert clean.extras[0].span == (3, 5)
    assert clean.as_read((0, 2)) == (1, 4)
    assert text[slice(*clean.as_read((3, 5)))] == "丙丁"


def test_text_without_such_characters_is_left_as_it_is():
    source = make_source("x", "txt", "UTF-8", "甲乙")
    assert cleaned(source) is source
