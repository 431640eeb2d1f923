"""Locks on folders themselves: nothing to tidy away, and gone with the process that holds them."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

# Some network file systems lock no folders. Going on without is better than not starting at all.
UNABLE = {errno.EBADF, errno.ENOLCK, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def hold(folder: Path, *, alone: bool, wait: bool = True) -> int:
    """Lock a folder; the descriptor that comes back holds the lock until it is closed.

    Raises:
        BlockingIOError: someone else holds it, and we were not to wait.
        OSError: there is no such folder.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError as error:
        if error.errno not in UNABLE:
            os.close(descriptor)
            raise
    return descriptor


def still_there(folder: Path, descriptor: int) -> bool:
    """Whether the folder that was locked is the one that now has its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(folder))
    except FileNotFoundError:
        return False
