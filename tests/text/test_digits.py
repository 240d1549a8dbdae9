import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.characters import plain
from checker.text.digits import digit_runs, stretches
from checker.text.identity import is_identity, looks_like_identity


def numbers(text):
    text = plain(text)
    return [found.digits for run in digit_runs(text) for found in stretches(run, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手机13912345678。", ["13912345678"]),
        ("手机１３９ １２３４ ５６７８", ["13912345678", "1391234", "139", "12345678", "1234", "5678"]),
        ("139-1234-5678", ["13912345678"]),
        ("12345 13912345678", ["1234513912345678", "12345", "13912345678"]),
        ("办结1234件，受理567件，公开8901条", []),
        ("1390123456", []),
        ("", []),
    ],
)
def test_numbers_in_groups(text, found):
    assert numbers(text) == found


@given(st.text(alphabet="字，", max_size=20), st.text(alphabet="字，", max_size=20))
def test_a_run_is_found_wherever_it_stands(before, after):
    text = f"{before}13912345678{after}"
    (found,) = [found for run in digit_runs(text) for found in stretches(run, text)]
    assert found.digits == "13912345678" and text[slice(*found.span)] == found.digits


@pytest.mark.parametrize(
    ("number", "looks", "valid"),
    [
        ("11010519491231002X", True, True),
        ("440524188001010014", True, True),
        ("110105194912310021", True, False),
        ("110105194913310021", False, False),
        ("110105194902290021", False, False),
        ("110105200002290021", True, True),
        ("110105190002290021", False, False),
        ("991105194912310021", False, False),
        ("91110105MA01ABCD2X", False, False),
        ("110105491231002", True, False),
        ("", False, False),
    ],
)
def test_identity_numbers(number, looks, valid):
    assert looks_like_identity(number) is looks
    assert is_identity(number) is valid


@given(st.dates().filter(lambda day: 1900 <= day.year < 2030), st.integers(0, 999))
def test_one_check_character_of_eleven_is_right(day, sequence):
    body = f"330106{day:%Y%m%d}{sequence:03}"
    assert sum(is_identity(body + check) for check in "0123456789X") == 1
