"""Lines of a text, found from a place in it."""


def newline_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Before the end of the line that `at` stands in, with its comment."""
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if text[found - 1 : found] == "\r" else found


def after_line(text: str, at: int) -> int:
    """The start of the next line."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
