"""``identity-numbers``, ``phone-numbers`` and ``account-numbers``: numbers of persons that must not be made public.

All look through the whole text, page furniture included, and what stands beside it (heads and feet, comments, hidden text …).
A word excuses a number only where it belongs to it: straight before (受理号…, 编号为…) or behind it (…条, …元).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.checks.disclosure.everywhere import numbers
from checker.checks.outcome import Context, Findings, fill, finding_of, found, met
from checker.document.model import Document
from checker.results import Outcome
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.beside import in_row, is_address, is_counted, is_field, letters_before
from checker.text.lazy import pattern
from checker.text.mask import mask_number
from checker.text.persons import CARD, IDENTITY, MOBILE, Number
from checker.text.terms import Span
from checker.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from re import Match

_LABEL = 14
_CLAUSE = 40
_STOPS = pattern("[。；，！？\n\t]")
_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""The short names of provinces, which numbers of licences begin with."""
_LIST = pattern("[^0-9。；！？\n]{1,16}")
"""What stands between two numbers of a list: one word before it speaks of them all."""
_LINKS = pattern(r"(?:[ \u3000:：为是(（\[【/／“\"'#＃、—-]|号码|No\.?|NO\.?|no\.?|№)+\Z")
"""What may stand between a word and the number that it belongs to."""
_NAMING = pattern(r"([\u4e00-\u9fff]{0,5}(?!号)[\u4e00-\u9fff])(号码|号|码|序号)\Z")
"""A word that gives a number its name: 受理号, 发票号码, 信用代码."""
_NOTE = pattern(r"\s{0,2}[（(]([^（）()\n]{1,10}?)(?:同?号码?)?[）)]")
"""What a bracket behind a number says of it: 监督电话：……、139……（微信同号）."""
_PERSONS = "人主员者某"
"""How words for a person end, before 号码: 相对人号码, 机主号码, 值班员号码; a 会员号 is another number."""
_NUMERALS = "第〔〕（）()[]0123456789字"
_ADULT = "2010"
_LETTERS_BEHIND = pattern("[A-Za-z]*[0-9]*")
_ACCOUNT = pattern(r"(?<![0-9])[0-9](?:[ \u3000-]?[0-9]){9,24}(?![0-9])")


class IdentityOptions(NamedTuple):
    """The options of ``identity-numbers``."""

    labels: tuple[str, ...] = option.words("写明是身份证号码的词：校验码不符的也算")
    not_after: tuple[str, ...] = option.words("紧接在后面的是别的号码", default=())
    unmet: Texts = option.texts(
        "有号码时的说明",
        where="在哪里，如“页脚里”",
        number="号码，中间隐去",
        doubt="校验码不符时的话（doubt）；相符的是空的",
    )
    doubt: str = option.message("校验码不符时，{doubt} 写成什么")
    here: str = option.message("号码在正文里时，{where} 写成什么")
    summary: str = option.message("全文的结论", count="有几处")


class PhoneOptions(NamedTuple):
    """The options of ``phone-numbers``."""

    labels: tuple[str, ...] = option.words("可以紧挨在号码前面的字母")
    own: tuple[str, ...] = option.words("写明是个人号码的词", default=())
    not_after: tuple[str, ...] = option.words("紧接在后面的是别的号码")
    not_before: tuple[str, ...] = option.words("后面有这些词的是数量")
    official: tuple[str, ...] = option.words("前面有这些词的是对外公布的号码，只提示核对")
    unmet: Texts = option.texts("有号码时的说明", where="在哪里，如“页脚里”", number="号码，中间隐去")
    public: Texts = option.texts(
        "号码是对外公布的，只提示核对时的说明", where="在哪里，如“页脚里”", number="号码，中间隐去"
    )
    here: str = option.message("号码在正文里时，{where} 写成什么")
    summary: str = option.message("全文的结论", count="有几处")


class AccountOptions(NamedTuple):
    """The options of ``account-numbers``."""

    labels: tuple[str, ...] = option.words("写明是账号的词")
    not_after: tuple[str, ...] = option.words("紧接在后面的是别的号码")
    official: tuple[str, ...] = option.words("同一句里有这些词的是单位对外公布的账户，只提示核对")
    unmet: Texts = option.texts("有号码时的说明", where="在哪里，如“页脚里”", number="号码，中间隐去")
    public: Texts = option.texts(
        "账户是对外公布的，只提示核对时的说明", where="在哪里，如“页脚里”", number="号码，中间隐去"
    )
    here: str = option.message("号码在正文里时，{where} 写成什么")
    summary: str = option.message("全文的结论", count="有几处")


def check_identity_numbers(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for resident identity numbers."""
    options: IdentityOptions = rule.options
    labels, not_after = options.labels, options.not_after
    findings = Findings()
    for passage, known in numbers(document, context):
        text = passage.text
        listed = -1
        for number in known:
            if number.kind != IDENTITY:
                continue
            before = text[max(0, number.span[0] - _LABEL) : number.span[0]]
            labelled = any(label in before for label in labels)
            if not labelled and listed >= 0:
                labelled = _LIST.fullmatch(text, listed, number.span[0]) is not None
            listed = number.span[1] if labelled else -1
            if (
                not (number.sure or labelled)
                or _is_code(text, number)
                or (
                    not labelled
                    and (_is_other(before, not_after, labels) or is_counted(text, number.span[1]))
                )
                or (is_address(text, number.span) and not _is_of_adult(number))
            ):
                continue
            if not findings.wants():
                continue
            shown = mask_number(number.kind, number.digits)
            values = {
                "where": passage.inside or options.here,
                "number": shown,
                "doubt": "" if number.sure else options.doubt,
            }
            findings.add(finding_of(options.unmet, passage.place(document, number.span, shown), values))
    if findings.count:
        return found(findings.told, fill(options.summary, {"count": findings.count}), findings.count)
    return met((), "全文没有居民身份证号码。")


def check_phone_numbers(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for mobile numbers."""
    options: PhoneOptions = rule.options
    findings = Findings()
    for passage, known in numbers(document, context):
        text = passage.text
        for number in known:
            start, end = number.span
            if number.kind != MOBILE or in_row(text, number.span) or is_address(text, number.span):
                continue
            if passage.is_source and is_field(text, start, options.labels):
                continue
            before = text[max(0, start - _LABEL) : start]
            told = _is_told(before, options.own)
            if _is_other(before, options.not_after, options.own) or (
                not told and _is_in_code(text, number.span, options.labels)
            ):
                continue
            if is_counted(text, end, options.not_before) and not (told and text.startswith("号", end)):
                continue
            noted = _NOTE.match(text, end)
            official = (
                not findings.full
                and not (noted and noted[1].startswith(options.own) and noted[1].endswith(options.own))
                and _nearest(_clause(text, start), options.official, options.own)
            )
            if not findings.wants(mild=official):
                continue
            shown = mask_number(number.kind, number.digits)
            findings.add(
                finding_of(
                    options.public if official else options.unmet,
                    passage.place(document, number.span, shown),
                    {"where": passage.inside or options.here, "number": shown},
                    mild=official,
                )
            )
    if findings.count:
        return found(findings.told, fill(options.summary, {"count": findings.count}), findings.count)
    return met((), "全文没有手机号码。")


def check_account_numbers(document: Document, rule: Rule, context: Context) -> Outcome:
    """Look for cards and accounts of banks."""
    options: AccountOptions = rule.options
    labels = options.labels
    findings = Findings()
    for passage, known in numbers(document, context):
        text = passage.text
        spans: dict[Span, str] = {}
        for number in known:
            before = text[max(0, number.span[0] - _LABEL) : number.span[0]]
            clause = _clause(text, number.span[0])
            if (
                number.kind == CARD
                and (number.digits.startswith("62") or any(label in clause for label in labels))
                and not _is_other(before, options.not_after, labels)
                and not is_counted(text, number.span[1])
            ):
                spans[number.span] = number.digits
        cards = sorted(spans)
        for match in _labelled(text, labels):
            at = bisect_right(cards, match.span())
            if not any(
                match.start() < end and start < match.end() for start, end in cards[max(0, at - 1) : at + 1]
            ):
                before = _LINKS.sub("", text[max(0, match.start() - _LABEL) : match.start()])
                if not before.endswith(options.not_after) and not is_counted(text, match.end()):
                    spans[match.span()] = "".join(char for char in match[0] if "0" <= char <= "9")
        for span in sorted(spans):
            clause = _clause(text, span[0])
            mild = any(word in clause for word in options.official)
            if not findings.wants(mild=mild):
                continue
            shown = mask_number(CARD, spans[span])
            findings.add(
                finding_of(
                    options.public if mild else options.unmet,
                    passage.place(document, span, shown),
                    {"where": passage.inside or options.here, "number": shown},
                    mild=mild,
                )
            )
    if findings.count:
        return found(findings.told, fill(options.summary, {"count": findings.count}), findings.count)
    return met((), "全文没有银行卡号、账号。")


def _labelled(text: str, labels: Sequence[str]) -> list[Match[str]]:
    """Return the long numbers that stand straight behind one of the words ``labels``."""
    ending = tuple(labels)
    return [
        match
        for match in _ACCOUNT.finditer(text)
        if _LINKS.sub("", text[max(0, match.start() - _LABEL) : match.start()]).endswith(ending)
    ]


def _is_told(before: str, own: tuple[str, ...]) -> bool:
    """Whether the word straight before a number, Latin letters between them or not, says that it is one of a person."""
    letters = letters_before(before, len(before))
    return _LINKS.sub("", before.removesuffix(letters)).endswith(own)


def _is_in_code(text: str, span: Span, labels: tuple[str, ...]) -> bool:
    """Whether the letters beside a mobile number make it a part of a code."""
    behind = _LETTERS_BEHIND.match(text, span[1])
    if behind is not None and behind[0] and not behind[0].lower().startswith(labels):
        return True
    letters = letters_before(text, span[0]).rstrip(".:_").lower()
    return bool(letters) and not letters.endswith(labels)


def _is_of_adult(number: Number) -> bool:
    """Whether a proven number has the birth year of a grown-up: those of pages hold the day of publication, too."""
    return number.sure and number.digits[6:10] <= _ADULT


def _is_code(text: str, number: Number) -> bool:
    """Whether what stands behind an identity number makes it a part of a code: letters, for a proven number with digits behind them."""
    behind = _LETTERS_BEHIND.match(text, number.span[1])
    if behind is None or not behind[0]:
        return False
    return not number.sure or behind[0][-1].isdigit()


def _is_other(before: str, words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether the word straight before a number says that it is another one than that of a person."""
    if before[-1:] in _PLACES and _LINKS.search(before[:-1]):
        before = before[:-1]
    bare = _LINKS.sub("", before)
    if bare.endswith(own):
        return False
    if bare.endswith(words):
        return True
    # 号码 may have gone with the links: 发票号码 names a number as 发票号 does.
    for naming in (_NAMING.search(bare), _NAMING.search(before.rstrip(" \u3000:：为是(（/／"))):
        if (
            naming is not None
            and not naming[1].endswith(own)
            and naming[1][-1] not in _NUMERALS
            and not (naming[2] == "号码" and naming[1][-1] in _PERSONS)
        ):
            return True
    return False


def _clause(text: str, at: int) -> str:
    """Return what stands before ``at`` in its clause."""
    return _STOPS.split(text[max(0, at - _CLAUSE) : at])[-1]


def _nearest(clause: str, official: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether of the words before a number the last one speaks of an office and not of a person."""
    office = max((clause.rfind(word) + len(word) for word in official if word in clause), default=-1)
    person = max((clause.rfind(word) + len(word) for word in own if word in clause), default=-1)
    return office > 0 and office >= person


IDENTITY_NUMBERS = CheckKind("identity-numbers", "身份证号码", IdentityOptions, check_identity_numbers)
PHONE_NUMBERS = CheckKind("phone-numbers", "个人手机号码", PhoneOptions, check_phone_numbers)
ACCOUNT_NUMBERS = CheckKind("account-numbers", "银行卡号和账号", AccountOptions, check_account_numbers)
