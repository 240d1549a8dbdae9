"""``own-names``: is the name or rank of another place or unit left in the text, as copying leaves it?

A rank is wrong only where the text also calls the issuer rightly; the name of another place only where the issuer's own must stand: in
the sentence that opens the report, under whose leadership it worked, in the signature. What is quoted is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.outcome import Context, fill, found, met, skipped, span_place
from checker.checks.running import place_in, title_and_body
from checker.document.flow import Flow
from checker.document.issuers import abbreviates, place_of_issuer
from checker.document.model import Document
from checker.results import Finding, Outcome, Place
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.around import clause_around, spans
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.text.words import is_word
from checker.values import NamedTuple

_LED = pattern(r"在([\u4e00-\u9fff]{2,5}?)(县|旗|区|市|镇|乡|街道)(?:委|党委|党工委)[^。；]{0,24}?领导下")
_REPORTED = pattern(
    r"现将([\u4e00-\u9fff]{2,5}?)(县|旗|区|市|镇|乡|街道)(?:人民政府|政府)?[^。；]{0,30}?(?:报告|汇报|总结)如下"
)
_CLAUSE = "。；，！？\n"
_GENERAL = ("自治", "我", "全", "本", "各", "该", "上级", "地", "省", "市", "州", "两级")


class Rank(NamedTuple):
    """What one rank calls itself."""

    ends: tuple[str, ...] = option.words("制发机关名称的末尾")
    calls: tuple[str, ...] = option.words("自己的称呼")
    never: tuple[str, ...] = option.words("不会用来称呼自己的说法")
    above: tuple[str, ...] = option.words(
        "上一级对自己的称呼：只在和上级所属各处相比的分句里会用", default=()
    )


class Options(NamedTuple):
    """The options of ``own-names``."""

    ranks: tuple[Rank, ...] = option.many(Rank, "各级各类机关的称呼")
    regions: tuple[str, ...] = option.words("有这些词的，全区、我区可以指自治区")
    compared: tuple[str, ...] = option.words("分句里有这些词的，是和上级所属各处相比", default=())
    unmet: Texts = option.texts("级别的称呼不对时的说明", words="写的称呼", count="有几处", issuer="制发机关")
    other: Texts = option.texts("写了别处名称时的说明", name="写的名称", issuer="制发机关")


def check_own_names(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare what the text calls the issuer with its name."""
    options: Options = rule.options
    issuer = document.metadata.issuer
    if issuer is None:
        return skipped("看不出制发机关，无法核对称呼。")
    body = title_and_body(document, context)
    findings = [*_ranks(body, issuer.name, options), *_places(document, body, issuer.name, options.other)]
    if findings:
        findings.sort(key=lambda finding: finding.place.span or (0, 0))
        return found(findings, findings[0].message)
    return met((), "没有发现别处的名称和级别。")


def _ranks(body: Flow, issuer: str, options: Options) -> Iterator[Finding]:
    text = body.text
    own = place_of_issuer(issuer)
    for rank in options.ranks:
        ends = tuple(rank.ends)
        if not (issuer.endswith(ends) or own.endswith(ends)) or not any(word in text for word in rank.calls):
            continue
        for word in (*rank.never, *rank.above):
            if word[-1] == "区" and any(region in text or region in issuer for region in options.regions):
                continue
            found_at = [span for span in _alone(text, word) if not body.quoted(span[0])]
            if word in rank.above:
                found_at = [span for span in found_at if not _compares(text, span, options.compared)]
            if found_at:
                values = {"words": word, "count": len(found_at), "issuer": issuer}
                texts = options.unmet
                yield Finding(
                    fill(texts.message, values), fill(texts.remedy, values), place_in(body, *found_at[0])
                )


def _alone(text: str, word: str) -> Iterator[Span]:
    """Yield where ``word`` stands as a word of its own: 健全｜县级, 自我｜区分 hold others."""
    for at, end in spans(text, word):
        before, after = text[max(0, at - 1) : at + 1], text[end - 1 : end + 1]
        if not (is_word(before) or is_word(after) or text[end : end + 1] in ("级", "域", "属")):
            yield at, end


def _compares(text: str, span: Span, words: tuple[str, ...]) -> bool:
    """Whether a clause sets the issuer beside the other places of the same superior: 我市首个示范县."""
    clause = text[slice(*clause_around(text, span, _CLAUSE))]
    return any(word in clause for word in words)


def _places(document: Document, body: Flow, issuer: str, texts: Texts) -> Iterator[Finding]:
    own = place_of_issuer(issuer)
    if not own:
        return
    # A city of a county's rank works under another city.
    below_city = own.endswith("市") and document.metadata.level == "county"
    for sign, form in (("领导下", _LED), ("现将", _REPORTED)):
        for match in form.finditer(body.text) if sign in body.text else ():
            above = sign == "领导下" and below_city and match[2] == "市"
            if not above and _is_other(match[1] + match[2], own):
                yield _other(place_in(body, match.start(1), match.end(2)), match[1] + match[2], issuer, texts)
    signature = document.metadata.signature
    if signature is not None and signature.span is not None:
        signed = place_of_issuer(signature.name)
        shortened = any(
            abbreviates(*pair)
            for pair in ((own, signed), (signed, own), (issuer, signature.name), (signature.name, issuer))
        )
        if signed and not shortened and _is_other(signed, own):
            yield _other(span_place(document, signature.span), signature.name, issuer, texts)


def _other(place: Place, name: str, issuer: str, texts: Texts) -> Finding:
    values = {"name": name, "issuer": issuer}
    return Finding(fill(texts.message, values), fill(texts.remedy, values), place)


def _is_other(name: str, own: str) -> bool:
    """Whether a name is that of another place of the same rank as the issuer's."""
    if name[-1] != own[-1] or name.startswith(_GENERAL) or any(mark in name for mark in "和与及"):
        return False
    return len(name) > 2 and not (own.endswith(name[-2:]) or name.endswith(own[-3:]))


OWN_NAMES = CheckKind("own-names", "别处的名称和级别", Options, check_own_names)
