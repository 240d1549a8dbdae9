"""Write anew what is made from seeds and rules: golden gap reports, help, excerpt and count in README.md.

Read the difference before you commit it.
"""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, ROOT)

from checker.cli.run import Options, run
from checker.rulebook.shipped import shipped_rulebook

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

with open("tests/golden/kaili-2024.md", encoding="utf-8") as file:
    golden = file.read()
start = golden.index("> **")
excerpt = golden[start : golden.index("## 为什么要改", start)].rstrip()
quoted = "\n".join(f"> {line}" if line else ">" for line in excerpt.split("\n"))
block = f"<!-- excerpt -->\n{quoted}\n<!-- /excerpt -->"
text = re.sub(r"<!-- excerpt -->.*?<!-- /excerpt -->", lambda _: block, text, flags=re.S)
text = re.sub(
    r"共\d+条），`lawcheck explain", f"共{len(shipped_rulebook().rules)}条），`lawcheck explain", text
)
with open("README.md", "w", encoding="utf-8", newline="\n") as file:
    file.write(text)
