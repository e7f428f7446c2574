"""CV Generator: a CV as data that an agent edits and as a PDF that gets read."""

__version__ = "0.1.0"
