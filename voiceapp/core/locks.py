"""Locks that several processes of the program respect."""

from __future__ import annotations

import sys


def try_lock(handle: int) -> bool:
    """Take the lock that goes with an open file and, where it is handed on, with the processes that hold it.

    False when somebody else has it. It ends when the last handle is closed, also by a killed process.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
