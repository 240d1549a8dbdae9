"""Old Word files go through LibreOffice where it is installed; elsewhere the message says what to do."""

import sys

import pytest

from checker.errors import LawcheckError
from checker.reading.files import read_file
from checker.reading.word import office

DOC = "tests/fixtures/doc/kaili-2024.doc"


def test_without_libreoffice_the_message_says_how_to_save(monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(LawcheckError, match="另存为") as caught:
        read_file(DOC)
    assert "LibreOffice" in caught.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="用 sh 代替 LibreOffice")
def test_a_conversion_without_end_is_cut_off_with_all_it_started(monkeypatch, tmp_path):
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\n(sleep 4; touch {tmp_path}/alive) &\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(slow))
    monkeypatch.setattr(office, "TIMEOUT", 0.2)
    with pytest.raises(LawcheckError, match="无法打开"):
        read_file(DOC)
    assert not (tmp_path / "alive").exists()


@pytest.mark.skipif(office.find_office() is None, reason="没有安装 LibreOffice，不试转换 .doc")
def test_an_old_word_file_is_read():
    source = read_file(DOC)
    plain = read_file("seeds/kaili-2024.txt").text
    assert source.format == "doc"
    assert "".join(source.text.split()) == "".join(plain.split())
