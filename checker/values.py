"""NamedTuple without the import of ``typing``, which alone would take a fiftieth of a second of every run.

For type checkers it is ``typing.NamedTuple``. At run time a class statement becomes a subclass of a
``collections.namedtuple`` with the same fields and defaults (docs/decisions/0002).
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Taken as true by type checkers, whatever module it comes from."""

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Meta(type):
        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = list(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            body["__slots__"] = ()
            return type(name, (base,), body)

    class NamedTuple(metaclass=_Meta):
        """The base that a class of named fields is written with."""


__all__ = ["TYPE_CHECKING", "NamedTuple"]
