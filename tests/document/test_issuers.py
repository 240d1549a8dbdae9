import pytest

from checker.document.issuers import is_name, place_of_issuer


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


@pytest.mark.parametrize("name", ["和川县人民政府", "和平区司法局", "全椒县", "本溪市水务局", "青川县"])
def test_a_place_may_begin_with_a_character_that_joins_words_elsewhere(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["和县人民政府", "全县司法局", "和全县各镇", "本级市", "本市水务局", "和青川县财政局", "与青川县"]
)
def test_what_joins_words_begins_no_name(name):
    assert not is_name(name)
