"""Compare what two checkouts say of the same texts, field by field: a change of shape must change nothing.

    python benchmarks/compare.py OLD_CHECKOUT NEW_CHECKOUT [FOLDER...]

Takes every text of the tests and seeds of the new checkout and of the folders given: files that lawcheck reads, and
each Chinese text of at least 30 characters that stands in a YAML or JSON file, as a report of its own. Prints each
differing field of the JSON output as ``file: path: old → new``, then their number by field. Exit status 1 where
something differs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

READ = {".txt", ".md", ".docx", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".ofd"}
SHORTEST = 30
BATCH = 200
RUN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from checker.cli.main import main; sys.exit(main())"
WHOLE = ("--no-config", "--today", "2026-01-01", "--quiet", "--format", "json")


def texts_of(data: Any) -> Iterator[str]:
    """Yield the Chinese texts in the data of a YAML or JSON file."""
    if isinstance(data, str):
        if len(data) >= SHORTEST and re.search("[一-鿿]{2}", data):
            yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


def parsed(path: Path) -> Any:
    """Return the data of a YAML or JSON file, None where it is broken on purpose."""
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text) if path.suffix == ".json" else list(yaml.safe_load_all(text))
    except (ValueError, yaml.YAMLError, RecursionError):
        return None


def collect(folders: list[Path], into: Path) -> int:
    """Copy every text, each once, into one folder; the names say where they come from. Returns their number."""
    seen: set[bytes] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.suffix.lower() not in READ | {".yaml", ".yml", ".json"}:
                continue
            name = "+".join(path.relative_to(folder.parent).parts)
            if path.suffix.lower() in READ:
                found = [(name, path.read_bytes())]
            else:
                every = enumerate(texts_of(parsed(path)), 1)
                found = [(f"{name}+{number}.txt", text.encode("utf-8", "replace")) for number, text in every]
            for called, data in found:
                digest = sha256(data).digest()
                if digest not in seen:
                    seen.add(digest)
                    (into / called).write_bytes(data)
    return len(seen)


def results(checkout: Path, files: list[str], folder: Path) -> dict[str, Any]:
    """Return what a checkout says of each file, by its name."""
    home = tempfile.mkdtemp()  # neither checkout may use what the other has stored
    command = [sys.executable, "-I", "-c", RUN, str(checkout.resolve()), *WHOLE, *files]
    environment = {**os.environ, "HOME": home, "XDG_CACHE_HOME": home}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    shutil.rmtree(home)
    try:
        reports = json.loads(done.stdout)["reports"]
    except ValueError:
        told = done.stderr.decode("utf-8", "replace")[-2000:]
        sys.exit(f"{checkout} fell over: {told}")
    return {report["document"]["path"]: report for report in reports}


def differences(old: Any, new: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield path, old and new value of every field that differs; results are told apart by their rule."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from differences(old.get(key), new.get(key), f"{where}.{key}" if where else key)
    elif isinstance(old, list) and isinstance(new, list):
        if any(isinstance(one, dict) and "rule" in one for one in (*old, *new)):
            first, second = ({one["rule"]: one for one in side} for side in (old, new))
            yield from differences(first, second, where)
            if list(first) != list(second) and set(first) == set(second):
                yield f"{where}[order]", list(first), list(second)
            return
        for at in range(max(len(old), len(new))):
            before, after = (side[at] if at < len(side) else None for side in (old, new))
            yield from differences(before, after, f"{where}[{at}]")
    elif old != new:
        yield where, old, new


def shown(value: Any) -> str:
    """Return a value as one short line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:160]}…"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--count", action="store_true", help="print only the numbers by field")
    asked = parser.parse_args()
    for side in (asked.old, asked.new):
        if not (side / "checker" / "__init__.py").is_file():
            parser.error(f"{side} is no checkout of this program")
    folder = Path(tempfile.mkdtemp())
    try:
        own = [asked.new / "tests", asked.new / "seeds"]
        count = collect([path.resolve() for path in (*own, *asked.folders)], folder)
        names = sorted(os.listdir(folder))
        fields: Counter[str] = Counter()
        touched = set()
        for at in range(0, len(names), BATCH):
            batch = names[at : at + BATCH]
            with ThreadPoolExecutor(2) as pool:
                sides = pool.map(
                    lambda side, files=batch: results(side, files, folder), (asked.old, asked.new)
                )
                old, new = sides
            for name in batch:
                for where, before, after in differences(old.get(name), new.get(name)):
                    fields[re.sub(r"\[\d+\]", "[]", where)] += 1
                    touched.add(name)
                    if not asked.count:
                        print(f"{name}: {where}: {shown(before)} → {shown(after)}")
    finally:
        shutil.rmtree(folder)
    for field, number in fields.most_common():
        print(f"{number:6} {field}")
    print(f"{count} texts, {len(touched)} of them differ, in {sum(fields.values())} fields")
    sys.exit(1 if fields else 0)


if __name__ == "__main__":
    main()
