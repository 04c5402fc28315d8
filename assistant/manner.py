"""How the user begins and ends a message, learned from the messages of their own in `me.md`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.models import Me
from assistant.patterns import any_case, as_written

_GREETING = any_case(
    r"(?P<hello>(?P<english>h(?:i|ello|ey|iya|owdy)|dear|good (?:morning|afternoon|evening))"
    r"|(?P<bent>(?:sehr )?geehrte[rs]?|liebe[rs]?|werte[rs]?|ch\u00e8re?|cher|estimad[oa]|querid[oa]|car[oa]"
    r"|prezad[oa]|egregi[oa]|k\u00e4r[ae]|drog[ia]|drah[\u00fd\u00e1])"
    r"|hallo(?:chen)?|h(?:ei|ej|oi|alo|\u00e6|all\u00e5)|hola|buenos d\u00edas|buenas (?:tardes|noches)|ol[a\u00e1]|oi"
    r"|bo[ma] (?:dia|tarde|noite)|bonjour|bonsoir|salut|coucou|ciao|salve|buon(?:giorno|asera)|moin(?: moin)?|servus"
    r"|gr\u00fcezi|gr\u00fc\u00df (?:gott|dich)|guten? (?:morgen|tag|abend)|dag|goede(?:morgen|middag)|kj\u00e6re"
    r"|go(?:d|dt) (?:dag|morgon|morgen|aften|kv\u00e4ll)|hyv\u00e4\u00e4 (?:p\u00e4iv\u00e4\u00e4|huomenta)|moi(?:kka)?"
    r"|terve|tere|labas|sveiki|cze\u015b\u0107|dzie\u0144 dobry|dobr\u00fd den|ahoj|szia|bok|zdravo|\u017eivjo"
    r"|merhaba|selam|sala+m|shalom|namaste|mabuhay|jambo|habari|aloha)"
    r" (?P<whom>[^,!:\n\u2013\u2014]+?)\s*(?:[,!:]|$|\s[\u2013\u2014-])(?P<rest>.*)"
)
"""Words of greeting in some languages: of any other word before a name it is not known whether it is a title."""
_CLOSING = as_written(r"[^\W\d_]+(?:[ '\u2019][^\W\d_]+){0,3},")
LAST_LINES = 3
"""A closing stands among the last lines of a message, above the name."""


def hello(me: Me) -> str:
    """The word or two with which ME usually greets ("Hallo", "Good morning"); "Hi" when no sample tells."""
    said = (_greeting(lines[0]) for lines in _messages(me.voice))
    return _usual(word for word in said if word) or "Hi"


def called(me: Me) -> str:
    """What ME signs with: the word of the name, or its beginning, at the end of most samples, else its first word."""
    names = me.names
    ends = (lines[-1].strip(" .,!-\u2013\u2014") for lines in _messages(me.voice))
    own = (end for end in ends if len(end) > 1 and any(name.startswith(end) for name in names))
    return _usual(own) or next(iter(names), "")


def signed(me: Me, *, brief: bool = False) -> str:
    """The end of a message: ME's usual closing ("Cheers,"), unless it is BRIEF or no sample has one, and the name.

    Empty when no name is on file.
    """
    first = [name] if (name := called(me)) else []
    above = None if brief else _closing(me.voice)
    return "\n".join([above, *first] if above and first else first)


def _closing(voice: str) -> str | None:
    said = ([line for line in lines[1:][-LAST_LINES:] if _CLOSING.fullmatch(line)] for lines in _messages(voice))
    return _usual(lines[-1] for lines in said if lines)


def _messages(voice: str) -> list[list[str]]:
    """The samples, each as its lines."""
    parts = re.split(r"^---\s*$", voice, flags=re.MULTILINE)
    samples = [[line.strip() for line in part.split("\n") if line.strip()] for part in parts]
    return [lines for lines in samples if lines]


def _greeting(line: str) -> str | None:
    """The greeting word of a first line: an English one, or another when the line holds nothing but the greeting.

    What stands between it and the name ("Dear Mr Hale", "Hi Aunt May") is of that one reader, and so is a greeting
    that is bent to a man or a woman: "Lieber Ben" becomes "Dear".
    """
    match = _GREETING.match(line)
    if match is None or not any(word[0].isupper() for word in match["whom"].split()[:3]):
        return None
    if match["bent"]:
        return "Dear"
    return match["hello"] if match["english"] or not match["rest"] else None


def _usual(words: Iterable[str]) -> str | None:
    """What is used most often; of equals the first."""
    counted = Counter(words).most_common(1)
    return counted[0][0] if counted else None
