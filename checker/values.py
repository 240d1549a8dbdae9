"""NamedTuple without the import of ``typing``, and several times as fast to define.

For type checkers it is ``typing.NamedTuple``. At run time a class statement becomes a tuple with named fields.
Importing ``typing`` alone would take a fiftieth of a second of every run, and ``collections.namedtuple`` compiles
source text for each class: with some eighty classes that is a tenth of a run (docs/decisions/0002).
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Taken as true by type checkers, whatever module it comes from."""

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from operator import itemgetter

    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # an interpreter other than CPython

        def _getter(index, doc):
            return property(itemgetter(index), doc=doc)

    class _Record(tuple):
        """What every class of named fields can do."""

        __slots__ = ()
        _fields = ()

        def __repr__(self):
            pairs = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({pairs})"

        def __getnewargs__(self):
            return tuple(self)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changes):
            """Return a copy with some fields changed; raises TypeError for a name that is no field."""
            copy = [*self]
            place = self._fields.index
            try:
                for name, value in changes.items():
                    copy[place(name)] = value
            except ValueError:
                unknown = sorted(changes.keys() - {*self._fields})
                raise TypeError(f"{type(self).__name__} has no fields {unknown}") from None
            return tuple.__new__(type(self), copy)

    _MAKERS = {}

    def _maker(fields, defaults):
        """Return ``__new__`` for ``fields``: compiled once for each number of fields, then given their names."""
        count = len(fields)
        if count not in _MAKERS:
            names = "".join(f"field{at}, " for at in range(count))
            scope = {"_make": tuple.__new__}
            exec(f"def __new__(_cls, {names}):\n    return _make(_cls, ({names}))", scope)
            _MAKERS[count] = scope["__new__"]
        plain = _MAKERS[count]
        code = plain.__code__.replace(co_varnames=("_cls", *fields))
        return type(plain)(code, plain.__globals__, "__new__", defaults)

    class _Meta(type):
        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = tuple(body.pop(field) for field in fields if field in body)
            body |= {"__slots__": (), "_fields": fields, "__match_args__": fields}
            body["__new__"] = _maker(fields, defaults or None)
            for at, field in enumerate(fields):
                body[field] = _getter(at, "")
            return type(name, (_Record,), body)

    class NamedTuple(metaclass=_Meta):
        """The base that a class of named fields is written with."""


__all__ = ["TYPE_CHECKING", "NamedTuple"]
