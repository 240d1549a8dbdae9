"""Regular expressions that are compiled when they are first used.

Compiling all that the checks have takes a third of a run, and most reports need few of them (docs/decisions/0002).
"""

from __future__ import annotations

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern, compile

    def pattern(source: str, flags: int = 0) -> Pattern[str]:
        """Return the compiled expression, as far as a type checker is concerned."""
        return compile(source, flags)

else:

    class pattern:
        """A regular expression with the methods of a compiled one; its first use compiles it."""

        def __init__(self, source, flags=0):
            self.pattern = source
            self._flags = flags

        def __getattr__(self, name):
            import re

            method = getattr(re.compile(self.pattern, self._flags), name)
            setattr(self, name, method)
            return method


__all__ = ["pattern"]
