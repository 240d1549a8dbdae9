import pytest

from checker.reporting.spool import Spool


@pytest.mark.parametrize("limit", [0, 7, 1000])
def test_texts_come_back_as_they_were_added(limit):
    spool = Spool(limit)
    texts = ["一\r\n", "", "\ud800", "二" * 10, "\n末"]
    for text in texts:
        spool.add(text)
    assert "".join(spool) == "".join(texts) and spool.count == 5


def test_many_texts_are_not_kept_in_memory():
    spool = Spool(100)
    for _ in range(50):
        spool.add("十个字十个字十个字十" * 5)
    assert sum(map(len, spool._texts)) <= 100
    assert len("".join(spool)) == 2500
