"""The version of the program: read by the package, the outputs and the build."""

from __future__ import annotations

__version__ = "0.1.0"
