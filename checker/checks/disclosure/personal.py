"""``identity-numbers`` and ``phone-numbers``: numbers of persons that must not be made public.

Both look through the whole text, page furniture included. ``identity-numbers``: a resident identity number by region, date of
birth and check character; after one of the words ``labels`` by region and date alone, 15 digits too. ``phone-numbers``: a mobile
number; not after one of ``not_after`` (it is another number), not before one of ``not_before`` (it is an amount); ``labels`` may
stand straight before it (tel, wx); after one of ``official`` (a line published on purpose) only mildly.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.body import section_at
from checker.checks.outcome import Context, found, met, span_place
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule
from checker.rulebook.option import CheckKind
from checker.text.digits import Group, digit_runs, stands_alone, stretches
from checker.text.identity import is_identity, looks_like_identity
from checker.text.mask import mask
from checker.text.terms import Span
from checker.values import NamedTuple

_LABEL = 14
_ABOUT = 12
_MOBILE_STARTS = frozenset("3456789")


class IdentityOptions(NamedTuple):
    """The options of ``identity-numbers``."""

    labels: tuple[str, ...] = option.words("写明是身份证号码的词：校验码不符的也算")


class PhoneOptions(NamedTuple):
    """The options of ``phone-numbers``."""

    labels: tuple[str, ...] = option.words("可以紧挨在号码前面的字母")
    not_after: tuple[str, ...] = option.words("前面有这些词的是别的号码")
    not_before: tuple[str, ...] = option.words("后面有这些词的是数量")
    official: tuple[str, ...] = option.words("前面有这些词的是对外公布的号码，只提示核对")


def check_identity_numbers(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for resident identity numbers."""
    text = document.source.text
    labels = rule.options["labels"]
    findings = []
    for run in _runs(document, context):
        for span, number in _numbers(run, text):
            sure = is_identity(number)
            before = text[max(0, span[0] - _LABEL) : span[0]]
            if not stands_alone(text, span) or not (
                sure or (looks_like_identity(number) and any(label in before for label in labels))
            ):
                continue
            shown = mask(number)
            doubt = "" if sure else "（校验码不符，可能抄错，但仍是个人信息）"
            findings.append(
                Finding(
                    f"公开文本里有居民身份证号码{shown}{doubt}。",
                    "请删去号码；确需指明当事人的，写“李某”并隐去号码。",
                    _place(document, span, shown),
                )
            )
            break
    if findings:
        return found(findings, f"有{len(findings)}处居民身份证号码。")
    return met((), "全文没有居民身份证号码。")


def _runs(document: Document, context: Context) -> list[list[Group]]:
    """Return the runs of eleven or more digits, which both checks look through."""
    runs = context.shared.get("digit runs")
    if not isinstance(runs, list):
        runs = context.shared["digit runs"] = list(digit_runs(document.source.text, 11))
    return runs


def _numbers(run: list[Group], text: str) -> Iterator[tuple[Span, str]]:
    for span, digits in stretches(run, text):
        after = text[span[1] : span[1] + 2]
        if len(digits) == 17:
            mark = after.lstrip(" ")[:1]
            if mark in ("X", "x", "Ｘ", "ｘ", "×") and mark:
                yield (span[0], span[1] + after.index(mark) + 1), digits + "X"
        elif len(digits) in (15, 18):
            yield span, digits


def check_phone_numbers(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for mobile numbers."""
    text = document.source.text
    options = rule.options
    findings = []
    for run in _runs(document, context):
        taken = -1
        for span, digits in stretches(run, text):
            number = digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
            if len(number) != 11 or number[0] != "1" or number[1] not in _MOBILE_STARTS or span[0] < taken:
                continue
            before = text[max(0, span[0] - _ABOUT) : span[0]]
            after = text[span[1] : span[1] + 4].lstrip()
            if (
                not stands_alone(text, span, tuple(options["labels"]))
                or any(word in before for word in options["not_after"])
                or after.startswith(tuple(options["not_before"]))
            ):
                continue
            official = any(word in before for word in options["official"])
            taken = span[1]
            shown = mask(number)
            findings.append(
                Finding(
                    f"公开文本里有手机号码{shown}。",
                    "请核对这个号码是不是单位公开的办公电话；是个人手机的，请删去或者换成办公电话。"
                    if official
                    else "请删去个人手机号码，需要留联系方式的写办公电话。",
                    _place(document, span, shown),
                    mild=official,
                )
            )
    if findings:
        return found(findings, f"有{len(findings)}处手机号码。")
    return met((), "全文没有手机号码。")


def _place(document: Document, span: Span, shown: str) -> Place:
    """Return the place of a number, quoted masked, whatever way its digits are grouped in the text."""
    return span_place(document, span, section_at(document, span[0]))._replace(quote=shown)


IDENTITY_NUMBERS = CheckKind("identity-numbers", "身份证号码", IdentityOptions, check_identity_numbers)
PHONE_NUMBERS = CheckKind("phone-numbers", "个人手机号码", PhoneOptions, check_phone_numbers)
