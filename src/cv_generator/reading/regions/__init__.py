"""Bytes to regions: what stands on the pages, in the order in which a person reads, with its place and look.

`docx` and `pdf` end in the same form (`blocks`). Nothing here knows what a CV is.
"""
