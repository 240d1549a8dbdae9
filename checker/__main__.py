"""``python -m checker`` is the command ``lawcheck``."""

from checker.cli.main import main

main()
