"""The page in a real browser, where there is one: on a phone and on a screen."""

import json
from pathlib import Path

import pytest

from .browser import BROWSER, Browser
from .server import Server

ROOT = Path(__file__).resolve().parents[2]
WORD = ROOT / "tests" / "fixtures" / "docx" / "bachu-2022.plain.docx"
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed here")
SHOWN = "!document.getElementById('result').hidden && document.getElementById('report').style.height !== ''"
FAILED = "!document.getElementById('error').hidden && document.getElementById('error').textContent"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    server = Server("--max-size", "1", folder=tmp_path_factory.mktemp("temporary"))
    yield f"http://127.0.0.1:{server.port}/"
    server.stop()


@pytest.fixture
def browser(tmp_path):
    browser = Browser(tmp_path)
    yield browser
    browser.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_a_file_is_checked_and_what_is_offered_can_be_saved(address, browser, tmp_path, width, height):
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path / "saved"))
    browser.open(address, width, height)
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert (
        browser.run("getComputedStyle(document.querySelector('.button')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    browser.choose("#file", WORD)
    assert browser.run("document.getElementById('name').textContent") == WORD.name
    browser.run("document.getElementById('check').click()")
    browser.until(SHOWN)
    inside = "document.getElementById('report').contentDocument"
    shown = json.loads(
        browser.run(
            f"JSON.stringify({{title: {inside}.title, wide: document.documentElement.scrollWidth,"
            f" over: {inside}.documentElement.scrollWidth - {inside}.documentElement.clientWidth,"
            f" room: document.getElementById('report').clientHeight - {inside}.documentElement.scrollHeight,"
            f" mark: getComputedStyle({inside}.querySelector('mark')).borderBottomStyle,"
            f" top: document.getElementById('result').getBoundingClientRect().top}})"
        )
    )
    assert shown["title"].endswith("检查结果") and shown["mark"] != "none"
    assert shown["wide"] <= width and shown["over"] <= 0 and shown["room"] >= 0
    assert 0 <= shown["top"] < 100  # the report has come into sight
    browser.run(f"{inside}.querySelector('a[href=\"#r1-m2\"]').click()")
    browser.until(f"Math.abs({inside}.getElementById('r1-m2').getBoundingClientRect().top"
                  " + document.getElementById('report').getBoundingClientRect().top) < 200")  # fmt: skip
    assert browser.run(f"{inside}.title").endswith("检查结果")
    for name in ("docx", "html", "markdown", "json"):
        browser.run(f"document.querySelector('[data-format={name}]').click()")
        browser.until(f"!document.querySelector('[data-format={name}]').disabled")
        assert not browser.run(FAILED), browser.run(FAILED)
    saved = {path.suffixes[-1]: path for path in wait_for(tmp_path / "saved", 4)}
    assert saved[".docx"].read_bytes()[:2] == b"PK" and "批注稿" in saved[".docx"].name
    assert (
        json.loads(saved[".json"].read_text(encoding="utf-8"))["reports"][0]["document"]["path"] == WORD.name
    )


def wait_for(folder, count):
    import time

    for _ in range(100):
        found = [path for path in folder.glob("*") if path.suffix != ".crdownload"]
        if len(found) == count:
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def test_what_is_wrong_is_told_on_the_page(address, browser, tmp_path):
    browser.open(address)
    check = "document.getElementById('check').click()"
    browser.run(check)
    browser.until(FAILED)
    assert "请选一个文件" in browser.run(FAILED)
    browser.run(
        f"document.getElementById('text').value = '一段话'; document.getElementById('year').value = '24'; {check}"
    )
    browser.until(f"{FAILED} && document.getElementById('error').textContent.includes('年份')")
    browser.run(f"document.getElementById('year').value = ''; {check}")
    browser.until(SHOWN)
    assert browser.run("document.querySelector('[data-format=docx]').hidden")
    browser.choose("#file", WORD)
    browser.run(check)
    browser.until(f"{FAILED} && document.getElementById('error').textContent.includes('去掉一样')")
    assert browser.run("document.getElementById('result').hidden")
    browser.run("document.getElementById('clear').click()")
    (tmp_path / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    browser.choose("#file", tmp_path / "照片.png")
    browser.run(check)
    browser.until(SHOWN)
    assert browser.run("document.getElementById('downloads').hidden")
    assert "照片.png" in browser.run("document.getElementById('report').contentDocument.body.textContent")
    (tmp_path / "大.txt").write_bytes(b"x" * 1_100_000)
    browser.choose("#file", tmp_path / "大.txt")
    browser.run(check)
    browser.until(f"{FAILED} && document.getElementById('error').textContent.includes('1MB')")


def test_without_the_script_the_form_leads_to_the_report(address, browser):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    browser.choose("#file", WORD)
    browser.run("document.getElementById('check').click()")
    browser.until("document.title.endsWith('检查结果')")
    assert browser.run("getComputedStyle(document.querySelector('mark')).borderBottomStyle") != "none"
