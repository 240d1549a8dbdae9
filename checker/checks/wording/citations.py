"""``citations``: a title in 《》 that can only mean a known instrument is written as that instrument is called."""

from __future__ import annotations

from checker.checks.outcome import Context, finding_of, found, met, skipped
from checker.checks.ready import ready
from checker.checks.running import place_in, title_and_body
from checker.checks.wording.instruments import Instrument, Reasons, Wrong
from checker.checks.wording.register import Register
from checker.document.model import Document
from checker.results import Finding, Outcome, Place, Replacement
from checker.rulebook import option
from checker.rulebook.model import Rule, Texts
from checker.rulebook.option import CheckKind
from checker.text.titles import titles_in
from checker.values import NamedTuple


class Options(NamedTuple):
    """The options of ``citations``."""

    instruments: tuple[Instrument, ...] = option.many(Instrument, "认得的文件", default=())
    laws: tuple[str, ...] = option.words("法律的名称，不带“中华人民共和国”", default=())
    others: tuple[str, ...] = option.words("看上去像写错、其实正确的题名", default=())
    short_forms: tuple[str, ...] = option.words("习惯上不带“中华人民共和国”的简称", default=())
    issuers: tuple[str, ...] = option.words("可以写在题名前面的机关", default=())
    alike: tuple[str, ...] = option.listed("词表：容易互相写错的字，一组一个词", default=())
    unmet: Texts = option.texts(
        "题名写错时的说明",
        name="写的题名，不带书名号",
        right="正确的题名，带书名号",
        why="错在哪里，用 reasons 里的话",
    )
    reasons: Reasons = option.one(Reasons, "错在哪里的说法")


def _register(options: Options) -> Register:
    return Register(
        options.instruments,
        options.laws,
        options.reasons,
        alike=options.alike,
        others=options.others,
        short_forms=options.short_forms,
        issuers=options.issuers,
    )


def check_citations(document: Document, rule: Rule, context: Context) -> Outcome:
    """Compare every title in 《》 with the known instruments."""
    options: Options = rule.options
    body = title_and_body(document, context)
    findings: list[Finding] = []
    evidence: list[Place] = []
    register = ready(context.rulebook, rule, None, lambda: _register(options))
    seen: dict[str, Wrong | None] = {}
    count = 0
    for start, end in titles_in(body.text):
        name = body.text[start + 1 : end - 1]
        count += 1
        if name not in seen:
            seen[name] = register.judge(name)
        wrong = seen[name]
        if wrong is not None:
            source = body.exact(start, end) if "》或《" not in wrong.right else None
            findings.append(
                finding_of(
                    options.unmet,
                    place_in(body, start, end),
                    {"name": name, "right": wrong.right, "why": wrong.why},
                    mild=wrong.mild,
                    fix=(Replacement(source, wrong.right),) if source is not None else (),
                )
            )
        elif not evidence:
            evidence.append(place_in(body, start, end))
    if findings:
        return found(findings, findings[0].message)
    if not count:
        return skipped("全文没有引用《》文件。")
    return met(evidence, f"核对了{count}处《》，没有发现写错的题名。")


CITATIONS = CheckKind("citations", "文件题名写得准确", Options, check_citations)
