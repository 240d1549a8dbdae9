"""Breakdowns: which amounts of a sentence are said to be the parts of which whole, and whether they claim to be all.

Each way of saying it is a rule with a name (tests/checks/figures/readings.yaml shows one sentence and more for each):
其中 (审结31件，其中维持20件、驳回3件), 括号 (620件（民事300件，刑事320件）), 冒号 (327件：维持171件……), 包括, 分别, 合计 (建议41件、提案57件，共98件),
结果 (清理360件，继续有效165件、修改22件……), 涉及, 剩余 (反馈问题16项，已整改7项，剩余9项).
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.checks.figures.breakdown import (
    AMONG,
    BRACKET,
    COLON,
    CONCERNED,
    EACH,
    HAVING,
    INCLUDING,
    MEASURED,
    OUTCOME,
    TOTAL,
    Breakdown,
)
from checker.checks.figures.families import families_of
from checker.checks.figures.lists import EACH_OPENS, opens_colon, run_of
from checker.checks.figures.remainders import remainder
from checker.checks.figures.statements import CountedItem, Statement
from checker.checks.figures.totals import RATES, TOTALS, is_total, of_one_kind, summed_up
from checker.text.amounts import ONE
from checker.text.around import behind_last
from checker.text.lazy import pattern

_INCLUDES = ("包括", "包含", "分为", "涵盖", "即", "含")
_BEARING = ("承担", "分担", "负担", "分摊", "出资")
"""Acts of those who bear a whole between them: 县、乡财政分别承担30万元、20万元."""
_EACH_VERBS = ("为", "是", "有", "达", "达到", "占")
_RESTS = ("其他", "其它", "其余", "剩余", "余下")
_ANY_KIND = ("案件", "类型", "类别", "情形", "情况", "方式", "形式", "处理", "原因", "事项", "方面", "部分", "人员", "问题", "单位", "领域", "途径", "渠道", "结果", "行业")  # fmt: skip
"""What 其他 may stand before and say no more than 其他 does."""
_KINDS = tuple(f"{number}{noun}" for number in "两二三四五六七八九" for noun in ("类", "种", "个方面"))
_EVERY = 4
_OF_KINDS = ("种", "类", "项", "者")
_LISTED = pattern("[、和与及]")
_YEARS = ("今年", "本年", "全年", "去年", "上年")
_NUMERALS = ("", "", "两二", "三", "四", "五", "六", "七", "八", "九")
_CONCERNING = f"，{CONCERNED}"


def breakdowns(statement: Statement, families: Mapping[str, int]) -> list[Breakdown]:
    """Return the breakdowns of a sentence. ``families`` numbers the classes that exclude one another."""
    items = statement.items
    if len(items) + len(statement.before) < 2:
        return []
    found: list[Breakdown] = []
    numbers = dict.fromkeys([item.row for item in items])
    for number in numbers:
        row = [item for item in items if item.row == number] if len(numbers) > 1 else list(items)
        host = items[row[0].host] if row[0].host >= 0 else None
        taken = -1
        for at, item in enumerate(row):
            if at <= taken or item.amount.unit in RATES:
                continue
            if not at and host is None and "其中" not in item.lead and "分别" not in item.lead:
                continue
            entry = None
            if at > 1:  # a rate between tells of what was done: 已整改49处，整改率87.5%，余下7处
                counted = [one for one in row[:at] if one.amount.unit not in RATES]
                entry = (
                    remainder(statement, [*counted, item], len(counted), families)
                    if len(counted) > 1
                    else None
                )
            if entry is not None:
                found.append(entry)
                continue
            rule, wholes = _joined(statement, row, at, host, families)
            if rule is None:
                continue
            if rule == TOTAL:
                parts, names = summed_up(statement, row, at)
                if len(parts) > 1:
                    found.append(Breakdown(statement, rule, (item,), parts, names, True))
                continue
            parts, names, last = run_of(statement, row, at)
            wholes = tuple(one for one in wholes if of_one_kind(one, item) and not one.is_change)
            wholes = _nearby(statement, wholes, item)
            after = row[last + 1] if last + 1 < len(row) else None
            if (
                rule == EACH
                and after is not None
                and after.label.startswith(TOTALS)
                and after.unit == item.unit
            ):
                wholes = (after,)
                last += 1
            if not wholes or item.is_change:
                continue
            if rule == EACH and wholes != (after,):
                wholes = _of_the_same_thing(statement, wholes, item, len(parts))
                if not wholes:
                    continue
            closed = _closed(rule, item, wholes, parts, names)
            found.append(Breakdown(statement, rule, wholes, parts, names, closed))
            second = _second_measure(row, at, last, wholes, statement)
            if second is not None:
                found.append(second)
            taken = last
    return found


def _joined(
    statement: Statement,
    row: list[CountedItem],
    at: int,
    host: CountedItem | None,
    families: Mapping[str, int],
) -> tuple[str | None, tuple[CountedItem, ...]]:
    """Return what makes the item at ``at`` the first part of a breakdown, and the wholes before it."""
    item = row[at]
    lead = item.lead
    if "其中" in lead and item.label.startswith(_YEARS) and not lead.endswith(f"其中{item.label}"):
        return None, ()  # 去年120件，其中三成为邻里纠纷，今年150件
    if "其中" in lead:
        if at:
            return AMONG, tuple(row[:at])
        if host is not None:
            return AMONG, (host,)
        if item is statement.items[0] and lead.lstrip("，：").startswith("其中"):
            return AMONG, tuple(one for one in statement.before if one.row == 0)
        return None, ()
    if "分别" in lead and (at or host is None):
        return EACH, tuple(row[:at])
    if lead.startswith("，由") and row[at - 1].unit == item.unit and _made_up(statement, item):
        return INCLUDING, (row[at - 1],)
    if at and item.label.startswith(_INCLUDES) and lead[-len(item.label) - 1 : -len(item.label)] in "，：；":
        return INCLUDING, tuple(row[:at])
    if at == 0:
        if host is None or lead.startswith(("不含", "已", "另")) or len(row) < 2:
            return None, ()
        if not all(one.unit == host.unit or one.amount.unit == "%" for one in row):
            return None, ()
        return (INCLUDING if item.label.startswith(_INCLUDES) else BRACKET), (host,)
    if is_total(row, at):
        return TOTAL, ()
    if item.label == HAVING and lead[-2:-1] == "，" and row[at - 1].unit == item.unit:
        return HAVING, (row[at - 1],)
    if "：" in lead and opens_colon(lead) and row[at - 1].unit == item.unit:
        return COLON, (row[at - 1],)
    if lead.startswith(_CONCERNING) and [one.unit for one in row[at : at + 3]] == [item.unit] * 3:
        return CONCERNED, tuple(row[:at])
    if at + 1 < len(row) and "；" not in lead and row[at - 1].unit == item.unit == row[at + 1].unit:
        family = families_of(item.label, families) & families_of(row[at + 1].label, families)
        if family and not _holds_class(row[at - 1].label, families, family):
            return OUTCOME, (row[at - 1],)
    return None, ()


def _made_up(statement: Statement, item: CountedItem) -> bool:
    """Whether a whole is said to be made up of what follows (由市级实施161项、县级实施142项组成)."""
    clause = statement.line.text[item.amount.end : statement.end].partition("，")[0].partition("；")[0]
    return clause.rstrip("。").endswith(("组成", "构成"))


def _holds_class(label: str, families: Mapping[str, int], family: int) -> bool:
    """Whether a class of a family stands anywhere in a label (由市级实施), so that the amount is one of the list itself."""
    return any(number & family and len(word) > 1 and word in label for word, number in families.items())


def _closed(
    rule: str,
    first: CountedItem,
    wholes: tuple[CountedItem, ...],
    parts: tuple[CountedItem, ...],
    names: tuple[str, ...],
) -> bool:
    """Whether a list claims to name all parts of its whole."""
    if rule == EACH and first.label.endswith(_BEARING):
        return False  # others may bear the rest
    if rule in (EACH, INCLUDING, TOTAL) or (rule == COLON and len(parts) > 2):
        return not (rule == INCLUDING and "其中" in first.lead)
    return _names_rest(names, wholes[-1]) or any(word in first.lead for word in _KINDS)


def _names_rest(names: tuple[str, ...], whole: CountedItem) -> bool:
    """Whether the last class is all that is left over: 其他7件, 其他类7件, of cases 其他案件7件, but not 其他服务业, a class of its own."""
    word = next((word for word in _RESTS if word in names[-1]), None)
    if word is None:
        return False
    rest = names[-1].partition(word)[2]
    while rest and all(name.endswith(rest[-1]) for name in names[:-1]):
        names = tuple(name[:-1] for name in names)
        rest = rest[:-1]
    of_whole = rest in whole.label and whole.unit not in MEASURED  # 服务业增加值 is more than its 其他服务业
    return len(rest) < 2 or rest in _ANY_KIND or of_whole


def _of_the_same_thing(
    statement: Statement, wholes: tuple[CountedItem, ...], part: CountedItem, count: int
) -> tuple[CountedItem, ...]:
    """Return the wholes of the same thing that 分别 deals out: its subjects stand in the whole, its act is that of the whole.

    总投资23万元，分别利用财政资金4万元 tells of a part of each, 调解、公证补贴分别发放67万元 of other things.
    """
    clause = part.lead[behind_last(part.lead, "，；。：") :]
    subject, _, act = clause.rpartition("分别")
    if act in _BEARING:
        return wholes[-1:]
    named = statement.items[statement.items.index(part) - 1].amount
    if named.value == count * ONE and clause == part.lead:  # 三次〔考试参加人数分别为〕
        subject = statement.line.text[named.start : named.end] + subject
    if _are_all(subject, count, statement.line.text[statement.start : part.start]):
        subject = ""
    kept = []
    if any("分别" in whole.label for whole in wholes):
        return ()  # each of those is the whole of another row
    for whole in wholes:
        said = not act or act in _EACH_VERBS or act in whole.label or part.label.startswith(EACH_OPENS)
        if said and (
            not subject or (whole.label and subject[-2:] == whole.label[-2:] and "共" in whole.lead)
        ):
            kept.append(whole)
    return tuple(kept)


def _are_all(subject: str, count: int, before: str) -> bool:
    """Whether the subject of 分别 is all that the whole was told of: 各轮, 三次考试参加人数 of three numbers."""
    if _names_all(subject, count, before):
        return True
    if subject.startswith(("各", "每")):
        act = subject[2:].removesuffix("的").rstrip("人件次场份户条数量额")
        again = (  # 三期培训班一共结业276人，各期结业人数分别为
            2 <= count < len(_NUMERALS)
            and any(f"{number}{subject[1:2]}" in before for number in _NUMERALS[count])
            and f"共{act}" in before
        )
        return len(subject) <= _EVERY or (len(act) > 1 and again)
    if 2 <= count < len(_NUMERALS) and subject[-2:-1] in _NUMERALS[count] and subject[-1:] in "级类方地者家":
        return "、" in subject or len(subject) == count + 2  # 村、镇、县三级, 县乡两级
    if not 2 <= count < len(_NUMERALS) or subject[:1] not in _NUMERALS[count] or not subject:
        return False
    if subject[1:2] in _OF_KINDS and len(_LISTED.split(before.rpartition("，")[0])) == count:
        return True  # 废止、修改和宣布失效的文件合计55件，三种结果对应的件数分别是
    rest = subject[2:].rstrip("人件次场份户项条起数量额的")
    return rest[-2:] in before


def _names_all(subject: str, count: int, before: str) -> bool:
    """Whether the subject of 分别 names each of those that the whole was told of: 三个执法中队共办案90件，一中队、二中队、三中队分别."""
    names = _LISTED.split(subject)
    if len(names) != count or not 2 <= count < len(_NUMERALS):
        return False
    kind = (
        names[0][-2:]
        if len(names[0]) > len("一中队") - 1 and names[0][-2:] == names[-1][-2:]
        else names[0][-1:]
    )
    if not kind or not all(name.endswith(kind) for name in names):
        return False
    return any(_found(before, number, kind) for number in (*_NUMERALS[count], str(count)))


def _found(before: str, number: str, kind: str) -> bool:
    """Whether so many of a kind were told of in a clause with 共: 三个执法中队共办案."""
    at = before.find(number)
    end = before.find(kind, at + 1)
    return (
        at >= 0
        and 0 < end - at <= _EVERY + 3
        and any(word in before[end:] for word in ("共", "合计", "总计"))
    )


def _nearby(
    statement: Statement, wholes: tuple[CountedItem, ...], part: CountedItem
) -> tuple[CountedItem, ...]:
    """Return those of ``wholes`` that no semicolon parts from a part, or all where there are none such."""
    start = statement.line.text.rfind("；", statement.start, part.amount.start)
    near = tuple(one for one in wholes if one in statement.items and one.amount.start > start)
    return near or wholes


def _second_measure(
    row: list[CountedItem], at: int, last: int, wholes: tuple[CountedItem, ...], statement: Statement
) -> Breakdown | None:
    """Return the breakdown of the amounts that follow each part at once: 87宗3214亩，其中出让52宗2076亩、划拨35宗1138亩."""
    seconds = [item for item in row[at : last + 1] if item.lead == ""]
    firsts = [item for item in row[at : last + 1] if item.lead != ""]
    whole = wholes[-1]
    behind = row.index(whole) + 1 if whole in row else 0
    if len(seconds) != len(firsts) or len(seconds) < 2 or not 0 < behind < at or row[behind].lead != "":
        return None
    units = {item.unit for item in (*seconds, row[behind])}
    if len(units) > 1 or seconds[0].amount.unit in RATES:
        return None
    names = tuple(item.label for item in firsts)
    return Breakdown(statement, AMONG, (row[behind],), tuple(seconds), names, False)
