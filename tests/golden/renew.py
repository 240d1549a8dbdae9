"""Write the golden gap reports of the seeds and the help in README.md anew; read the difference before you commit it."""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, ROOT)

from checker.cli.run import Options, run

os.chdir(ROOT)
for name in sorted(os.listdir("seeds")):
    if name.endswith(".txt"):
        run([f"seeds/{name}"], Options(output=f"tests/golden/{name[:-4]}.md", quiet=True))

shown = subprocess.run(
    [sys.executable, "-m", "checker", "--help"], capture_output=True, check=True
).stdout.decode()
with open("README.md", encoding="utf-8") as file:
    text = file.read()
block = f"<!-- help -->\n```text\n{shown.rstrip()}\n```\n<!-- /help -->"
text = re.sub(r"<!-- help -->.*?<!-- /help -->", lambda _: block, text, flags=re.S)
with open("README.md", "w", encoding="utf-8", newline="\n") as file:
    file.write(text)
