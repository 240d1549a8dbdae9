"""What the commands ``rules new``, ``validate``, ``test`` and ``coverage`` do with rule files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from checker.cli import console
from checker.cli.linting import remarks_on
from checker.cli.run import BROKEN, GATED, OK
from checker.errors import LawcheckError, reason
from checker.judging.examples import ExampleResult, run_examples
from checker.rulebook.compile import compile_rulebook
from checker.rulebook.inuse import data_for
from checker.rulebook.kindstarter import kind_starter, pack_starter
from checker.rulebook.load import kind_of, load_beside
from checker.rulebook.model import VERDICT_NAMES
from checker.rulebook.ownkinds import own_kinds
from checker.rulebook.places import KIND, kind_names
from checker.rulebook.starter import starter


def new_pack(name: str, kind: str) -> int:
    """Write a first rule pack ``NAME.yaml``; a file that exists is not overwritten."""
    if kind not in kind_names():
        return _new_kind(name, kind)
    path = name if name.lower().endswith((".yaml", ".yml")) else f"{name}.yaml"
    pack = _pack_name(path)
    status = _write_new(path, starter(path, pack, kind), f"lawcheck rules new {pack}-2")
    if status != OK:
        return status
    console.output(
        f"已写好 {path}。\n"
        f"用“记事本”打开改成自己的规则，然后运行：\n"
        f"  lawcheck rules validate {path}\n"
        f"  lawcheck rules test {path}\n"
        f"  lawcheck --rules {path} 报告.txt\n"
    )
    return OK


def _new_kind(folder: str, kind: str) -> int:
    """Write a kind of report of one's own and a pack for it into a folder."""
    if not re.fullmatch("[a-z][a-z0-9.-]*", kind):
        console.message(
            f"错误：“{kind}”不能用作报告种类的名称。处理办法：用小写英文字母开头，只用小写字母、数字、点和连字符。"
        )
        return BROKEN
    near = get_close_matches(kind, kind_names(), n=1, cutoff=0.85)
    if near:
        console.message(
            f"错误：没有“{kind}”这种报告，是否想写“{near[0]}”。处理办法：自带的有：{'、'.join(kind_names())}；"
            "要新写一种报告，请换个与它们不相近的名称。"
        )
        return BROKEN
    pack = _pack_name(folder)
    pack = f"{pack}-rules" if pack == kind else pack
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        console.message(f"错误：{folder} 无法建立（{reason(error)}）。处理办法：请换一个文件夹。")
        return BROKEN
    again = f"lawcheck rules new {folder}-2 --kind {kind}"
    files = {f"{kind}.yaml": kind_starter(kind), f"{pack}.yaml": pack_starter(folder, pack, kind)}
    for name, text in files.items():
        if _write_new(os.path.join(folder, name), text, again) != OK:
            return BROKEN
    console.output(
        f"已在文件夹 {folder} 里写好报告种类 {kind}.yaml 和它的规则包 {pack}.yaml。\n"
        f"用“记事本”打开改成自己的要求，然后运行：\n"
        f"  lawcheck rules validate {folder}\n"
        f"  lawcheck rules test {folder}\n"
        f"  lawcheck --rules {folder} 报告.txt\n"
    )
    return OK


def _pack_name(path: str) -> str:
    """Return the name of a pack after its file or folder."""
    plain = re.sub(r"\.ya?ml$", "", os.path.basename(os.path.abspath(path)).lower())
    return plain if re.fullmatch("[a-z][a-z0-9.-]*", plain) else "my-rules"


def _write_new(path: str, text: str, again: str) -> int:
    """Write a file that does not exist yet; ``again`` is the call with another name."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        console.message(f"错误：{path} 已经有了，没有覆盖。处理办法：请换一个名称，例如 {again}。")
        return BROKEN
    except OSError as error:
        console.message(
            f"错误：{path} 无法写入（{reason(error)}）。处理办法：请核对文件夹是否存在、是否可以写入。"
        )
        return BROKEN
    return OK


def validate_packs(paths: Sequence[str]) -> int:
    """Validate rule files one by one; each fault is a message with file, line and remedy."""
    status = OK
    for path in paths:
        try:
            packs, own, data = _beside([path])
        except LawcheckError as error:
            for line in str(error).split("\n"):
                console.message(f"错误：{line}")
            status = BROKEN
            continue
        for remark in remarks_on(path):
            console.message(f"提示：{remark}")
        for kind, file in own_kinds([path]).items():
            console.output(f"{file}：报告种类“{data['kind']['name']}”（{kind}）合格。\n")
        for pack in packs:
            if pack["pack"] in own:
                console.output(f"{path}：规则包“{pack['title']}”（{pack['pack']}）合格，{_counted(pack)}。\n")
    return status


def _counted(pack: Mapping[str, Any]) -> str:
    origins = pack.get("origins", {})
    ids = [rule["id"] for rule in pack["rules"]]
    inherited = [name for name in ids if origins[name]["pack"] != pack["pack"]]
    if not inherited:
        return f"{len(ids)}条规则"
    changed = sum(1 for name in inherited if origins[name]["fields"])
    return (
        f"{len(ids)}条规则：继承{len(inherited)}条（其中改写{changed}条），新写{len(ids) - len(inherited)}条"
    )


def test_packs(paths: Sequence[str]) -> int:
    """Run the examples of the packs at ``paths``, or of all shipped packs; 1 where one fails."""
    results: list[ExampleResult] = []
    lines: dict[str, str] = {}
    try:
        for kind in [None] if paths else kind_names():
            packs, own, data = _beside(paths, kind=kind)
            for pack in packs:
                for rule, line in pack.get("lines", {}).items():
                    lines[rule] = f"{pack['path']} 第{line}行"
            results += run_examples(compile_rulebook(data["kind"], packs), own)
    except LawcheckError as error:
        for line in str(error).split("\n"):
            console.message(f"错误：{line}")
        return BROKEN
    for result in results:
        if not result.passed:
            console.output(_failed(result, lines.get(result.rule.id, "")))
    failed = sum(1 for result in results if not result.passed)
    console.output(f"共{len(results)}个例子，{len(results) - failed}个一致，{failed}个不一致。\n")
    return GATED if failed or not results else OK


def _failed(result: ExampleResult, where: str) -> str:
    message = result.message.rstrip("。")
    said = f"程序的判断：{message}。" if message else "程序在这段文字里找到了规则要的内容。"
    lines = [f"    【{part}】{text}" for part, text in result.sentences] or ["    这段文字里没有读到句子。"]
    lines += [f"    {line}。" for line in result.tried]
    return (
        f"不一致：{where}{'：' if where else ''}规则“{result.rule.id}”第{result.number}个例子应当是“{VERDICT_NAMES[result.example.verdict]}”，"
        f"结果是“{VERDICT_NAMES[result.verdict]}”：{result.example.text.strip().splitlines()[-1][:40]}\n"
        f"    {said}请核对例子的文字、词表（lists）、条件（when）和在哪些部分里找（in）。每一句话属于哪一部分：\n"
        + "\n".join(lines)
        + "\n"
    )


def show_coverage(paths: Sequence[str], kind: str | None) -> int:
    """Print which rules check each basis; 1 where a basis has neither a rule nor a reason for having none."""
    try:
        packs, _, data = _beside(paths, kind=kind)
    except LawcheckError as error:
        for line in str(error).split("\n"):
            console.message(f"错误：{line}")
        return BROKEN
    bases: dict[str, Any] = dict(data["kind"]["bases"])
    cited: dict[str, list[str]] = {}
    for pack in packs:
        bases |= pack.get("bases", {})
        for rule in pack["rules"]:
            for name in rule["basis"]:
                cited.setdefault(name, []).append(rule["id"])
    groups: dict[str, list[tuple[str, str, str]]] = {}
    counts = {"checked": 0, "told": 0, "open": 0}
    for name, entry in bases.items():
        text = entry if isinstance(entry, str) else entry["text"]
        why = "" if isinstance(entry, str) else entry.get("unchecked", "")
        document, clause = _split(text)
        if name in cited:
            state, shown = "checked", "、".join(dict.fromkeys(cited[name]))
        elif why:
            state, shown = "told", f"不检查：{why}"
        else:
            state, shown = "open", "没有规则"
        counts[state] += 1
        groups.setdefault(document, []).append((clause or "全文", name, shown))
    lines: list[str] = []
    for document, rows in groups.items():
        lines += [document, *(f"  {clause}（{name}）\n      → {shown}" for clause, name, shown in rows), ""]
    lines.append(
        f"共{len(bases)}条依据：{counts['checked']}条有规则检查，{counts['told']}条写明了不检查的理由，"
        f"{counts['open']}条没有规则。"
    )
    if counts["open"]:
        lines.append("没有规则的，请写一条规则，或者在 bases 里写 unchecked 说明为什么不检查。")
    console.output("\n".join(lines) + "\n")
    return GATED if counts["open"] else OK


def _split(text: str) -> tuple[str, str]:
    """Split a citation into the instrument, with its number, and the clause."""
    match = re.match(r"(.*?》?(?:（[^）]*）)?)(第[一二三四五六七八九十百零]+[章条].*)$", text)
    return (match.group(1), match.group(2)) if match else (text, "")


def _beside(
    paths: Sequence[str], *, kind: str | None = None
) -> tuple[list[dict[str, Any]], frozenset[str], dict[str, Any]]:
    """Return the packs that go with those at ``paths``, the names of the latter (or of all), the data of the kind.

    The kind is the one that the first of the packs says it is for.
    """
    if kind is None:
        said = kind_of(paths[0]) if paths else KIND
        kind = said if said in kind_names() or said in own_kinds(paths) else KIND
    data = data_for(kind, paths)
    packs = load_beside(data["packs"], paths, data["kind"], replace_namesakes=True)
    own = frozenset(pack["pack"] for pack in packs if not paths or pack not in data["packs"])
    return packs, own, data
