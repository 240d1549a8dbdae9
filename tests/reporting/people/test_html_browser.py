"""The page in a real browser, where there is one: chromium, headless."""

import json
import re
import shutil
import subprocess
from html import unescape

import pytest

from tests.outputs import of_file, of_text, written

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed here")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
]
# The page forbids scripts; what the browser made of it is measured from outside, through a frame of phone's width.
PROBE = """<!doctype html><meta charset="utf-8"><iframe id="f" src="page.html" style="width:390px;height:800px"></iframe><pre id="out"></pre>
<script>document.getElementById("f").onload=function(){
var d=this.contentDocument,e=d.documentElement,w=this.contentWindow;
var dead=[...d.querySelectorAll("a[href^='#']")].filter(a=>!d.getElementById(decodeURIComponent(a.getAttribute("href").slice(1)))).length;
var unnamed=[...d.querySelectorAll("a")].filter(a=>!(a.getAttribute("aria-label")||a.textContent).trim()).length;
document.getElementById("out").textContent=JSON.stringify({wide:e.scrollWidth,room:e.clientWidth,dead:dead,unnamed:unnamed,
marks:d.querySelectorAll("mark").length,styled:w.getComputedStyle(d.querySelector("mark")).borderBottomStyle,
scripts:d.scripts.length,hacked:!!w.hacked,skip:d.querySelector("a").getAttribute("href"),title:d.title,
first:d.querySelector(".tasks tr:not(.group) td:nth-child(3)").getBoundingClientRect().bottom})}</script>"""


def browse(tmp_path, *arguments):
    command = [BROWSER, *QUIET, f"--user-data-dir={tmp_path}/profile", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, check=False).stdout.decode(
        "utf-8", "replace"
    )


def test_the_page_fits_a_phone_and_runs_no_script(rulebook, tmp_path):
    hostile = of_text(
        rulebook,
        "青川县2023年法治政府建设年度报告\n一、<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
        + "w" * 300
        + "\n法制政府。\n",
        "<svg onload=hacked=1>.txt",
    )
    (tmp_path / "page.html").write_bytes(written("html", rulebook, [of_file(rulebook), hostile]))
    (tmp_path / "probe.html").write_text(PROBE, encoding="utf-8")
    dom = browse(tmp_path, "--virtual-time-budget=4000", "--dump-dom", (tmp_path / "probe.html").as_uri())
    seen = json.loads(unescape(re.search(r'<pre id="out">(.+?)</pre>', dom, re.S).group(1)))
    assert seen["wide"] <= seen["room"] <= 390
    assert (seen["dead"], seen["unnamed"], seen["scripts"], seen["hacked"]) == (0, 0, 0, False)
    assert seen["marks"] > 0 and seen["styled"] in ("solid", "dashed", "dotted")
    assert seen["skip"] == "#main" and "检查结果" in seen["title"]


def test_a_phone_shows_the_conclusion_and_the_first_thing_to_do(rulebook, tmp_path):
    (tmp_path / "page.html").write_bytes(written("html", rulebook, [of_file(rulebook)]))
    (tmp_path / "probe.html").write_text(PROBE, encoding="utf-8")
    dom = browse(tmp_path, "--virtual-time-budget=4000", "--dump-dom", (tmp_path / "probe.html").as_uri())
    seen = json.loads(unescape(re.search(r'<pre id="out">(.+?)</pre>', dom, re.S).group(1)))
    assert seen["first"] < 800


def test_the_page_prints_on_a4(rulebook, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "page.html").write_bytes(written("html", rulebook, [of_file(rulebook)]))
    browse(
        tmp_path,
        "--no-pdf-header-footer",
        f"--print-to-pdf={tmp_path}/page.pdf",
        (tmp_path / "page.html").as_uri(),
    )
    pdf = pdfium.PdfDocument(tmp_path / "page.pdf")
    try:
        width, height = pdf[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
        told = [page.get_textpage().get_text_range() for page in pdf]
        assert next(at for at, page in enumerate(told) if "画线处" in page) <= 4
        assert "暂不能公开发布" in text and "报告全文" in text and "跳到正文" not in text
    finally:
        pdf.close()
