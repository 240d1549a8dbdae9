"""A real server on a free port, and requests to it."""

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import uuid


class Server:
    def __init__(self, *options, folder, host="127.0.0.1"):
        environment = os.environ | {"TMPDIR": str(folder)}
        command = [sys.executable, "-m", "checker", "serve", "--port", "0", *options]
        # In the background of a shell without job control tests ignore interrupts; the server must not inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        signal.signal(signal.SIGINT, before)
        self.said = []
        for line in self.process.stderr:
            self.said.append(line.rstrip("\n"))
            found = re.search(r"http://[^ ]*:(\d+)/", line)
            if found:
                self.port = int(found[1])
                break
        else:
            raise AssertionError(self.said)
        self.host = host

    def send(self, method, path, body=None, headers=None, host=None):
        """Return status, headers and content of the answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=host is not None)
            if host is not None:
                connection.putheader("Host", host)
            given = dict(headers or {})
            if body is not None:
                given.setdefault("Content-Length", str(len(body)))
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.send(body or b"")
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def post(self, body, kind, query="", **headers):
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send("POST", f"/api/check{query}", body, {"Content-Type": kind, **more})

    def form(self, query="", **fields):
        body, kind = form(**fields)
        return self.post(body, kind, query)

    def json(self, **fields):
        return self.post(json.dumps(fields).encode(), "application/json")

    def stop(self, number=signal.SIGINT):
        """Stop the server as Ctrl-C does; return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.said += self.process.stderr.read().splitlines()
        self.process.stderr.close()
        return self.process.wait(30)


def form(**fields):
    """Return a form and its type; a file is a tuple of name and bytes."""
    mark = uuid.uuid4().hex
    pieces = []
    for name, value in fields.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, tuple):
            head += f'; filename="{value[0]}"\r\nContent-Type: application/octet-stream'
            data = value[1]
        else:
            data = value
        pieces.append(
            f"{head}\r\n\r\n".encode() + (data if isinstance(data, bytes) else data.encode()) + b"\r\n"
        )
    return b"".join(pieces) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
