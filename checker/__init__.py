"""lawcheck: check an annual report on law-based government against its mandatory contents."""

__version__ = "0.1.0"
