"""A promise in few words from the user's side: "send our no-show sheet", "send me the plan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.heard.clauses import Deed
from assistant.marks import AS_SAID
from assistant.patterns import any_case, as_written, words

_GIVING = any_case(
    r"^(?P<verb>(?:re)?send|e-?mail|forward|give|show|lend|bring|text|mail|get|write|pass|drop|ping|shoot|share|pop"
    r"|fire|post|slack|make|book|find|draft|build|order|buy|read"
    r"|print|copy|hand|pay|offer|prepare|do|order|save|fetch)\s+you\s+(?P<rest>(?!back\b|over\b|in\b|up\b|on\b|out\b"
    r"|through\b|about\b|to\b|when\b|as\b|and\b|by\b|with\b)\S.*)$"
)
_ACT = any_case(
    r"(?:an?|my|our|his|her|their|some)? ?(?:(?:short|quick|proper|long|phone) )*"
    r"(?P<act>call|ring|reply|response|answer|visit|e-?mail|text(?! (?:about|on|for|in)\b)|message|apology|thanks)"
    r"(?P<rest>$|\s*[,.(]|\s+(?:about|on|by|before|after|next|this|tomorrow|today|tonight|in|for|when|because|since)\b)"
)
"""A thing owed that is something to do."""
_ACTS = {"reply": "reply to", "response": "reply to", "apology": "apologise to", "thanks": "thank", "ring": "call"}
_LETTER = any_case(r"(?:an?|my|our) (?:[\w-]+ )?(?:letter|card|postcard)\b(?! of\b)")
_TREAT = any_case(r"(?:(?:an?|the|some) )?(?:[\w-]+ )?(?:lunch|dinner|breakfast|coffee|beer|drink|pint|cake)\b")
_MONEY = any_case(
    r"[\u20ac$\u00a3]\s?\d|\d[\d.,]*\s?(?:[\u20ac$\u00a3]|eur|euros?|pounds?|dollars?|quid|francs?)\b(?! of\b)"
)
_TO_ME = {"you": "me", "your": "my", "yours": "mine", "yourself": "myself"}
_TO_THEM = {
    "i": "they", "me": "them", "my": "their", "mine": "theirs", "myself": "themselves", "our": "their",
    "ours": "theirs", "we": "they", "us": "them",
}  # fmt: skip
_CONTRACTED = {"i'm": "they're", "we're": "they're"} | {
    f"{who}'{verb}": f"they'{verb}" for who in ("i", "we") for verb in ("ve", "d", "ll")
}
WORDS = 24
_LETS_SAY = any_case(r",?\s*\b(?:let's|shall we)(?: say)?(?=\s*$|\s+at\b)")
"""What is left of a proposed day that was taken out."""
_POINTER = any_case(
    r"\b(?-i:(?!IT\b))(?:it|that|this|them|those|these|both|one|him|her)\b(?!\s+(?:of|who|which|that)\b)"
)
_A_THING = as_written(
    r"\b(?:the|an?|my|our|your|his|her|their|some|two|three|\d+)\s+[a-z]|\b(?:that|this|those|these) (?!(?:on|over|to|up|back|out|along|off|by"
    r"|for|from|in|at|too|then|today|tomorrow|tonight|as|done|sorted|with|round|around|across|through|and|all|when|if|once|before|after)\b)[a-z]"
    r"|\b(?:whether|if|what|how|when|where|who|why)\b|(?<=\s)[A-Z][a-z]"
)
_BARE_NOUN = as_written(
    r"(?:get|send|give|find|bring|share|forward|drop|pass|make|write|text|mail|have)(?: (?:me|you|them|him|her|[A-Z]\w+))?(?: over| back| on)?"
    r" (?:an?|the|some|one|two|that|those|a few) (?:names?|numbers?|dates?|figures?|lists?|links?|quotes?|contacts?|answers?|words?|address|files?|documents?"
    r"|details?|info|information|times?|prices?|examples?|copy|copies|photos?|pictures?|versions?|ones?|things?|note|call|line)"
    r"(?: (?:over|across|back|to (?:me|you|them|him|her|[A-Z]\w+)))?"
)
_HANDED_ON = any_case(
    r"(?:book|reserve|put|post|send|mail|e-?mail|drop|bring|pass|forward|share|get|leave|hand|take) (?:it|them|that|those)"
    r"(?: (?:in|into|on|to|for|with|by|over to|from|through) (?:(?:the|an?|my|our|your|his|her|their) )?[\w-]+){1,2}"
)
"""What is done with a thing that only a pronoun names, and where or with what: "put it in the post with the keys"."""


_THROUGH = as_written(r"^(?:have|get) [A-Z]\w+ (?:to )?(?=[a-z]+ (?:it|that|them|this)\b)")
"""By whom a thing is done that only a pronoun names: "have Ana scan it"."""


def only_points(text: str) -> bool:
    """Whether TEXT of a promise says nothing without what was said before it: "pass that on", "get a name"."""
    words = _THROUGH.sub("", text.removeprefix(AS_SAID).strip(" .!?\"'\u201c\u201d"))
    return _BARE_NOUN.fullmatch(words) is not None or _HANDED_ON.match(words) is not None or lacks_thing(words)


def lacks_thing(text: str) -> bool:
    """Whether only a pronoun names the thing of TEXT, the errand of a promise: "do it myself when it's quiet"."""
    words = text if _TELLS.match(text) else _WHEN.sub("", text)
    return _POINTER.search(words) is not None and not _A_THING.search(words)


_WHEN = any_case(
    r"\s+(?:(?:over|at|during|in|on|before|after|by|until|within|for) )?(?:the |this |next |that )?(?:bank holidays?|holidays?|weekend|week|month|summer"
    r"|autumn|winter|spring|morning|afternoon|evening|night|day|year)\b|\s+(?:when|once|as soon as|while|before|after) (?:it|that|this|they|he|she|I|you|we)\b.*$"
)
"""When something is done, which names no thing."""
_TELLS = any_case(r"(?:tell|let|ask|find out|check|see|say|know|show|decide|text|write)\b")
_ITSELF_POINTS = any_case(
    r"(?:(?:and|so|but|well|yes|yeah|no|oh|okay|ok|because|listen|look)\b[\s,]*)*(?:(?:it|that|this|they|those|these)(?:'\w+|\b)"
    r"|(?:I|you|we|he|she)(?:'m|'re|'s| am| are| is| was| were)(?: not)? (?:an?|the|my|our|your)\b)"
)
"""A sentence whose own subject stands for something said before it."""
_NAMED = any_case(
    r"\b(?:the|an?|my|our|your|his|her|their|some|any|another|which|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|(?<=(?:sent|gave|lent) you )that|(?<=owe you )that)\s+"
    r"(?P<thing>(?!(?:first|last|next|same|other|rest|best|way|while|bit|lot|few|moment|minutes?|hours?|days?|weeks?|months?|years?"
    r"|time|morning|afternoon|evening|night|weekend|(?:summer|winter|spring|autumn)(?! (?!is|was|and|or|of|to|in|at|on|for|before|after|when|if)[a-z])|end|is|are|was|were|point|idea|things?|problem|one|ones|and|or|of|to)\b"
    r"|\w+day\b|\w+ ones?\b)[a-z][\w'-]+(?: [a-z][\w'-]+){0,2})"
)
_BESIDE = any_case(
    r"(?:in|at|on|to|for|from|with|by|into|onto|through|until|before|after|during|over|under|near|since|than)$"
)
"""Words before a noun that stands for a place, a time or somebody's sake, and seldom for the thing itself."""
_SEEKS = any_case(r"(?:wait|look|ask|search|pa(?:y|id)|hop)(?:s|ed|ing)?$")
_SOMEBODY = any_case(
    r"\b(?:some(?:body|one)|any(?:body|one)|(?:an?|the|my|our|his|her|their|your) (?:\w+ )?(?:man|woman|guy|girl|boy|friend|colleague|boss"
    r"|manager|brother|sister|son|daughter|husband|wife|mother|father|uncle|aunt|cousin|neighbou?r|partner|teacher|doctor|chair"
    r"|director|head|landlord|secretary|clerk|plumber|builder|lawyer|[a-z]+ist))\b"
    r"|(?<=[\w,] )(?!(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter)\b)"
    r"(?-i:[A-Z][a-z]+)|^(?-i:[A-Z][a-z]+)(?='s (?!true|right|fine|great|good)| (?:is|was|has|can|could|will|would|said|says|knows|works|runs)\b)"
)
_NO_NAME = any_case(r"(?:it|that|this|there|what|who|where|how|he|she|here|which|everything|nothing|all)\b")
_MANY = as_written(r"s\b|\b(?:people|children|men|women|data|and)\b")


def names_what(text: str, said: str) -> bool:
    """Whether the words SAID hold a noun that the pronoun of TEXT can stand for; who says "it" themselves mean another thing."""
    pointers, theirs = ({match[0].casefold() for match in _POINTER.finditer(words)} for words in (text, said))
    somebody = any(not _NO_NAME.match(match[0]) for match in _SOMEBODY.finditer(said))
    if pointers & {"him", "her"} or not pointers:
        return somebody or (not pointers and any(_things(said)))
    things = [] if _ITSELF_POINTS.match(said) or pointers & theirs else list(_things(said))
    return any(map(_MANY.search, things)) if pointers & {"them", "those", "these", "both"} else bool(things)


_PLACED = any_case(r"\b(?:in|at|near|into|of|the|an?|on|through)\s*$")
_CAPITALS = as_written(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*(?!\w)")


def somebody(said: str) -> Iterator[str]:
    """Who is named in SAID, a name whole; an "a" stands before one that only says whose or where something is."""
    if whole := re.fullmatch(r"(?P<name>[A-Z][a-z]+ [A-Z][a-z]+)[.!]?", said):
        yield whole["name"]
        return
    if pair := re.match(r"[A-Z][a-z]+(?=,? (?:and|or|&|with) [A-Z])", said):
        yield pair[0]
    last = 0
    for match in _SOMEBODY.finditer(said):
        if match.start() < last or _NO_NAME.match(match[0]):
            continue
        opening = opens_with(said)
        start = 0 if opening and match.start() == len(opening) + 1 else match.start()  # "Ben Frost runs it"
        whole = _CAPITALS.match(said, start)
        last = max(whole.end() if whole else 0, match.end())
        beside = said[last:].startswith(("'s ", "' ")) or _PLACED.search(said[:start])
        yield f"a {said[start:last]}" if beside else said[start:last]


_NAMES_NOBODY = words("""
    I he she it we you they this that these those there here the a an my our your his her their and but so then also now yes
    yeah no ok okay oh ah well right sure great good fine lovely perfect thanks sorry today tomorrow yesterday if when what
    who how why where maybe perhaps ask tell let with for from at in on by only even after before once since as both all
    exactly absolutely gladly honestly actually have has had do does did can could will would shall should may might is are
    was were am
""")


def opens_with(said: str) -> str | None:
    """The word with a capital at the head of SAID, where it may be a name."""
    first = re.match(r"[A-Z][a-z]+\b", said)
    return first[0] if first and first[0].casefold() not in _NAMES_NOBODY else None


def _things(said: str) -> Iterator[str]:
    """The nouns in SAID that a later "it" can stand for, with the words beside them."""
    for named in _NAMED.finditer(said):
        before = said[max(0, named.start() - 40) : named.start()].split()[-2:]
        beside = bool(before) and _BESIDE.match(before[-1]) is not None
        if not beside or (len(before) > 1 and _SEEKS.match(before[0])):
            yield named[0] if named[0][0].isdigit() else named["thing"]


@dataclass(frozen=True)
class Names:
    """The user and the contact, as the notes name them."""

    me: str
    contact: str
    aliases: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The contact's first name."""
        words = [
            w for w in self.contact.split() if w.rstrip(".").casefold() not in ("dr", "mr", "mrs", "ms", "mx", "prof")
        ]
        return words[0] if words else self.contact

    @property
    def mine(self) -> list[str]:
        """Names of the user."""
        return [self.me] if self.me else []

    @property
    def theirs(self) -> list[str]:
        """Names of the contact."""
        return [self.contact, *self.aliases]


def handed(whom: str | None, thing: str) -> str:
    """The errand behind a THING owed to WHOM: "a call" is "call her", "the name" is "give her the name"."""
    thing = thing.strip(" .!")
    if whom is None:
        return f"deliver {thing}"
    if act := _ACT.match(thing):
        word = act["act"].lower()
        return f"{_ACTS.get(word, word)} {whom}{thing[act.start('rest') :]}"
    verbs = (("write", _LETTER), ("buy", _TREAT), ("pay", _MONEY))
    return f"{next((verb for verb, things in verbs if things.match(thing)), 'give')} {whom} {thing}"


_JOINED = any_case(r"(?:(?:and|but|so|then)\b,?\s+)+")
"""What joins a sentence to the one before, and is no part of a promise."""


def _without_joint(words: str) -> str:
    joint = _JOINED.match(words)
    return words[joint.end() :] if joint else words


def as_text(deed: Deed, names: Names, *, notes: bool = False) -> str:
    """What DEED promises as a short imperative; empty when nothing is left of it."""
    if deed.verbatim:
        words = _cut(deed.phrase.strip(" .!"))
        return words if notes else f"{AS_SAID}{_without_joint(words)}"
    phrase = re.sub(r"^(\w+),\s+|\bget The\b", lambda m: f"{m[1]} " if m[1] else "get the", deed.phrase)
    phrase = re.sub(r"\ball of you\b|\byou guys\b", "everyone", phrase, flags=re.IGNORECASE)
    phrase = _YOU_TWO.sub(f"the two of {_PAIR}", phrase)
    phrase = re.sub(
        r"(['\"\u201c\u201d\u2018\u2019])\s*(['\"\u201c\u201d\u2018\u2019])", "", phrase
    )  # a quoted day was taken out
    phrase = _LETS_SAY.sub("", phrase)
    phrase = " ".join(re.sub(r"\bIt\b", "it", phrase).split()).strip(" .,;:-")
    if notes:
        return _cut(_lower(_told_by_title(phrase, names) if deed.role == "me" else phrase))
    if deed.role == "me":
        spoken = _by_me(phrase, names) if deed.phrase_by == "me" else _asked_of_me(phrase, names)
    else:
        spoken = _by_them(phrase, names) if deed.phrase_by == "them" else _asked_of_them(phrase)
    return _cut(_lower(spoken.replace(_PAIR, "us" if deed.phrase_by == "them" else "you")))


_PAIR = "\ue002"
"""Stands for two people of whom one speaks or is spoken to."""
_YOU_TWO = any_case(
    r"\b(?:(?:the two|both) of you|you (?:both|two)(?=\W*$|\s+(?:the|a|an|my|our|to|by|on|in|for|with|about|know)\b))\b"
)
_TOLD = any_case(
    r"\b(?P<verb>tell|let|send|give|e-?mail|call|ring|show|ask) (?P<who>him|her)\b"
    r"(?=\W*$| (?:know|the|a|an|my|our|by|on|about|what|whether|how|that)\b)"
)
_TITLES_OF_THE_OTHER = {"him": r"\b(?:Ms|Mrs|Miss|Madam|Frau)\b", "her": r"\b(?:Mr|Herr)\b"}


def _told_by_title(phrase: str, names: Names) -> str:
    """PHRASE with the contact's name for a pronoun that a title before it rules out for the other one named.

    "Ask Mrs Oyelaran and tell him" are two people, and the second is the contact.
    """
    told = _TOLD.search(phrase)
    if told is None or not re.search(_TITLES_OF_THE_OTHER[told["who"].lower()], phrase[: told.start()]):
        return phrase
    return f"{phrase[: told.start('who')]}{names.first}{phrase[told.end('who') :]}"


def _by_me(phrase: str, names: Names) -> str:
    """The user's own words: "send you the list" loses its "you", elsewhere it becomes the contact's name."""
    giving = _GIVING.match(phrase)
    if giving and not re.match(r"an? (?:shout|call|ring|line|hand|lift|heads-up|nudge|tour)\b", giving["rest"]):
        phrase = f"{giving['verb']} {giving['rest']}"
    phrase = _SUBJECT.sub(lambda m: f"{names.first} {_THIRD.get(_verb(m).lower(), _verb(m))}", phrase)
    whom, whose = names.first, f"{names.first}'s"
    return _swapped(phrase, {
        "you": whom, "your": whose, "yours": whose, "yourself": whom,
        "you're": f"{whom} is", "you've": f"{whom} has", "you'd": f"{whom} would", "you'll": f"{whom} will",
    })  # fmt: skip


def _verb(subject: re.Match[str]) -> str:
    """The verb of a match of `_SUBJECT`."""
    return subject["verb"] or subject["does"]


def _asked_of_me(phrase: str, names: Names) -> str:
    """What the contact asked of the user."""
    if not phrase.startswith("let me"):
        phrase = _GIVE_ME.sub(r"\g<verb> ", phrase)
    whom, whose = names.first, f"{names.first}'s"
    return _swapped(phrase, {
        "me": whom, "us": whom, "i": whom, "my": whose, "our": whose, "mine": whose, "i'm": f"{whom} is",
        "i've": f"{whom} has", "we": "they", "your": "my", "yours": "mine", "you": "I", "yourself": "myself",
    })  # fmt: skip


_GIVE_ME = any_case(r"^(?P<verb>\w+)\s+(?:me|us)\s+(?=(?:the|a|an|your|my|our|some|that|those|any|\d)\b)")
_WOULD = any_case(r"\b(?:I|we) (?=(?:would|could|might|may|should)\b)")


def _by_them(phrase: str, names: Names) -> str:
    phrase = _WOULD.sub(f"{names.first} ", phrase)  # what "they would" do could be anybody's
    phrase = _SUBJECT.sub(lambda m: f"{_I} {'am' if _verb(m).lower() == 'are' else _verb(m)}", phrase)
    second = {"you're": "I'm", "you've": "I've", "you'd": "I'd", "you'll": "I'll"}
    return _swapped(phrase, _TO_ME | _TO_THEM | _CONTRACTED | second).replace(_I, "I")


def _asked_of_them(phrase: str) -> str:
    return _swapped(phrase, {
        "your": "their", "yours": "theirs", "you": "they", "yourself": "themselves",
        "you're": "they're", "you've": "they've",
    })  # fmt: skip


_SUBJECT = any_case(
    r"(?<!let )(?<!help )\byou (?P<verb>get|have|are|know|see|receive|need|can|want)\b"
    r"|(?:(?<=\bbefore )|(?<=\bwhen )|(?<=\bafter )|(?<=\bonce )|(?<=\buntil )|(?<=\bif )|(?<=\bwhile )|(?<=\bwhere )|(?<=\bsoon as ))"
    r"you (?P<does>come|go|arrive|leave|open|close|start|move|return|visit|call|ring|ask|decide|finish|meet|travel|print|order|sign|pay)\b"
)
_THIRD = {"have": "has", "are": "is", "go": "goes", "finish": "finishes"} | {
    verb: f"{verb}s"
    for verb in (
        "get", "know", "see", "receive", "need", "want", "come", "arrive", "leave", "open", "close", "start", "move", "return",
        "visit", "call", "ring", "ask", "decide", "meet", "travel", "print", "order", "sign", "pay",
    )
}  # fmt: skip
_I = "\ue001"
"""Stands for the user's own "I", which must not become "they"."""


def _swapped(phrase: str, words: dict[str, str]) -> str:
    return re.sub(r"\b[A-Za-z]+(?:'[a-z]+)?\b", lambda m: words.get(m[0].casefold(), m[0]), phrase)


def _lower(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() or len(phrase) == 1 else phrase


def _cut(phrase: str) -> str:
    """PHRASE in at most WORDS words, without the joint of a clause that was left out."""
    short = " ".join(phrase.split()[:WORDS])
    return re.sub(r"(?:,?\s+(?:when|while|and|but|or|if|because|which|as|the|a|an)\b)+$", "", short)
