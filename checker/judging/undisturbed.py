"""Judging, and checking for a program, without looking for garbage meanwhile.

What a check builds is tuples and lists without cycles, which go as soon as nobody holds them. Python's collector of cycles
looks through them all the same, again and again while they become more: 6 % of a check.
"""

from __future__ import annotations

from functools import wraps
from gc import disable, enable, isenabled

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    Given = ParamSpec("Given")
    Made = TypeVar("Made")


def undisturbed(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """Return a function that does ``work`` with the collector off, where it is on; of several threads who found it on puts it on again."""

    @wraps(work)
    def done(*args: Given.args, **options: Given.kwargs) -> Made:
        if not isenabled():
            return work(*args, **options)
        disable()
        try:
            return work(*args, **options)
        finally:
            enable()

    return done
