"""``python -m checker`` is the command ``lawcheck``."""

try:
    from checker.cli.main import main
except KeyboardInterrupt:  # before the command can say that it was interrupted
    raise SystemExit(130) from None

main()
