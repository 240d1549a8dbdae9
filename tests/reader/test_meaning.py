"""Where texts point: on the same matter the same way, in whatever words."""

import pytest

from checker.reader.meaning import direction_of, nearness

TRIPLES = [
    ("案卷质量不高，文书漏项多", "每季度组织评卷，逐本讲评", "新建法治广场2处"),
    ("行政复议办案力量不足", "为复议机构增编3名", "编印普法折页"),
    ("普法形式老套，年轻人不愿看", "制作短视频，开展以案释法", "核定执法船艇编制"),
]


@pytest.mark.parametrize(("text", "near", "far"), TRIPLES)
def test_what_is_on_the_same_matter_is_nearer(text, near, far):
    own = direction_of(text)
    assert nearness(own, direction_of(near)) > nearness(own, direction_of(far))


def test_a_direction_has_length_one_and_nothing_none():
    assert nearness(direction_of("普法"), direction_of("普法")) == pytest.approx(1)
    assert nearness(direction_of(""), direction_of("普法")) == pytest.approx(0, abs=1)
