"""The words of a PDF as Qt writes it, as a screen reader takes them: by each font's own table of characters."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> (?:<([0-9A-Fa-f]+)>|\[([^]]*)\])")
_SHOWN = re.compile(rb"/(F\d+) \d+ Tf|<([0-9A-Fa-f]+)> Tj")


def pages(pdf: bytes) -> list[str]:
    """The letters of each page in the order in which they are set; blanks and lines are not told apart."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(pdf)}
    fonts = _fonts(objects)
    streams = (_stream(body) for body in objects.values())
    return [_shown(stream, fonts) for stream in streams if b" Tj" in stream]


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _fonts(objects: dict[int, bytes]) -> dict[str, dict[int, str]]:
    named = {
        match[1].decode(): int(match[2])
        for body in objects.values()
        for match in re.finditer(rb"/(F\d+) (\d+) 0 R", body)
    }
    tables = {}
    for name, number in named.items():
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
        assert table is not None, "a font without a table of its characters cannot be read out"
        tables[name] = _table(_stream(objects[int(table[1])]))
    return tables


def _table(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _RANGE.finditer(cmap):
        first, last = int(match[1], 16), int(match[2], 16)
        if match[3]:
            start = int(match[3], 16)
            found |= {first + step: chr(start + step) for step in range(last - first + 1)}
        else:
            words = [bytes.fromhex(word.decode()).decode("utf-16-be") for word in re.findall(rb"<(\w+)>", match[4])]
            found |= {first + step: word for step, word in enumerate(words)}
    return found


def _shown(stream: bytes, fonts: dict[str, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    said = []
    for match in _SHOWN.finditer(stream):
        if match[1]:
            font = fonts[match[1].decode()]
        else:
            said += [font.get(int(match[2][at : at + 4], 16), "?") for at in range(0, len(match[2]), 4)]
    return "".join(said)
