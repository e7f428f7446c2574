"""What goes wrong with ZIP archives from strangers, once for all who open them."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,  # bz2, and offsets before the start of the file
    OverflowError,
    NotImplementedError,  # ways of packing that Python does not know
    RuntimeError,  # a password
    ValueError,  # also names that are no Unicode
)
"""All that `zipfile` and the decompressors behind it raise on damaged archives and members. Not KeyError: that is a
member that is missing."""
