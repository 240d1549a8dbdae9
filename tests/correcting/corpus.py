"""The labelled corpus with the faults of people planted beside its own, and its texts corrected."""

import glob
import os
import random
import re

from checker.checking import Checker, Wishes
from checker.correcting.draft import correct
from checker.reading.files import read_bytes

ROOT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "corpus")
TEXTS = sorted(
    name
    for name in glob.glob(os.path.join(ROOT, "**", "*.txt"), recursive=True)
    if f"{os.sep}aside{os.sep}" not in name
)
ALL = os.environ.get("LAWCHECK_FUZZ") == "1"
"""Whether every text is tried in every structure, instead of in one."""
CHECKER = Checker(Wishes(use_config=False))


def text_of(number):
    with open(TEXTS[number], "rb") as file:
        return file.read().decode("utf-8-sig").replace("\r\n", "\n")


def rows(text):
    """Return the lines of a text that become paragraphs."""
    return [line for line in text.split("\n") if line.strip()]


def check(data, name):
    return CHECKER.check_source(name, read_bytes(data, name, os.path.splitext(name)[1]))


def corrected(data, name, report=None):
    return correct(data, report or check(data, name), lambda new: check(new, name))


def damaged(text, seed):
    """Return a text with slips of all certain kinds in some places."""
    rng = random.Random(seed)

    def at_times(pattern, new, count):
        nonlocal text
        places = [match.span() for match in re.finditer(pattern, text)]
        for start, end in sorted(rng.sample(places, min(count, len(places))), reverse=True):
            text = text[:start] + new + text[end:]

    at_times("(?<=[一-鿿])，(?=[一-鿿])", ",", 9)
    at_times("(?<=[一-鿿])；(?=[一-鿿])", ";", 2)
    at_times("公示制度", "公式制度", 1)
    at_times("行政复议", "行政复义", 1)
    at_times("法治政府(?=建设水平|建设工作)", "法制政府", 1)
    at_times("(?<=[一-鿿]{4})的(?=[一-鿿]{4})", "的的", 1)
    at_times("(?<=[一-鿿])。(?=\n+[一二三四五六七八九十（])", "", 1)
    at_times("(?<=[一-鿿])。(?=[一-鿿])", "。。", 1)
    at_times("〔(?=20\\d\\d〕)", "[", 1)
    at_times("(?<=\\[20\\d\\d)〕", "]", 1)
    at_times("(?<=[一-鿿])，(?=[一-鿿])", "， ", 1)
    return text


def unnumbered(after, numbers):
    """Return the lines of a corrected Word file without the numbers that its program counts."""
    return [line[len(own) :] for line, own in zip(after.split("\n"), numbers, strict=True)]
