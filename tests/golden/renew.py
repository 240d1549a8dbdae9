"""Write the golden gap reports of the seeds anew; read the difference before you commit it."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, ROOT)

from checker.cli.run import Options, run  # noqa: E402

os.chdir(ROOT)
for name in sorted(os.listdir("seeds")):
    if name.endswith(".txt"):
        run([f"seeds/{name}"], Options(output=f"tests/golden/{name[:-4]}.md", quiet=True))
