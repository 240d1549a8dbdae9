"""Write checker/text/words.txt, the words of general Chinese: ``pip install '.[words]' && python data/make_words.py``.

The words are those of jieba's dictionary (MIT licence, https://github.com/fxsjy/jieba) that are in some use: two to four characters, seen
five times or more in the corpus it was made from (names 200 times); and, however rare, those that meet one of our fixed
phrases at an edge (公共安全 meets 安全生产), since a slip across two words is told from a slip inside a phrase by these.
The result is the same whenever it is made: words in their order, those that begin with one character on one line, without it but for the first.
"""

from __future__ import annotations

import importlib.util
import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "checker" / "text" / "words.txt"
_USED = 5
_LONGEST = 4
_NAMES, _NAME_USED = ("nr", "ns", "nt", "nz"), 200


def phrases() -> list[str]:
    """Return the fixed phrases of the rule on miswritings."""
    pack = yaml.safe_load((ROOT / "rules" / "wording.yaml").read_text(encoding="utf-8"))
    rule = next(rule for rule in pack["rules"] if rule["id"] == "wording.typo")
    return [str(phrase) for phrase in rule["with"]["phrases"]]


def chosen(dictionary: Path, fixed: list[str]) -> list[str]:
    """Return the words of a dictionary in jieba's format (word, count, kind) that are of use."""
    heads = {phrase[:2] for phrase in fixed}
    tails = {phrase[-2:] for phrase in fixed}
    words = set()
    for entry in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, kind = entry.split(" ")
        if not 2 <= len(word) <= _LONGEST or not all("\u4e00" <= char <= "\u9fff" for char in word):
            continue
        meets = len(word) > 2 and (word[-2:] in heads or word[:2] in tails)
        least = (
            1
            if meets and (kind != "nr" or len(word) == _LONGEST)
            else _NAME_USED
            if kind[:2] in _NAMES
            else _USED
        )
        if int(count) >= least:
            words.add(word)
    return sorted(words)


def main() -> int:
    """Write the file."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        sys.stderr.write("jieba is not installed: pip install '.[words]'\n")
        return 2
    words = chosen(Path(found.origin).with_name("dict.txt"), phrases())
    lines = (
        f"{first}{' '.join(word[1:] for word in group)}\n" for first, group in groupby(words, itemgetter(0))
    )
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(words)} words, {TARGET.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
