"""The page on which a report is chosen, with its style and script, and the page of an error: all from files of this package."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256

from checker.reporting.people.htmlstyle import STYLE, safe
from checker.serve.refusal import RefusedError
from checker.version import __version__

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "page")
_SHOWN = b64encode(sha256(STYLE.encode()).digest()).decode("ascii")
"""The digest of the gap report's own style, which is shown inside the page."""
PAGE_POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-{_SHOWN}'; connect-src 'self'; "
    "img-src data:; frame-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = f"default-src 'none'; style-src 'self' 'sha256-{_SHOWN}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ASSETS = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}


def asset(name: str) -> bytes:
    """Return a file that the page loads, one of :data:`ASSETS`."""
    with open(os.path.join(_FOLDER, name), "rb") as file:
        return file.read()


def page(title: str, kinds: dict[str, str], most: int) -> str:
    """Return the page. ``kinds`` are the kinds of report with their names, the usual one first."""
    text = asset("page.html").decode("utf-8")
    options = "\n".join(
        f'<option value="{safe(name)}">{safe(shown)}</option>' for name, shown in kinds.items()
    )
    values = {
        "title": safe(f"{title}检查"),
        "kinds": options,
        "megabytes": str(most // 1024 // 1024),
        "version": safe(__version__),
    }
    for name, value in values.items():
        text = text.replace(f"<!--{name}-->", value)
    return text


def error_page(refusal: RefusedError) -> str:
    """Return the page of an error, for browsers without the page's script."""
    told = refusal.data()["error"]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>没有检查</title>\n'
        '<link rel="stylesheet" href="/page.css">\n</head>\n<body>\n<main>\n<h1>没有检查</h1>\n'
        f'<p class="error">{safe(told["message"])}{safe(told["remedy"])}</p>\n'
        '<p><a href="/">回到检查的页面</a></p>\n</main>\n</body>\n</html>\n'
    )
