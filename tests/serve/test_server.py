"""The server as a browser or a program meets it: a real process on a free port."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest

from .server import Server

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "kaili-2024.txt"
WORD = ROOT / "tests" / "fixtures" / "docx" / "kaili-2024.plain.docx"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
NUMBER = "11010519491231002X"
RAW = "application/octet-stream"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server("--max-size", "1", "--workers", "2", folder=tmp_path_factory.mktemp("temporary"))
    yield server
    server.stop()


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "checker", *words], capture_output=True, check=False, **options
    )


def message(answer):
    return json.loads(answer[2])["error"]["message"]


def test_a_file_gets_what_check_writes(server):
    status, headers, content = server.form(file=("kaili-2024.txt", SEED.read_bytes()))
    assert (status, headers["content-type"]) == (200, "application/json")
    assert content == run("check", "-f", "json", SEED.name, cwd=SEED.parent).stdout


@pytest.mark.parametrize("name", ["result", "openapi"])
def test_the_answer_is_as_described(server, name):
    described = json.loads(server.send("GET", "/api/openapi.json")[2])
    if name == "openapi":
        assert described["openapi"].startswith("3.1") and set(described["paths"]) == {
            "/api/check",
            "/healthz",
        }
        assert all("$schema" not in one for one in described["components"]["schemas"].values())
        return
    schema = described["components"]["schemas"]
    for answer in (server.form(file=("a.txt", SEED.read_bytes())), server.post(PICTURE, RAW)):
        whole = {"$ref": "#/components/schemas/Result", "components": {"schemas": schema}}
        jsonschema.validate(json.loads(answer[2]), whole)
    jsonschema.validate(json.loads(server.post(b"", RAW)[2]), schema["Error"])


def test_the_ways_to_give_a_report_agree(server):
    text = SEED.read_text(encoding="utf-8")
    ways = [
        server.form(file=("甲.txt", SEED.read_bytes())),
        server.form(text=text, name="甲.txt"),
        server.json(text=text, name="甲.txt"),
        server.post(SEED.read_bytes(), RAW, f"?name={quote('甲.txt')}"),
        server.post(SEED.read_bytes(), "text/plain", f"?name={quote('甲.txt')}"),
        server.post(text.encode("gb18030"), "text/plain; charset=gb18030", f"?name={quote('甲.txt')}"),
        server.form(file=("C:\\我的文档\\甲.txt", SEED.read_bytes())),
        server.form(file=("../../etc/甲.txt", SEED.read_bytes()), text=""),
    ]
    assert {answer[0] for answer in ways} == {200}
    results = [json.loads(answer[2])["reports"][0] for answer in ways]
    assert {one["document"]["path"] for one in results} == {"甲.txt"}
    assert all(one["results"] == results[0]["results"] for one in results)


def test_year_and_kind_are_asked_for(server):
    text = SEED.read_text(encoding="utf-8")
    assert json.loads(server.json(text=text, year=2021)[2])["reports"][0]["document"]["year"] == 2021
    assert json.loads(server.json(text=text)[2])["reports"][0]["document"]["year"] == 2024  # and not kept
    other = json.loads(server.json(text=text, kind="enforcement")[2])
    assert "annual-report" not in [pack["name"] for pack in other["tool"]["packs"]]


def test_the_formats(server, tmp_path):
    status, headers, page = server.form("?format=html", file=("甲.txt", SEED.read_bytes()))
    assert status == 200 and headers["content-type"].startswith("text/html") and "要改的地方" in page.decode()
    assert "script" not in headers["content-security-policy"]
    gap = server.form("?format=markdown", file=("kaili-2024.txt", SEED.read_bytes()))
    assert gap[2] == run(SEED.name, cwd=SEED.parent).stdout
    assert quote("kaili-2024.差距报告.md") in gap[1]["content-disposition"]
    half = server.json(text="全文", name="\ud800甲.txt", format="markdown")
    assert half[0] == 200 and quote("?甲.差距报告.md") in half[1]["content-disposition"]
    copy = server.form("?format=docx", file=(WORD.name, WORD.read_bytes()))
    run("annotate", str(WORD), "-o", str(tmp_path / "copy.docx"))
    assert copy[0] == 200 and copy[2] == (tmp_path / "copy.docx").read_bytes()
    refused = server.form("?format=docx", file=("甲.txt", SEED.read_bytes()))
    assert refused[0] == 422 and "Word" in message(refused)
    told = json.loads(refused[2])["error"]
    assert told["remedy"] and told["remedy"] not in told["message"] and "处理办法" not in told["message"]


@pytest.mark.parametrize(
    ("data", "query", "status", "words", "remedy"),
    [
        (b"x", "?kind=none", 400, "没有“none”这种报告", "可以"),
        (PICTURE, "?format=docx", 422, "照片.png：", "请"),
    ],
)
def test_what_to_do_is_told_apart_from_what_is_wrong(server, data, query, status, words, remedy):
    answer = server.form(query, file=("照片.png", data))
    told = json.loads(answer[2])["error"]
    assert answer[0] == told["status"] == status and words in told["message"] and remedy in told["remedy"]
    assert "处理办法" not in told["message"] + told["remedy"]


@pytest.mark.parametrize(
    ("body", "kind", "query", "status", "words"),
    [
        (b"", RAW, "", 400, "没有收到报告"),
        (b"  \n", "text/plain; charset=utf-8", "", 400, "没有收到报告"),
        (b"x", RAW, "?year=24", 400, "年度"),
        (b"x", RAW, "?kind=none", 400, "没有“none”这种报告"),
        (b"x", RAW, "?format=pdf", 400, "没有“pdf”这种格式"),
        (b"x", RAW, "?colour=red", 400, "没有“colour”这一栏"),
        (b"{", "application/json", "", 400, "不是 JSON 对象"),
        (b"[" * 100000, "application/json", "", 400, "不是 JSON 对象"),
        (b'{"text": 1}', "application/json", "", 400, "text"),
        (b'{"text": "x", "name": 1}', "application/json", "", 400, "name"),
        (b'{"text": "x", "year": true}', "application/json", "", 400, "年度"),
        (b"\xff", "text/plain; charset=utf-8", "", 400, "charset"),
        (b"\xff", "text/plain; charset=none", "", 400, "charset"),
        (b"a" * 500_000 + b"-" + b"b" * 500_000, "text/plain; charset=punycode", "", 400, "charset"),
        (b"--x--", 'multipart/form-data; boundary=x; charset="punycode"', "", 400, "charset"),
        (rb'{"text": "\u5168", "\ud800": "x"}', "application/json", "", 400, "没有“?”这一栏"),
        (rb'{"text": "\u5168", "kind": "\ud800"}', "application/json", "", 400, "没有“?”这种报告"),
        (b"x", "multipart/form-data; boundary=b", "", 400, "没有收到|不完整"),
        (b"x", "multipart/form-data", "", 400, "不完整"),
        (b"x" * (1024 * 1024 + 1), RAW, "", 413, "最多接受1MB"),
        (b"x" * (9 * 1024 * 1024), RAW, "", 413, "最多接受1MB"),
        (b"a=b", "application/x-www-form-urlencoded", "", 415, "不接受"),
        (PICTURE, "image/png", "", 415, "不接受"),
        (b"x", "multipart/mixed; boundary=b", "", 415, "不接受"),
    ],
)
def test_what_is_wrong_is_told(server, body, kind, query, status, words):
    answer = server.post(body, kind, query)
    assert answer[0] == status
    told = json.loads(answer[2])["error"]
    assert told["status"] == status and any(word in told["message"] for word in words.split("|"))


def test_an_archive_is_told_to_be_unpacked(server):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲.txt", "全文")
    status, _, content = server.form(file=("甲.zip", packed.getvalue()))
    assert status == 422
    told = json.loads(content)["reports"][0]["error"]
    assert told == "甲.zip：这是压缩包，没有打开。处理办法：请解压，再检查里面的报告。"


def test_two_files_or_a_file_and_a_text_are_not_guessed_between(server):
    body = b"".join(
        f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}.txt"\r\n\r\nx\r\n'.encode()
        for name in "ab"
    )
    assert "一次只能" in message(server.post(body + b"--b--\r\n", "multipart/form-data; boundary=b"))
    assert "只能给一样" in message(server.form(file=("a.txt", b"x"), text="y"))


def test_what_cannot_be_read_is_a_report_that_says_so(server):
    status, _, content = server.form(file=("照片.png", PICTURE))
    report = json.loads(content)["reports"][0]
    assert status == 422 and report["error"] and report["document"]["path"] == "照片.png"
    status, _, page = server.form("?format=html", file=("照片.png", PICTURE))
    assert status == 422 and "照片.png" in page.decode()


def test_an_error_is_a_page_where_a_page_is_asked_for(server):
    status, headers, page = server.post(b"", RAW, "?format=html", Accept="text/html")
    assert (
        status == 400 and headers["content-type"].startswith("text/html") and "没有收到报告" in page.decode()
    )


def test_names_and_errors_are_masked(server):
    for answer in (
        server.form(file=(f"{NUMBER}.txt", SEED.read_bytes())),
        server.form(file=(f"{NUMBER}.png", PICTURE)),
        server.form("?format=html", file=(f"{NUMBER}.txt", SEED.read_bytes())),
        server.form("?format=docx", file=(f"{NUMBER}.txt", SEED.read_bytes())),
        server.form("?format=docx", file=(f"{NUMBER}.docx", WORD.read_bytes())),
        server.json(text="x", kind=NUMBER),
        server.json(text="x", **{NUMBER: 1}),
        server.post(b"x", RAW, f"?format={NUMBER}"),
    ):
        assert NUMBER not in str(answer[1]) and NUMBER.encode() not in answer[2]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "10.0.0.1", "localhost.evil.example:80"]
)
def test_another_name_is_refused(server, host):
    for method, path in (("GET", "/"), ("GET", "/healthz"), ("POST", "/api/check")):
        assert server.send(method, path, b"", host=host)[0] == 403


def test_pages_of_others_are_refused(server):
    own = f"127.0.0.1:{server.port}"
    post = {"Content-Type": RAW}
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": f"http://127.0.0.1:{server.port + 1}"},
    ):
        assert server.send("POST", "/api/check", b"x", {**post, **headers})[0] == 403
    assert server.send("POST", "/api/check", b"x", {**post, "Origin": f"http://{own}"}, own)[0] == 200
    for name in ("localhost", "[::1]", "127.0.0.1"):
        assert server.send("GET", "/healthz", host=f"{name}:{server.port}")[0] == 200


def test_every_answer_carries_the_headers(server):
    for method, path in (
        ("GET", "/"),
        ("GET", "/page.js"),
        ("GET", "/none"),
        ("POST", "/api/check"),
        ("GET", "/api/check"),
    ):
        status, headers, _ = server.send(method, path)
        assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store", (
            status
        )
        assert "default-src 'none'" in headers["content-security-policy"]
        assert not headers.get("server")
    assert server.send("GET", "/none")[0] == 404
    assert server.send("GET", "/api/check")[0] == 405


def test_many_at_once(server):
    alone = server.form(file=("a.txt", SEED.read_bytes()))[2]
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda _: server.form(file=("a.txt", SEED.read_bytes())), range(16)))
    assert {answer[0] for answer in found} <= {200, 503}
    assert {answer[2] for answer in found if answer[0] == 200} == {alone}
    assert all(answer[1]["retry-after"] for answer in found if answer[0] == 503)


def test_nothing_is_kept_and_nothing_is_said(tmp_path):
    server = Server("--workers", "1", folder=tmp_path)
    assert [json.loads(server.send("GET", "/healthz")[2])["status"]] == ["ok"]
    for name, data in (
        ("秘密的名称.txt", SEED.read_bytes()),
        ("a.docx", WORD.read_bytes()),
        ("b.png", PICTURE),
    ):
        server.form(file=(name, data))
    server.post(b"\xff" * 2_000_000, RAW)
    assert not [name for _, _, names in os.walk(tmp_path) for name in names]
    assert server.stop() == 130
    assert len(server.said) == 2 and server.said[1] == "已中断。"
    assert not os.listdir(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_it_can_be_told_to_stop(tmp_path):
    server = Server(folder=tmp_path)
    assert server.stop(signal.SIGTERM) == 143
    assert not os.listdir(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
def test_a_check_under_way_does_not_hold_it_up(tmp_path):
    server = Server("--workers", "1", folder=tmp_path)
    number = server.process.pid
    for child in Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split():
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGSTOP)  # a worker that takes its time
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(server.form, file=("a.txt", SEED.read_bytes()))
        time.sleep(1)
        begun = time.monotonic()
        assert server.stop() == 130 and time.monotonic() - begun < 20
        answer = waiting.result()
    assert answer[0] == 503 and "正在停止" in message(answer)
    assert not os.listdir(tmp_path)


def test_open_to_others_it_warns(tmp_path):
    server = Server("--host", "0.0.0.0", "--allow-host", "report.example", folder=tmp_path)
    assert server.said[0].startswith("警告：") and "没有密码" in server.said[0]
    assert server.send("GET", "/healthz", host="report.example:80")[0] == 200
    assert server.send("GET", "/healthz", host="10.1.2.3")[0] == 200
    assert server.send("GET", "/healthz", host="evil.example")[0] == 403
    server.stop()


def test_an_address_that_cannot_be_had():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = run("serve", "--port", str(port))
        assert found.returncode == 2 and f"端口 {port} 已经被别的程序占用" in found.stderr.decode()
    found = run("serve", "--host", "192.0.2.7", "--port", "0")
    assert found.returncode == 2 and "不是这台电脑的地址" in found.stderr.decode()
    for host in ("", "no.such.host.invalid"):
        found = run("serve", "--host", host, "--port", "0")
        assert found.returncode == 2 and f"没有“{host}”这个地址" in found.stderr.decode()
    found = run("serve", "--rules", "none.yaml", "--port", "0")
    assert found.returncode == 2 and "none.yaml" in found.stderr.decode()


def test_without_the_extra_it_says_how_to_get_it():
    words = "import sys; sys.modules['uvicorn'] = None; sys.argv[1:] = ['serve']; from checker.cli.main import main; main()"
    found = subprocess.run([sys.executable, "-c", words], capture_output=True, check=False)
    assert found.returncode == 2 and "lawcheck[serve]" in found.stderr.decode()
