"""Errors that reach the user, each as one sentence."""


class AskReportsError(Exception):
    """Base of every error a user may see; its text is one sentence: the thing, the reason, the mend."""


class UnreadableReport(AskReportsError):
    """A file that cannot become a report.

    Args:
        file: the path or name the user knows the file by.
        reason: why, as the end of a sentence ("is empty").
    """

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class UnusableStore(AskReportsError):
    """The store is missing, or belongs to another model or another version."""


class DamagedStore(UnusableStore):
    """The catalogue does not hold what was written into it.

    Args:
        reason: what is wrong, as a clause.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"The catalogue is damaged ({reason}): put a copy of the store back, or take its folder away and run `askreports index` again.")


class UnusableModel(AskReportsError):
    """The embedding model cannot be loaded, or fails the check against its source."""


class WrongCall(AskReportsError):
    """An argument that does not fit: an unknown report, a path that is not there, a port in use."""
