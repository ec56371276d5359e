"""What is done with an answer, or a fault, that nobody waits for."""


def nothing(_result: object) -> None:
    """It is done."""


def passed_over(_fault: object) -> None:
    """It is in the log; nobody can do anything about it."""
