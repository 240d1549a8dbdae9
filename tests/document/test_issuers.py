import pytest

from checker.document.issuers import place_of_issuer


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("青川县住房和城乡建设局", "青川县"),
        ("青川区城市管理局", "青川区"),
        ("青川市乡村振兴局", "青川市"),
        ("运城市规划和自然资源局", "运城市"),
        ("云屏市青川县水务局", "青川县"),
        ("青川县河口镇人民政府", "河口镇"),
        ("岭北省住房和城乡建设厅", ""),
    ],
)
def test_what_a_department_is_for_is_no_place(issuer, place):
    assert place_of_issuer(issuer) == place
