"""Documents that repeat what has to be compared with all of its kind: the time grows with the text and not with its square."""

import time

import pytest

from checker.document.build import build_document
from checker.document.cast import cast_of
from checker.document.clauses import Read, readings_of
from checker.judging.judge import judge
from checker.reading.files import read_bytes
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

HEAD = "某县人民政府2024年法治政府建设年度报告"
MANY = 4_000
SECONDS = 10
"""What grows with the square takes minutes."""


@pytest.mark.parametrize(
    "clauses",
    [
        "应当先交法规股审，今年共审{}件，",
        "邻县一行来我县考察{}次，介绍了经验，",
        "收到邻县材料{}份，介绍了经验，",
        "借鉴邻县做法，评查案卷{}件，",
        "某县县长主持会议{}次，",
    ],
    ids=["demands", "visits", "sources", "methods", "places"],
)
def test_clauses_of_one_sentence(clauses):
    text = "".join(clauses.format(number) for number in range(MANY))
    book = shipped_rulebook()
    document = build_document(make_source("a.txt", "txt", "", f"{HEAD}\n\n{text}。"), book)
    read = Read(cast_of(book.kind.actors, document.metadata), {}, {})
    start = time.process_time()
    for index in range(len(document.sentences)):
        readings_of(document, index, read)
    assert time.process_time() - start < SECONDS


def test_headings_by_style():
    page = "".join(f"<h2>工作情况{number}</h2><p>办理案件{number}件。</p>" for number in range(MANY))
    source = read_bytes(f"<html><body><h1>{HEAD}</h1>{page}".encode(), "a.html", ".html")
    book = shipped_rulebook()
    start = time.process_time()
    document = build_document(source, book)
    assert time.process_time() - start < SECONDS
    assert len(document.headings) > MANY / 2


def test_sentences_of_one_paragraph_that_go_on_from_one_another():
    text = "".join(f"全年办理行政复议案件{number}件，培训执法人员{number}人次。" for number in range(MANY))
    start = time.process_time()
    report = judge(make_source("a.txt", "txt", "", f"{HEAD}\n{text}\n"), shipped_rulebook())
    assert time.process_time() - start < SECONDS
    assert not report.faulty
