"""Throw damaged and hostile inputs at every way in, and count what comes of them.

    python benchmarks/fuzz.py [--seconds 60 | --count N] [--read] [--kinds text,docx,…] [--seed 1] [--save FOLDER]

Inputs are mutations of valid files (valid.py): bytes changed, cut, doubled, and words put in that have made trouble before; those of
packed formats are changed inside, too, and half of all as what they are: elements of XML, nodes of YAML, headers of a saved page, objects of
a PDF (mutations.py, trees.py). What is tried is a matter of kind, seed and number alone. Each (ways.py) is checked by all packs and written in eight formats (a pack, configuration or
baseline: used for a check); with --read it is read only, which is a hundred times as many an hour. A failure is an exception that
is no LawcheckError, a rule that could not be checked, a fault of a library that only the last resort caught, more than 10 seconds
or more than 500 MB; --save keeps such inputs. Status 1 where there was one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "benchmarks")]

from mutations import mutated  # noqa: E402
from ways import KINDS, TREES  # noqa: E402

from checker.errors import LawcheckError  # noqa: E402

SECONDS = 10
MEMORY = 500 * 1024 * 1024
_AT_ONCE = 400


class Hang(BaseException):
    """An input took too long."""


def _stop(number: int, frame: object) -> None:
    raise Hang


def _input(kind: str, valid: list[bytes], words: tuple[str, ...], seed: int, number: int) -> bytes:
    chance = random.Random(f"{kind}{seed}/{number}")
    return mutated(chance.choice(valid), words, chance, TREES.get(kind))


def run(
    kind: str,
    seconds: float,
    seed: int,
    most: int = 10**9,
    *,
    whole: bool = True,
    first: int = 0,
    told: Callable[[int], object] | None = None,
) -> tuple[int, int, list[tuple[bytes, str]]]:
    """Return how many inputs of a kind were tried, how many of them were refused by a message, and the failures.

    ``first`` is the number of the first of them; each is told of before it is tried.
    """
    make, words, read, check = KINDS[kind]
    use = check if whole else read
    valid = make()
    tried = refused = 0
    failures: list[tuple[bytes, str]] = []
    end = time.monotonic() + seconds
    while tried < most and time.monotonic() < end:
        data = _input(kind, valid, words, seed, first + tried)
        tried += 1
        if told is not None:
            told(first + tried)
        if hasattr(signal, "SIGALRM"):  # seconds of the processor: what else runs on the machine is no hang
            signal.signal(signal.SIGPROF, _stop)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.signal(signal.SIGALRM, _stop)
            signal.alarm(10 * SECONDS)
        try:
            use(data)
        except LawcheckError as error:
            refused += 1
            if not error.message:
                failures.append((data, "a refusal without a message"))
            elif "不合规范" in error.message:
                failures.append((data, f"caught by the last resort: {error.message}"))
        except Hang:
            failures.append((data, f"more than {SECONDS} seconds"))
        except Exception as error:
            failures.append((data, f"{type(error).__name__}: {error}"))
        finally:
            if hasattr(signal, "SIGALRM"):
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.alarm(0)
    return tried, refused, failures


def run_here(kind: str, seconds: float, seed: int, most: int) -> tuple[int, int, list[tuple[bytes, str]]]:
    """Do the same for the reading of PDF files without a process for each: thirty times as many an hour.

    Some hundreds are read by one process, which PDFium may end; the file that did it is read again as every PDF is.
    """
    make, words, read, _ = KINDS[kind]
    valid = make()
    end = time.monotonic() + seconds
    tried = refused = 0
    failures: list[tuple[bytes, str]] = []
    while tried < most and time.monotonic() < end:
        here, there = multiprocessing.Pipe(duplex=False)
        count = min(_AT_ONCE, most - tried)
        child = multiprocessing.get_context("fork").Process(
            target=_batch, args=(there, kind, seed, tried, count), daemon=True
        )
        child.start()
        there.close()
        last, done = tried, None
        while done is None:
            try:
                answer = here.recv()
            except EOFError:
                break
            last, done = (answer, None) if isinstance(answer, int) else (last, answer)
        child.join()
        if done is None:
            count = max(1, last - tried)
            data = _input(kind, valid, words, seed, tried + count - 1)
            done = count, 1, []
            try:
                read(data)
            except LawcheckError:
                pass
            except Exception as error:
                done = count, 0, [(data, f"{type(error).__name__}: {error}")]
        tried, refused, failures = tried + done[0], refused + done[1], failures + done[2]
    return tried, refused, failures


def _batch(pipe: Connection, kind: str, seed: int, first: int, count: int) -> None:
    from checker.reading.bounds import MAX_CHARACTERS
    from checker.reading.pages import pdf, pdfworker

    def answer(data: bytes, path: str) -> dict[str, Any]:
        import pypdfium2

        try:
            return pdfworker._read(pypdfium2, data, pdf.MAX_PAGES, MAX_CHARACTERS)
        except pypdfium2.PdfiumError as error:
            return {"error": getattr(error, "err_code", None) or 0}

    pdf._answer = answer
    pipe.send(run(kind, 10**9, seed, count, whole=False, first=first, told=pipe.send))


def main() -> int:
    """Run for a time, the kinds in turns, and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", default="")
    options = parser.parse_args()
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    except ImportError:  # Windows has no such bound
        pass
    kinds = options.kinds.split(",")
    failed = total = 0
    for kind in kinds:
        most = -(-options.count // len(kinds))
        seconds, most = 10**9 if most else options.seconds / len(kinds), most or 10**9
        if kind == "pdf" and options.read and hasattr(os, "fork"):
            tried, refused, failures = run_here(kind, seconds, options.seed, most)
        else:
            tried, refused, failures = run(kind, seconds, options.seed, most, whole=not options.read)
        total += tried
        failed += len(failures)
        print(f"{kind:10}{tried:>10} inputs{refused:>10} refused{len(failures):>6} failed", flush=True)
        for number, (data, why) in enumerate(failures):
            print(f"    {why[:200]}")
            if options.save:
                os.makedirs(options.save, exist_ok=True)
                with open(os.path.join(options.save, f"{kind}-{options.seed}-{number}"), "wb") as file:
                    file.write(data)
    print(f"{total} inputs, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
