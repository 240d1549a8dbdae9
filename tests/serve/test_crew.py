"""The workers of the server: what a report does to one costs only that report, and there is an end to what is taken in."""

import asyncio
import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from checker.batch import process
from checker.batch.pool import Bounds
from checker.checking import Wishes
from checker.serve import crew, requests
from checker.serve.answers import Answer, Asked
from checker.serve.app import Place, application
from checker.serve.crew import Crew, StoppedError
from checker.serve.guard import Names
from tests.batch.reports import report

from . import hostile

GOOD = report(0).encode()
BOUNDS = Bounds(2, 512 * 1024 * 1024, 3.0)


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_hostile_files_cost_only_themselves(monkeypatch, tmp_path):
    monkeypatch.setattr(crew, "work", hostile.work)
    monkeypatch.setattr(process, "START", 8.0)
    monkeypatch.setattr(crew.tempfile, "tempdir", str(tmp_path))
    bad = {"crash": b"CRASH", "endless": b"ENDLESS", "hungry": b"HUNGRY"}
    bad["once"] = f"ONCE:{tmp_path}/mark ".encode()
    data = {"a": GOOD, **{name: GOOD + extra for name, extra in bad.items()}, "z": GOOD}
    server = Crew(Wishes(use_config=False), BOUNDS)
    try:
        with ThreadPoolExecutor(4) as crowd:
            found = dict(
                zip(
                    data,
                    crowd.map(lambda name: server.check(Asked(f"{name}.txt", data[name], False)), data),
                    strict=True,
                )
            )
    finally:
        server.close()
    assert {name: answer.status for name, answer in found.items()} == {
        "a": 200, "once": 200, "z": 200, "crash": 422, "endless": 422, "hungry": 422,
    }  # fmt: skip
    told = {name: json.loads(answer.content)["reports"][0]["error"] for name, answer in found.items()}
    assert "3秒" in told["endless"] and "512MB" in told["hungry"] and "512MB" in told["crash"]
    assert found["a"].content.replace(b"a.txt", b"z.txt") == found["z"].content
    assert os.listdir(tmp_path) == ["mark"]
    with pytest.raises(StoppedError):
        server.check(Asked("a.txt", GOOD, False))


class Slow:
    """Workers that answer when they are told to."""

    kind = type("Kind", (), {"name": "报告"})

    def __init__(self):
        self.go = threading.Event()

    def check(self, asked):
        self.go.wait(30)
        return Answer(200, b"{}")

    def close(self):
        self.go.set()


def ask(app, body=b"x", *, pieces=None, headers=()):
    """Return the status and content that an application answers to POST /api/check."""
    given = [(b"host", b"localhost"), (b"content-type", b"application/octet-stream"), *headers]
    scope = {"type": "http", "method": "POST", "path": "/api/check", "raw_path": b"/api/check", "query_string": b"",
             "headers": given, "scheme": "http", "http_version": "1.1", "root_path": "", "server": ("localhost", 80)}  # fmt: skip
    sent = []

    async def receive():
        if pieces is None:
            return {"type": "http.request", "body": body, "more_body": False}
        await asyncio.sleep(pieces)
        return {"type": "http.request", "body": body, "more_body": True}

    async def send(message):
        sent.append(message)

    async def whole():
        await app(scope, receive, send)
        return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])

    return whole()


def test_more_than_can_wait_are_told_to_come_again():
    slow = Slow()
    app = application(Place(slow, 1, {}, 1000), Names("127.0.0.1"))

    async def crowd():
        waiting = [asyncio.create_task(ask(app)) for _ in range(4)]
        await asyncio.sleep(0.2)
        late = await ask(app)
        slow.go.set()
        return late, [(await one)[0] for one in waiting], (await ask(app))[0]

    late, waiting, after = asyncio.run(crowd())
    assert late[0] == 503 and "过几秒" in late[1].decode()
    assert waiting == [200] * 4 and after == 200


def test_a_body_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(requests, "SECONDS", 0.3)
    place = Place(Slow(), 1, {}, 1000)
    app = application(place, Names("127.0.0.1"))
    assert asyncio.run(ask(app, pieces=0.05))[0] == 408
    monkeypatch.setattr(requests, "SECONDS", 10)
    assert asyncio.run(ask(app, b"x" * 600, pieces=0))[0] == 413
    assert asyncio.run(ask(app, headers=[(b"content-length", b"9" * 30)]))[0] == 413
    assert place.under_way == 0


def test_a_fault_of_the_program_is_told_without_words_of_the_report():
    slow = Slow()
    slow.check = lambda asked: {}["某人的话"]
    status, content = asyncio.run(ask(application(Place(slow, 1, {}, 1000), Names("127.0.0.1"))))
    assert status == 500 and "KeyError" in content.decode() and "某人的话" not in content.decode()
