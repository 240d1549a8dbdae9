"""The optional compiled build (docs/decisions/0020): its list is true, and what it compiles does the same.

The whole suite against compiled modules takes minutes to build for: `.ci/compiled` does that.
"""

import importlib.util
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hatch_compiled
from checker.checking import load_rulebook
from checker.text.stock import StockPhrases

ROOT = Path(__file__).parents[1]
SMALL = ("text/terms.py", "text/stock.py")
PROGRAM = """
import pickle
from checker.text import terms
from checker.text.stock import StockPhrases
assert not terms.__file__.endswith(".py"), terms.__file__
stock = pickle.loads(pickle.dumps(StockPhrases(["进一步", "加强", "了"])))
print(stock.residue("进一步加强了行政执法监督，2024年。"))
"""


def test_every_module_of_the_list_exists_once():
    assert sorted(set(hatch_compiled.HOT)) == list(hatch_compiled.HOT)
    assert [name for name in hatch_compiled.HOT if not (ROOT / "checker" / name).is_file()] == []
    assert [name for name in hatch_compiled.LEFT_OUT if not (ROOT / "checker" / name).is_file()] == []
    assert not set(hatch_compiled.HOT) & set(hatch_compiled.LEFT_OUT)


@pytest.mark.parametrize(("value", "asked"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_only_the_environment_asks_for_it(monkeypatch, value, asked):
    monkeypatch.delenv(hatch_compiled.WISH, raising=False)
    if value is not None:
        monkeypatch.setenv(hatch_compiled.WISH, value)
    assert hatch_compiled.wished() is asked


def test_what_is_kept_of_a_rulebook_needs_no_dictionary_of_attributes():
    lexicon = load_rulebook(()).lexicon
    text = "副市长主持召开《法治建设》会议，司法局局长述法。"
    assert pickle.loads(pickle.dumps(lexicon)).scan(text) == lexicon.scan(text) != []
    stock = StockPhrases(["进一步", "加强", "了"])
    assert pickle.loads(pickle.dumps(stock)).residue("进一步加强了监督。") == "监督"


@pytest.mark.skipif(
    not (shutil.which("cc") or shutil.which("gcc")) or sys.platform == "win32", reason="没有 C 编译器"
)
@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("mypyc", "setuptools")),
    reason="没有安装 mypyc、setuptools",
)
def test_two_modules_compiled_do_what_they_do_in_python(tmp_path):
    made = hatch_compiled.compile_modules(str(ROOT), str(tmp_path), SMALL)
    assert {path.split(".")[0] for path in made.values()} > {"checker/text/terms", "checker/text/stock"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("行政执法监督年", "")
