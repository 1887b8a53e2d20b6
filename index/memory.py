"""Memory that the model no longer needs goes back to the system."""

import ctypes
import gc
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
    library = _glibc()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, OWN_BLOCK)
        library.mallopt(M_TRIM_THRESHOLD, OWN_BLOCK)


def return_what_lies_free() -> None:
    """Collect what nothing refers to, and hand the free parts of the heap back to the system.

    A store of vectors that was closed lies in circles of references, with its graph: over a long run that commits many
    times a third of the growth goes back here.
    """
    gc.collect()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    """The C library where it is glibc, None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL(None)
        library.mallopt, library.malloc_trim  # noqa: B018
    except (OSError, AttributeError):
        return None
    return library
