"""PDF files with a text layer, through pypdfium2 (the extra ``pdf``) in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from checker.errors import LawcheckError
from checker.reading.bounds import MAX_CHARACTERS
from checker.reading.pages.layout import in_order, is_picture, running_text
from checker.reading.pages.legible import is_rubbish
from checker.reading.pages.printed import Page, PrintedLine
from checker.reading.source import COMMENT, HIDDEN, PROPERTY, WATERMARK, Extra, Source, Unread

MAX_PAGES = 300
MAX_MEMORY = 1024 * 1024 * 1024
MAX_SECONDS = 30
"""Bounds: pages (a report of a province has about 40), bytes of memory and seconds of the process that reads them."""
_WORKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pdfworker.py")
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of fpdfview.h."""
_RATHER_WORD = "请找原来的 Word 稿或者网页；只有 PDF 的，请用识别文字的软件转换成 Word 文档，核对后再检查。"


def read_pdf(data: bytes, path: str) -> Source:
    """Read the text layer of a PDF; a line is a paragraph, as far as the pages show paragraphs.

    Raises LawcheckError where pypdfium2 is missing, the file is damaged or needs a password, a bound is passed, and
    where there is no text: a scan has none, and fonts without a table of characters give none.
    """
    if find_spec("pypdfium2") is None:
        raise LawcheckError(
            "读取 PDF 要用到的组件没有安装。",
            remedy="请运行 pip install 'lawcheck[pdf]'，或者在 Word、WPS 中把 PDF 另存为 .docx，再检查。",
            path=path,
        )
    answer = _answer(data, path)
    if "error" in answer:
        raise _refused(answer, path)
    pages: list[Page] = []
    unread: list[Unread] = []
    extras = [Extra(PROPERTY, text) for text in answer["properties"]]
    rubbish = False
    for number, entry in enumerate(answer["pages"], 1):
        lines = [PrintedLine(*line) for line in entry["lines"]]
        text = "".join(line.text for line in lines)
        extras += [Extra(WATERMARK, one) for one in entry["slanted"]]
        extras += [Extra(HIDDEN, one) for one in entry["hidden"]]
        extras += [Extra(COMMENT, one) for one in entry["notes"]]
        if is_rubbish(text):
            rubbish = True
            unread.append(Unread(f"第{number}页", "文字层是乱码，显示正常而复制出来不是原来的字", number))
            lines = []
        elif is_picture(lines, entry["height"], entry["drawn"]):
            unread.append(Unread(f"第{number}页", "是图片，没有文字层", number))
        pages.append(Page(entry["height"], in_order(lines)))
    if not any(page.lines for page in pages):
        raise _unknown_characters(path) if rubbish else _without_text(len(pages), bool(unread), path)
    source = running_text(path, "pdf", pages)
    return source._replace(extras=tuple(dict.fromkeys((*source.extras, *extras))), unread=tuple(unread))


def _answer(data: bytes, path: str) -> dict[str, Any]:
    bounds = (MAX_PAGES, MAX_CHARACTERS, MAX_MEMORY, MAX_SECONDS)
    # -P: the folder of the worker has modules with names of the standard library.
    command = [sys.executable, "-P", _WORKER, *map(str, bounds)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=True, creationflags=flags
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise LawcheckError(
            f"PDF 的结构异常，读取时超出了上限（{MAX_SECONDS} 秒、{MAX_MEMORY // 1024**2} MB 内存）或者中途出错。",
            remedy=_RATHER_WORD,
            path=path,
        ) from None
    return answer if isinstance(answer, dict) else {"error": 0}


def _refused(answer: dict[str, Any], path: str) -> LawcheckError:
    sure = "请确认选对了文件；和别的文件合在一起的，请只留下报告的页。"
    if answer["error"] == "pages":
        return LawcheckError(
            f"PDF 有 {answer['count']} 页，超过 {MAX_PAGES} 页的上限，不像一份年度报告。",
            remedy=sure,
            path=path,
        )
    if answer["error"] == "characters":
        return LawcheckError(
            f"PDF 的文字超过 {MAX_CHARACTERS} 字的上限，不像一份年度报告。", remedy=sure, path=path
        )
    if answer["error"] == _PASSWORD:
        return LawcheckError(
            "PDF 设了打开密码，无法读取。", remedy="请去掉密码，或者找没有密码的文件，再检查。", path=path
        )
    return LawcheckError(
        "PDF 已经损坏，或者没有下载完整，打不开。",
        remedy="请重新下载；能够打开的，另存一份后再检查。",
        path=path,
    )


def _without_text(count: int, pictures: bool, path: str) -> LawcheckError:
    if pictures:
        return LawcheckError(
            f"这个 PDF 是扫描件：共{count}页都是图片，没有文字层，读不出文字。",
            remedy=_RATHER_WORD,
            path=path,
        )
    return LawcheckError(f"这个 PDF 共{count}页，里面没有文字。", remedy=_RATHER_WORD, path=path)


def _unknown_characters(path: str) -> LawcheckError:
    """Return the error for a text layer that is there but can't be told."""
    return LawcheckError(
        "PDF 里的文字无法识别：字体没有带文字对照表，显示正常而复制出来是乱码。",
        remedy=_RATHER_WORD,
        path=path,
    )
