"""Arrays as .npy files, row by row, for more of them than memory holds."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray


class NpyWriter:
    """Writes an array of two dimensions into an empty file; its header leaves room for how many rows there will be
    (numpy.lib.format, version 1.0). Raises OSError."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._kind: np.dtype[Any] = np.dtype(np.float32)
        self.shape = (0, 0)
        """Of what is written so far."""

    def write(self, rows: NDArray[Any]) -> None:
        """Append rows of one width and type."""
        if not len(rows):
            return
        if not self.shape[0]:
            self._kind = rows.dtype
            self.shape = (0, rows.shape[1])
            self._write_header()
        self._file.write(np.ascontiguousarray(rows).tobytes())
        self._file.flush()  # a full disk is told now
        self.shape = (self.shape[0] + len(rows), self.shape[1])

    def finish(self) -> None:
        """Write how many rows there are."""
        self._file.seek(0)
        self._write_header()

    def _write_header(self) -> None:
        descr = np.lib.format.dtype_to_descr(self._kind)
        header = {"descr": descr, "fortran_order": False, "shape": self.shape}
        np.lib.format.write_array_header_1_0(self._file, header)
