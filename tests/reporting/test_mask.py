import pytest

from checker.reporting.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证号34052419800101001X，", "身份证号340***************，"),
        ("手机13800138000)", "手机138****8000)"),
        ("手机138 0013 8000", "手机138****8000"),
        ("电话0731-85551234。", "电话0731-****1234。"),
        ("拨打12345、12348热线，办结11460条", "拨打12345、12348热线，办结11460条"),
        ("2023年3月18日，归集186578条", "2023年3月18日，归集186578条"),
    ],
)
def test_numbers_of_persons_are_masked_and_others_not(text, masked):
    assert mask(text) == masked
