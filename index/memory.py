"""Memory that the model no longer needs goes back to the system."""

import ctypes
import sys

# Names and numbers of glibc's malloc.h.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
# Bytes from which a block is the system's own and returns to it when it is freed.
OWN_BLOCK = 256 * 1024


def return_what_is_freed() -> None:
    """Let large blocks go back to the system when they are freed, where the C library is glibc.

    Left alone, glibc raises this bound to the largest block it has seen freed; the blocks of every new length of text
    then leave holes, and a run over a thousand reports grows by half a gigabyte.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return
    mallopt(M_MMAP_THRESHOLD, OWN_BLOCK)
    mallopt(M_TRIM_THRESHOLD, OWN_BLOCK)
