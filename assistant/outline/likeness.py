"""Things: what a text names, whether another names the same, and how an offer of the profile is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.english import spelling, verbs, wording
from assistant.models import Evidence
from assistant.patterns import DAYS, MONTHS, any_case, as_written, words

_SAYS_LITTLE = verbs.STOP | verbs.NUMBERS | verbs.MEASURES
_GENERIC_STEMS = {word[:5] for word in verbs.GENERIC}
_ANYBODY = {word[:4] for word in ("somebody", "someone", "person", "people", "anybody", "help", "with", "that", "what")}
DETERMINERS = words("a an the my our your their any some half two three four five one")
CUT = words("that who which for to when because with in on at from by and or after before i we you they")
"""Words before which the name of a thing ends."""
SHORT = 5
"""Words of a thing in the subject line."""
_ONE_WITH_S = words("news lens canvas atlas gas series")
_BEHIND_THE_NAME = any_case(
    r",|\b(?:of|for|with|that|which|from|about|on|in|at|by|to|under|between|when|where|how|i|we|you)\b"
)
_ATTACHABLE = any_case(
    r".*(?:lists?|photos?|pictures?|images?|files?|tables?|documents?|forms?|drafts?|plans?|reports?|cop(?:y|ies)|sheets?|slides|deck"
    r"|presentations?|papers?|articles?|pdfs?|scans?|drawings?|maps?|contracts?|agreements?|quotes?|quotations?|calendars?"
    r"|schedules?|programmes?|programs?|agendas?|minutes|notes|summar(?:y|ies)|templates?|guides?|manuals?|brochures?|catalogues?"
    r"|leaflets?|flyers?|invoices?|receipts?|letters?|cv|recordings?|videos?|costings?|estimates?|charts?|graphs?|recipes?|proposals?|specifications?"
    r"|specs?|budgets?|forecasts?|results|figures|data|statements?|certificates?|texts?|timetables?|rotas?|designs?)"
)
"""What a message can have attached, by the last word of its name."""
_WRITTEN_IN = any_case(r".*(?:names?|numbers?|address(?:es)?|links?|dates?|contacts?|prices?|answers?|details)")
"""What stands in the message itself."""
_I_PROMISED = any_case(
    r"\s+(?:that |which )?(?:I|we) (?:had )?promised(?: (?:to )?(?:her|him|them|you))?(?: (?:her|him|them|you))?$"
)
"""What a goal says of a thing, and the message says with its day."""
BY_A_DAY = as_written(
    rf"\s+(?:by|until|before) (?:the |next |early |late |mid[ -]?|end (?:of )?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)? )*(?:{'|'.join([*DAYS, *MONTHS, *(name[:3] for name in MONTHS)])}"
    r"|week|weekend|month|year|tomorrow|tonight)$"
)
LIKE_THEIRS = 2
"""Words that an offer shares with the notes on somebody from which on it may be mentioned to them."""
_TOLD_BEHIND = words("from with without since that which until made by")
_PARTICLES = words("in out over up back off down")
_NO_NOUN_BEFORE = CUT - words("i we you they that to")
_FILLS = as_written(
    r"(?:my|our|the) (?:[a-z]+(?<!s) ){1,3}?(?P<verb>[a-z]{2,}[^\Wsui]s) (?:itself|themselves|the|an?|every|each|all|any|your|their)\b"
)
"""A verb that no list knows, behind one thing and before what it is done to: "my form fills itself"."""
_FORMAT = any_case(r"\b(?:one|pages?|sheets?|lists?|forms?|copy|copies|files?|documents?)\b")
"""What something is written on, which says nothing of what it is about."""
OF_USE = any_case(
    r"\b(?:(?:be|being) (?:of (?:some )?(?:use|help|service)|useful|helpful)|something (?:of use|useful|helpful))\b|\bhelp(?:ing)? (?:first|out)\b"
    r"|\boffer(?:ing)? (?:(?:her|him|them|some|my|our) )*help\b(?! (?:with|to|on|in|for)\b)"
    r"|\bhelp(?:ing)? (?:[\w'-]+ ){1,5}first\b|\b(?:give|bring|add|offer) (?:her|him|them) something\b"
    r"|\b(?:tak|lift)(?:e|ing) (?:\w+ ){0,5}off (?:her|his|their) (?:hands|plates?|desks?|shoulders|backs?)\b"
)
"""A goal that an offer serves, whatever its other words."""
SIZE = any_case(r"\s*\((?:about )?\d+ ?min(?:ute)?s?\)(?=$|[;,.:])|\s*[;,:] (?:about )?\d+ ?min(?:ute)?s?(?=\)?$)")
"""What an offer costs the user ("a checklist (5 minutes)"): their own measure, and none of the reader's."""
_DONE_FOR_THEM = any_case(
    r"^(?P<verb>introduce|connect|send|show|give|help|teach|tell|lend|call|coach|train|host|invite|take|walk|put)\s+(?:them|him|her)\b"
)


@lru_cache(maxsize=4_096)  # every line of somebody is compared with every other
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of TEXT that say something."""
    return frozenset(
        re.sub(r"(?<=^\w\w)(\w{1,2}[^suiw])s$", r"\1", word)[:5]  # "moths" is about what "moth" is
        for word in re.findall(r"[^\W_]{3,}", spelling.in_full(text).casefold())
        if word not in _SAYS_LITTLE and not word.isdigit()
    )


def overlap(one: str, other: str) -> int:
    """How many content words two texts share."""
    return len(stems(one) & stems(other))


def closeness(one: str, other: str) -> int:
    """How many words two texts share that say what they are about: "new" and "people" say nothing of it."""
    return len((stems(one) & stems(other)) - _GENERIC_STEMS)


def same_thing(one: str, other: str) -> bool:
    """Whether OTHER speaks of ONE: they share half of its content words."""
    fewest = min(len(stems(one)), 3)
    return fewest > 0 and overlap(one, other) * 2 >= fewest


def speaks_of(thing: str, promise: str) -> bool:
    """Whether PROMISE is about THING: nearly all the words of the one stand in the other."""
    verb, _, rest = promise.partition(" ")
    other = rest if verb.lower() in verbs.BASES else promise
    shared = overlap(thing, other)
    return shared > 0 and (shared * 3 >= len(stems(thing)) * 2 or shared == len(stems(other)))


def names(thing: str, promise: str) -> bool:
    """Whether THING names what PROMISE promises: all its words stand there, and no other number."""
    named, promised = set(re.findall(r"\d+", thing)), set(re.findall(r"\d+", promise))
    return bool(stems(thing)) and stems(thing) <= stems(promise) and (named <= promised or not promised)


def met(need: str, thanks: str) -> bool:
    """Whether THANKS are for what NEED asked for, whatever the form of its words."""
    wanted, given = ({word[:4] for word in re.findall(r"[a-z]{4,}", text.casefold())} for text in (need, thanks))
    shared = (wanted & given) - _ANYBODY
    return len(shared) * 2 >= len(wanted - _ANYBODY) > 0


def is_told_in(kept: str, text: str) -> bool:
    """Whether TEXT says what a KEPT line says, but for a word in five."""
    said = stems(kept)
    return bool(said) and len(said - stems(text)) * 5 <= len(said)


def told_twice(one: str, other: str) -> bool:
    """Whether two sentences tell the same: most words of the shorter stand in the other."""
    shared, fewest = overlap(one, other), min(len(stems(one)), len(stems(other)))
    return shared >= 3 and shared * 3 >= fewest * 2


def head(thing: str) -> str:
    """The last word of what THING names, before what it is of or for."""
    return (_BEHIND_THE_NAME.split(thing)[0].split() or [""])[-1]


def to_enclose(thing: str) -> str | None:
    """What is still to be done about THING, which the message says it hands over."""
    if _ATTACHABLE.fullmatch(head(thing)):
        return f"Attach {thing}."
    return f"Put in {thing}." if _WRITTEN_IN.fullmatch(head(thing)) else None


def is_written_in(thing: str) -> bool:
    """Whether THING is a date, a name or the like, which the message itself gives."""
    return _WRITTEN_IN.fullmatch(head(thing)) is not None


def handed(thing: str) -> str:
    """THING as it stands before "I promised you": "our list by Friday" is "the list"."""
    return re.sub(r"^(?:my|our)\b", "the", BY_A_DAY.sub("", _I_PROMISED.sub("", thing)), flags=re.IGNORECASE)


def minutes(offer: str) -> int:
    """How many minutes OFFER says that it takes; an hour where it says nothing."""
    found = re.search(r"\b(\d+) ?min(?:ute)?s?\b", offer, re.IGNORECASE)
    return int(found[1]) if found else 60


def the(thing: str) -> str:
    """THING, "a page on moths", as one that is known: "the page on moths"."""
    return re.sub(r"^(?:an?|my|our)\b", "the", thing, flags=re.IGNORECASE)


def is_plural(thing: str) -> bool:
    """Whether THING is several things: "the list and the map", "the photos and visit report"."""
    if re.search(r"\band (?:the|an?|my|our|your|some)\b", thing, re.IGNORECASE):
        return True
    if thing.lower().startswith(("a ", "an ")):
        return False
    last = (head(thing), head(thing.split(" and ")[0]))
    return any(re.search(r"[^sui']s$", word) and word.lower() not in _ONE_WITH_S for word in last)


def agreeing(text: str, thing: str) -> str:
    """TEXT about several things in the plural: "Here are the photos ...; sorry they are late"."""
    plural = text.replace("Here is ", "Here are ", 1).replace("sorry it is", "sorry they are", 1)
    return plural if is_plural(thing) else text


def is_trade(thing: str) -> bool:
    """Whether THING names somebody by a trade: "a saddler in Graz"."""
    named = re.split(r",| (?:in|of|for|who|that|at|from)\b", thing)[0].split()
    return any(re.fullmatch(r"[a-z]{2,}(?:er|or|ist|ian|man|woman)", word) for word in named)


def short(text: str) -> str:
    """TEXT cut before a relative clause or a preposition, at most SHORT words long."""
    parts = text.split()
    for place, word in enumerate(parts):
        verb = verbs.is_present(word) or (verbs.is_past(word) and word.lower() not in verbs.BASES)
        verb = verb and place + 1 < len(parts) and parts[place - 1].lower() not in verbs.NUMBERS | DETERMINERS
        if place >= 2 and ((place >= SHORT and len(parts) > SHORT + 1) or verb or word.lower().strip(",;") in CUT):
            parts = parts[:place]
            if place >= SHORT and "of" in parts[2:]:
                parts = parts[: len(parts) - 1 - parts[::-1].index("of")]  # "the name", not "the name of a good"
            break
    while parts and parts[-1].lower().strip(",;") in CUT | {"the", "a", "an", "your", "of"}:
        parts = parts[:-1]
    return " ".join(parts).rstrip(",;:")


def on_offer(offer: str, other: str) -> int:
    """How many words OTHER shares with what OFFER is about: what stands before its first comma, or one less in all of it."""
    return max(closeness(_name(offer), other), closeness(_FORMAT.sub("", offer), other) - 1)


def _name(thing: str) -> str:
    """What THING is called before anything that is said of it, without its format."""
    return _FORMAT.sub("", re.split(r"[,;:(]", thing)[0])


def offered(offer: str, prefix: str, today: dt.date) -> tuple[str, str]:
    """The heading, by its PREFIX, that OFFER goes under, and its words without what it costs the user."""
    sized = spelling.with_days(offer.strip().rstrip("."), today)
    clean = SIZE.sub("", sized).strip().rstrip(".") or sized
    verb = begins_with_verb(clean)
    shown = spelling.lower_first(clean)
    named = shown.split()[0].lower() in DETERMINERS
    heading = f"{prefix}_verb" if verb else f"{prefix}_named" if named else prefix
    said = verb_of(shown)
    if not verb and said and (verbs.is_present(said) or said in ("can", "could", "will", "would")):
        heading = f"{prefix}_said"  # "our script reads scans"
    return heading, shown


def verb_of(offer: str) -> str | None:
    """The verb of OFFER where that is a sentence: it follows its subject, and no "of" or "from" follows it as a noun."""
    said = re.split(r"[;,:(]", offer)[0].split()
    place = verbs.finite(said)
    if not place and (found := _FILLS.match(offer)):
        return found["verb"]
    after = [word.lower() for word in said[place + 1 : place + 3]]
    told = after[:1] == ["which"] and not any(map(_is_verb, after[1:]))  # "the board shows which lorries run late"
    noun = not after or (after[0] in _NO_NOUN_BEFORE and not told)
    return said[place] if place and not noun else None


def _is_verb(word: str) -> bool:
    return word in verbs.BASES | verbs.AUXILIARIES or verbs.is_present(word) or verbs.is_past(word)


def named_more(offer: str, thing: str) -> bool:
    """Whether THING has a word for what OFFER is called that OFFER has not, or fewer."""
    return bool(stems(re.split(r"[,;:(]", offer)[0]) ^ stems(thing))


def to_them(offer: str) -> str:
    """An offer of me.md as it is said to somebody: "introduce them to two buyers" introduces the reader."""
    return _DONE_FOR_THEM.sub(r"\g<verb> you", offer)


def begins_with_verb(text: str) -> bool:
    """Whether an offer reads "read a rota", not "a checklist": a known verb, or a word before an article or number."""
    first, *after = text.lower().split()
    if first in verbs.BASES:
        return True
    if after and after[0] in _PARTICLES:  # "hand in our list"
        after = after[1:]
    return bool(after) and first not in DETERMINERS and after[0] in DETERMINERS and verbs.may_take(first)


def with_limits(text: str, offer: str) -> str:
    """TEXT, which hands over what OFFER names, and what OFFER says of it behind its name: "..., 1998 to 2026; not yours"."""
    if wording.is_mine(offer):  # a sentence of its own: what follows it
        _, _, more = re.sub(r"[;.] ", "|", offer, count=1).partition("|")
        return f"{text} {spelling.capital(more).rstrip('.')}." if more else text
    said, stops = offer.split(), (",", ";", ":", ".")
    ends = (n for n, word in enumerate(said) if n and (word.endswith(stops) or word.lower() in _TOLD_BEHIND))
    end = next((n for n, word in enumerate(said) if n and word.startswith("(")), None) or next(ends, None)
    if end is None:
        return text
    aside = said[end].startswith("(")
    stopped = said[end].endswith(stops) and not aside
    named = stems(" ".join(said[: end + stopped]))
    verb = verb_of(offer)
    owner = re.match(rf"(?:(?:the|our) (?:[\w-]+ ){{1,4}}?)(?={re.escape(verb)}\b)", offer) if verb else None
    if owner and text.rstrip(".").casefold().endswith(f" {owner[0].strip().casefold()}"):
        it = "they" if is_plural(owner[0].strip()) else "it"  # "the date for the fund: it takes ..."
        return f"{text.rstrip('.')}: {it} {offer[owner.end() :].rstrip('.')}."
    if named - stems(text) or not stems(head(text.rstrip("."))) & named:  # the offer has another name for it
        return f"{text.rstrip('.')}: {offer.rstrip('.')}."
    told = " ".join([said[end][-1], *said[end + 1 :]] if stopped else ["" if aside else ",", *said[end:]])
    return f"{text.rstrip('.')}{told.rstrip('.')}."


class Offers:
    """What the user can give to the contact of EVIDENCE."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.mine: Sequence[str] = evidence.me.offers

    def named_by(self, thing: str) -> str | None:
        """The offer of mine that THING names: the profile says it with its limits."""
        named = stems(_name(thing))
        known = [(offer, len(named & stems(offer))) for offer in self.mine]
        own = next((o for o, shared in known if shared and (shared == len(named) or shared >= LIKE_THEIRS)), None)
        return own or self._for_need(thing)

    def more_fully(self, thing: str) -> str:
        """THING as my offer names it: "the moth sheet" is "the free sheet on moths"."""
        own = self.named_by(thing)
        heading, named = offered(own, "offer", self.evidence.today) if own else ("", "")
        if heading != "offer_named" or not stems(thing) <= stems(re.split(r"[,;:(]", named)[0]):
            return thing
        return the(named) if named.startswith("the ") or not the(named).startswith(the(thing)) else thing

    def _for_need(self, thing: str) -> str | None:
        """The one offer of mine that meets a need of theirs which THING names too: a saddler is "the boot maker"."""
        needs = self.needs_of(thing)
        named = (o for o in self.mine if offered(o, "", self.evidence.today)[0] == "_named")
        alike = (o for o in named if closeness(head(thing), o) or (is_trade(thing) and is_trade(o)))
        found = [o for o in alike if any(on_offer(o, need) >= LIKE_THEIRS for need in needs)]
        return found[0] if len(found) == 1 and not to_enclose(thing) else None

    def needs_of(self, thing: str) -> list[str]:
        """What they need or want, in words that name THING."""
        return [m.text for m in self.evidence.marks if m.kind in ("need", "wants") and closeness(thing, m.text)]

    def can_help(self, told: str, least: int = 1) -> bool:
        """Whether an offer of mine is about what TOLD tells of them: LEAST words of it."""
        return any(on_offer(offer, told) >= least for offer in self.mine)
