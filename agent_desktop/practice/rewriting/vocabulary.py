"""Words that are everybody's, those of the scripts among them. A name that is one too is told by its capital."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from agent_desktop.dates import weekday
from agent_desktop.practice.rewriting.lettering import folded, words
from agent_desktop.scripts.checks.checking import load_all
from agent_desktop.scripts.command import LIBRARY

_MONTHS_EN = "january february march april may june july august september october november december"
_MONTHS_CY = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_MORE = """
a able about above after again against ago all almost alone already also always am an and another any anyone
anything are around as ask asked asking asks at away back bad be because been before began behind being below
best better between big bill both bring brought but by call called calling calls came can cannot car case
cases caller centre change changed check checked children citizen clear close collected come comes coming
contact could council crew crews daughter day days did does doing done door down due during each early else
email end enough even evening ever every everyone explained far father few find first follow for found four
friday from front full gave get gets getting give given gives glad go goes going gone good got had half
happened happy hard has have having he hear heard help helped her here hers herself him himself his hold home
hour hours house how however husband if in into is it its just keep kept key kind knew know known last late
later leave left less let letter like line list little live lived lives living long look looked looking lost
made make makes making man many matter may me mean mentioned might minutes missed moment monday money month
months more morning most mother moved much must my myself name near need needed needs neighbour never new next
nice night no none not note notes nothing now number of off office often old on once one only open or order
other our out over own paid paper parent partner past pay people person phone place please promised put quite
rang rather read ready really reason received record reference refused remember reply request resolved rest
return right ring ringing road room round said same saturday saw say says second see seemed seen send sent
service set seven several shall she should side since six sister so some someone something son soon sorry
speak spoke spoken staff start started stay still stop street such sunday sure take taken talk team tell ten
than thank thanks that the their them then there they thing things think third this those though thought three
through thursday time times to today together told tomorrow too took tried tuesday turned two under understood
until up upset urgent us use used van very visit wait waited waiting want wanted wants was way we wednesday
week weekend weeks well went were what when where which while who whole why wife will wish with within without
woman word words work worried would write written wrong year years yes yesterday yet you young your mr mrs ms
miss mx dr dob nhs ni ref reg cs uc dwp pip gp ok id adults benefit benefits blue badge bus fine green brown
black grey recycling repair repairs rent school tenant tax wales welsh english council ombudsman police
hospital doctor nurse surgery hub counter web form desk supervisor manager
"""
_PROSE = frozenset({"en", "cy"})
_NOT_PROSE = re.compile(r"[{}]")


@cache
def ordinary() -> frozenset[str]:
    """Folded, in both languages. Reads the scripts that ship, once."""
    own = {word.folded for text in _texts() for word in words(_NOT_PROSE.sub(" ", text))}
    days = {folded(weekday(number, language)) for number in range(7) for language in _PROSE}
    return frozenset(own | days | {*_MORE.split(), *_MONTHS_EN.split(), *_MONTHS_CY.split()})


def is_ordinary(word: str) -> bool:
    """Of a folded word: it, or what it was made from by an ending."""
    known = ordinary()
    return word in known or any(
        word.endswith(ending) and (word.removesuffix(ending) in known or word.removesuffix(ending) + "e" in known)
        for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "au", "iau", "ion")
    )


def _texts() -> Iterator[str]:
    for loaded in load_all(LIBRARY)[0]:
        if loaded.script is not None:
            for part in (loaded.script.title, loaded.script.variables, loaded.script.steps):
                yield from _prose(msgspec.to_builtins(part))


def _prose(item: object) -> Iterator[str]:
    """Every text in a language of people: no codes, and no invented calls with their invented names."""
    if isinstance(item, dict):
        for key, value in item.items():
            if key in _PROSE and isinstance(value, str):
                yield value
            else:
                yield from _prose(value)
    elif isinstance(item, list | tuple):
        for each in item:
            yield from _prose(each)
