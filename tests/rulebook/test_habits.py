"""Shared tables are read from rules/shared, kept, read again after a change, and refused with the line where they are broken."""

from __future__ import annotations

import os

import pytest

from checker.errors import LawcheckError
from checker.rulebook import habits


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(habits, "SHARED", str(tmp_path))
    monkeypatch.setattr(habits, "_FILE", str(tmp_path / "kept"))
    monkeypatch.setattr(habits, "_READ", [])
    monkeypatch.setattr("checker.rulebook.shipped.COMPILED", str(tmp_path))
    return tmp_path


def test_words_and_groups(folder):
    (folder / "a.yaml").write_text(
        "甲: [一, 二]\n乙:\n  city: [我市]\n  county: [我县, 我区]\n", encoding="utf-8"
    )
    assert habits.words("甲") == ("一", "二")
    assert habits.groups("乙") == (("city", ("我市",)), ("county", ("我县", "我区")))


def test_a_change_is_seen_by_the_next_run(folder, monkeypatch):
    file = folder / "a.yaml"
    file.write_text("甲: [一]\n", encoding="utf-8")
    monkeypatch.setattr(habits, "_FILE", str(folder / "habits"))
    assert habits.words("甲") == ("一",)
    assert habits._kept() == {"甲": ("一",)}
    file.write_text("甲: [一, 二]\n", encoding="utf-8")
    os.utime(file, (1, 1))
    monkeypatch.setattr(habits, "_READ", [])
    assert habits.words("甲") == ("一", "二")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("甲: 一\n", 1, "应当是词语的列表"),
        ("甲: []\n", 1, "至少一个"),
        ("甲: [一]\n乙: [一, 3]\n", 2, "不是词语"),
        ("甲: [一,\n  一]\n", 2, "写了两次"),
        ("甲:\n  city: 我市\n", 2, "应当是词语的列表"),
        ("- 甲\n", 1, "应当是“名称: [词语, …]”"),
    ],
)
def test_a_broken_table_is_named_with_its_line(folder, text, line, told):
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawcheckError) as raised:
        habits.words("甲")
    assert told in str(raised.value)
    assert raised.value.line == line


def test_a_table_in_two_files_is_refused(folder):
    (folder / "a.yaml").write_text("甲: [一]\n", encoding="utf-8")
    (folder / "b.yaml").write_text("甲: [二]\n", encoding="utf-8")
    with pytest.raises(LawcheckError, match="写了两次"):
        habits.words("甲")


def test_every_shipped_table_is_used():
    root = os.path.dirname(os.path.dirname(habits.__file__))
    code = ""
    for place, _, names in os.walk(root):
        for name in names:
            if name.endswith(".py"):
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    code += file.read()
    tables = habits._tables()
    assert len(tables) > 30
    for name in tables:
        assert f'words("{name}")' in code or f'groups("{name}")' in code, name
