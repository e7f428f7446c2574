"""Structured files of other programs -> canonical CV. Nothing is guessed from looks here: the members have names."""
