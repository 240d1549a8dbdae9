"""What the words of a title name."""

import pytest

from checker.document.titlewords import issuer_in
from checker.rulebook.shipped import shipped_rulebook


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("关于临水区2023年度法治政府建设情况的报告", "临水区"),
        ("临水区司法局关于报送2023年法治政府建设情况的报告", "临水区司法局"),
        ("临水区人民政府办公室2023年法治政府建设年度报告", "临水区人民政府办公室"),
        ("国家税务总局临水区税务局2023年法治政府建设年度报告", "国家税务总局临水区税务局"),
        # What says something of a body is no name.
        ("关于担任岚县人民政府法律顾问2023年度工作情况的报告", None),
        ("关于报送临水区2023年度法治政府建设情况的报告", None),
        ("关于我局2023年度法治政府建设工作的报告", None),
        ("关于2023年全县法治政府建设情况的报告", None),
    ],
)
def test_an_issuer_is_a_name(title, issuer):
    assert issuer_in(title, shipped_rulebook().kind) == issuer
