"""Whether words name a thing or begin with a deed, and the thing that a sentence speaks of."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.english import spelling, verbs
from assistant.patterns import any_case, as_written, words

DETERMINERS = r"the|an?|my|our|your|his|her|their|its|this|that|these|those|all|both|half|some|any|no|\d[\d.,%]*|one|two|three|four|five|six|seven|eight|nine|ten"
ASKING = "whether|if|how|why|who|whom|whose|what|which|when|where|that"
CLAUSE = any_case(rf"(?:{ASKING})\b")
FINITE = any_case(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|must|cannot)\b|\w'(?:m|re|ve|ll|d)\b|n't\b"
)
_RELATIVE = any_case(r"\s(?:who|which|that|where|whose)\s.*$")
_TENS = "eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
STARTS_NOUN = any_case(rf"(?:{DETERMINERS})\b")
_AFTER_NOUN = any_case(r"(?:for|in|on|of|at|with|after|before|between|from|by|to|about)\b")
THIRD = any_case(r"\b(?:s?he|him|his|hers?|they|them|theirs?)\b")
NO_AIM = words("a an the be have talk speak discuss explore connect reconnect catch chat meet")
"""First words that say no more than that one meets."""
_VERBS = words("""
    persuade convince clarify obtain secure ensure resolve gain encourage finalise finalize evaluate verify establish
    understand onboard strengthen reassure debrief brief align enlist
""")  # fmt: skip
_ALSO_NOUNS = words("""
    report test plan pilot visit record offer contact design order support supply change show research review launch
    search measure question track train transfer request store schedule cost cut deal drive fund help ship sign value
    work share pitch lead upgrade use list note name call book race garden fish programme paint produce run stay start
    stop talk meeting worry range return repair cover
""")  # fmt: skip
"""Verbs that are nouns as well: "test results", "order forms"."""
_NAMED_THING = any_case(
    rf"\b(?P<owner>{DETERMINERS}|{_TENS}|[a-z]{{4,}}s['\u2019]|fewer|more|another|each"
    rf"|every)\s+(?=(?P<words>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){{0,5}})(?!['\u2019\w-]))"
)
_NO_THING = words("""
    back away off out up down again now today tomorrow yesterday soon late early alone monday tuesday wednesday thursday
    friday saturday sunday something anything nothing it him minute minutes hour hours day days week weeks month months
    year years times percent but once twice nobody everybody night nights ends expires daughter son wife husband partner
    mother father parents children kids brother sister boss afloat alive asleep awake aware min mins hrs abt ppl yet
    together somebody someone anybody anyone colleague friend way lot bit thing things moment time people person one
    ones idea first last next
""")  # fmt: skip
"""Words that name nothing, or somebody or some time that one does not ask after as of a thing."""
_QUALITIES = words("""
    new old good bad best better same other whole short long big small great only free open closed full busy ready right
    wrong early extra local own main real more fewer spring summer autumn winter christmas easter weekend few much many
    less least most rest high low able willing second third half poor bad weak strong fair cold hot wet dry safe empty
""")  # fmt: skip
_PLURAL = as_written(r"[a-z]{2,}[^sui]s")
"""A noun behind which another word in small letters is most likely a verb: "scrub tops vanish"."""
_PERSON = any_case(
    r"(?:manager|director|officer|owner|boss|chief|chair|chairman|chairwoman|deputy|secretary|treasurer|mayor|leader|supervisor)s?"
)
"""Somebody, after whom one does not ask as of a thing."""
_UNITS = words("""
    kinds sorts types tonnes tons litres liters kilos euros pounds dollars metres meters miles degrees cents acres
    hectares points feet inches evenings mornings afternoons seasons terms
""")  # fmt: skip
_SEVERAL = as_written(r"[a-z]{3,}[^s\W]s (?:who|that|for|of|on|from)")
"""A word that can only be a noun: "volunteers who"."""


def is_thing(text: str) -> bool:
    """Whether TEXT is a noun phrase as far as its words tell."""
    words = text.split()
    if not words or len(words) > 14 or CLAUSE.match(text) or FINITE.search(_RELATIVE.sub("", text)):
        return False
    first = words[0].lower().strip(",;:")
    if STARTS_NOUN.match(text):
        return True
    if first in verbs.STOP or THIRD.fullmatch(first) or first.endswith("ly"):
        return False
    return not is_verb(words)


def thing_in(text: str, people: set[str], *, named: bool = False) -> str | None:
    """The thing TEXT speaks of, by the article, number or owner before it; None where no words name one for sure.

    PEOPLE are names and trades in small letters, which are no things. A text that is NAMED begins with its thing.
    """
    found: list[str] = []
    for match in _NAMED_THING.finditer(f"the {text}" if named and not STARTS_NOUN.match(text) else text):
        first = match["words"].split()[0]
        owner = match["owner"].lower()
        pronoun = owner == "one" and verbs.is_present(first)  # "the next one comes"
        run = [] if pronoun else _run(match["words"], people) or _alone(owner, match["words"], people)
        if run:
            owner = "your" if owner == "your" else "the"
            begins = named and not match.start()
            found.append(f"{owner} {spelling.lower_first(' '.join(run)) if begins else ' '.join(run)}")
    return max(found, key=lambda thing: len(thing.split()), default=None)


def _run(words: str, people: set[str]) -> list[str]:
    """The first WORDS as far as they can be one name, at most three; empty where they are none."""
    run: list[str] = []
    for word in words.split():
        low = word.lower()
        if not run and verbs.is_calendar(word):
            continue  # "the April plan of the port"
        if verbs.is_calendar(word) or (run and low.endswith("ing") and verbs.is_present(run[-1])):
            return []  # "a normal Tuesday", "number 12 stops running"
        ends = low in verbs.STOP | verbs.NUMBERS | verbs.AUXILIARIES | _NO_THING or low.endswith("ly") or low in people
        after_several = len(run) > 1 and _PLURAL.fullmatch(run[-1].lower()) and not low.endswith("s")
        if after_several or ends or not re.fullmatch(r"[^\W\d_][\w-]{2,}", word) or (run and _is_doing(low, run[-1])):
            break
        run.append(word)
    before_name = any(word[0].islower() and after[0].isupper() for word, after in pairwise(run))  # "colleague Paul"
    headed = len(run) == 1 and bool(_SEVERAL.fullmatch(" ".join(words.split()[:2])))
    if run and (_PERSON.fullmatch(run[-1]) or run[0].lower() in _UNITS):
        return []
    whole = headed or (len(run) > 1 and run[-1].lower() not in _QUALITIES and not verbs.is_present(run[0]))
    return run[-3:] if whole and not before_name else []


def _alone(owner: str, words: str, people: set[str]) -> list[str]:
    """The first of WORDS where it names a thing by itself: "forty drills", "your boxes", "the softener was"."""
    first, after = (*words.lower().split(), "")[:2]
    if _PERSON.fullmatch(first):
        return []
    known = verbs.STOP | verbs.NUMBERS | verbs.GENERIC | verbs.AUXILIARIES | _NO_THING | _QUALITIES | people
    if first in known or not re.fullmatch(r"[a-z]{4,}", first) or verbs.is_calendar(words.split()[0]):
        return []
    verb = verbs.base_of(first) if verbs.is_present(first) else None
    if first in _UNITS or (verb and verb not in _ALSO_NOUNS):
        return []
    several = re.search(r"[^su]s$", first) and owner not in ("a", "an", "one", "this", "that", "no", "my", "our")
    counted = several and after not in verbs.BASES and not verbs.is_past(first)
    subject = owner in ("the", "your") and after in verbs.AUXILIARIES | {"he", "she", "you", "they"}
    return [words.split()[0]] if (counted and owner not in ("the", "more", "fewer")) or subject else []


def _is_doing(low: str, before: str) -> bool:
    """Whether a word behind the noun BEFORE is its verb, or "outside" and the like, and no second noun."""
    verb = verbs.is_present(low) or verbs.is_past(low) or low in verbs.PARTICIPLES | verbs.GENERIC
    return verb or (low in verbs.BASES and (before.lower().endswith("s") or low not in _ALSO_NOUNS))


def is_deed(text: str) -> bool:
    """Whether TEXT begins with a verb in its base form, as what follows "you said you would" has to."""
    words = text.split()
    return is_verb(words) or (len(words) > 1 and words[0].islower() and words[1].lower() in ("me", "us"))


def is_known_verb(word: str) -> bool:
    """Whether WORD is a verb in its plain form, of those that say what is to be done too."""
    return word.lower() in verbs.BASES | _VERBS


def is_verb(words: list[str]) -> bool:
    """Whether WORDS begin with a verb of doing and not with a noun that is spelled like it."""
    first = words[0].lower() if words else ""
    if len(words) < 2:
        return first in _VERBS | NO_AIM or is_known_verb(first)
    if not words[0].isalpha() or (_AFTER_NOUN.match(words[1]) and first in _ALSO_NOUNS):
        return False
    takes = STARTS_NOUN.fullmatch(words[1]) or THIRD.fullmatch(words[1]) or CLAUSE.fullmatch(words[1])
    if takes or words[1] in ("THEM", "THEIRS"):
        return not STARTS_NOUN.fullmatch(first) and verbs.may_take(first)
    return is_known_verb(first) and first not in _ALSO_NOUNS


def may_have_verb(text: str) -> bool:
    """Whether a clause may hide in TEXT ("the trays arrive on Monday")."""
    words = text.split()
    return any(
        verbs.is_present(word) or verbs.is_past(word) or (word.lower() in verbs.BASES and before.endswith("s"))
        for before, word in pairwise(words)
    )
