import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.digits import digit_runs, stands_alone, stretches
from checker.text.identity import is_identity, looks_like_identity


def numbers(text):
    return [digits for run in digit_runs(text, 11) for _, digits in stretches(run, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手机13912345678。", ["13912345678"]),
        ("手机１３９ １２３４ ５６７８", ["139", "1391234", "13912345678", "1234", "12345678", "5678"]),
        ("139-1234-5678", ["13912345678"]),
        ("12345 13912345678", ["12345", "1234513912345678", "13912345678"]),
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
    ((span, digits),) = [found for run in digit_runs(text, 11) for found in stretches(run, text)]
    assert digits == "13912345678" and text[slice(*span)] == digits


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("A123", False),
        ("（123）", True),
        ("123.", True),
        ("123.5", False),
        ("1/123", False),
        ("号123，", True),
    ],
)
def test_what_joins_a_number_to_something_longer(text, alone):
    at = text.index("123")
    assert stands_alone(text, (at, at + 3)) is alone


def test_a_label_joins_no_number_to_something_longer():
    assert stands_alone("Tel139", (3, 6), ("tel",)) and not stands_alone("Model139", (5, 8), ("tel",))


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
