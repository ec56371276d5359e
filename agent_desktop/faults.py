"""The two families of error: the environment's fault, and the program's.

Anything else that escapes an action is a defect of ours and is treated as ProgramFault by the bridge.
"""


class EnvironmentFault(Exception):  # noqa: N818 - "fault" is the word of this house
    """Something around the program failed: the network, the server, a disk, an answer that was typed.

    Tells the user, in translated words without personal data: `what` happened, what was `kept`, what to `do`.
    `details` may be copied to a maintainer; it holds no personal data either.
    """

    def __init__(self, what: str, *, kept: str = "", do: str = "", details: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.do = do
        self.details = details


class ProgramFault(Exception):  # noqa: N818 - as above
    """A defect of ours. Logged whole, shown calmly; nothing typed is lost."""
