"""What a note tells of the contact or the user, as a clause for the contact: a few safe patterns.

Every function returns None when no pattern fits: a sentence is left out, never bent.
"""

from __future__ import annotations

import datetime as dt
import re

from assistant.english import nouns, pronouns, spelling, things, verbs
from assistant.english.pronouns import Voice
from assistant.marks import THANKS_TO
from assistant.patterns import DAYS, MONTHS, any_case, as_written, words

_TOGETHER = {"met", "spoke", "talked", "chatted", "discussed"}
_FROM_ME_TO_THEM = {"visited", "called", "rang", "phoned", "saw", "toured"}
"""What a note without a subject most likely tells of the user: "Visited the mill"."""
_SAID_A_CLAUSE = any_case(
    r"(?!.* her\b)(?:said|says|mentioned|mentions) (?:the|his|her|their|its|all|every|each|most|no|nobody|two|three|four|\d+)\b"
)
"""That somebody said what others do: whoever stands in it walked nowhere with the user."""
_DATED_FIRST = any_case(
    rf"(?P<when>(?:back )?in (?:(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter) )?(?:19|20)\d\d),?\s+"
)
_SAYING = (
    r"(?:said|says|told (?:me|us)|mentioned|explained|wrote|reported|complained|admitted)(?: to (?:me|us))?(?: that)?"
)
_SINCE = as_written(
    rf"\bsince (?:\d|(?:early |late |last |the )*(?:{'|'.join(MONTHS)}|{'|'.join(DAYS)}"
    r"|spring|summer|autumn|winter|year|month|week)\b)"
)
_PERFECT = any_case(
    r"(?:(?:(?:her|his|their)(?: \w+){1,3}|[A-Z]\w+(?: [A-Z]\w+)?|she|he|they) )?(?:has|have) "
    r"(?:(?:now|also|already|just|not|always|never|only) )?(?P<verb>\w+)\b"
    r"(?:.*\b(?P<since>since|for (?:the (?:last|past) )?[\w-]+ (?:years|decades|seasons|summers|winters|terms|months))\b)?"
)
_TEAM = any_case(
    r"(?:her|his|their) (?:team|crew|staff|group|department|office|shop|firm|company|club|choir|kitchen|workshop)\b"
)
_REACHED = any_case(
    r"(?P<what>.*?)(?P<why>\b(?:because|when|whenever|if|since|unless|until)"
    r"(?: (?!(?:and|or|but|who|which|that|as|because|when|if)\b)[\w'-]+)+?) them\b"
)
"""What reaches those of whom a sentence tells, and why it does: "late because orders reach them late"."""
_MOODS = words("""
    busy happy unhappy sure unsure glad angry afraid keen stuck sad nervous curious ready short close about full off
    away abroad
""")  # fmt: skip
_CONDITION = words("if whether when because while until unless")
_NO_DOING = words("once twice half most all both even just")
_HELD = as_written(r"\b(?P<why>(?:if|whether|when|because) (?:(?!and\b|you\b)[\w'-]+ ){1,4}?)(?P<verb>is|are)\b")
"""What was so behind a verb that is told as past."""
_NEW_CLAUSE = words("that whether if i we she he they how what when where who which")
_OTHER_SUBJECT = _NEW_CLAUSE | words("because it so until while as and but")
"""Behind one of these, a verb may be of something else."""
_LASTING = any_case(
    r"(?:(?:she|he|they|(?-i:[A-Z])\w+) )?(?:lives?|knows?|speaks?|(?:dis)?likes?|hates?|prefers?|enjoys?|loves?|owns?|plays?|teaches|coaches|collects"
    r"|(?:has to|have to|must|may) (?:(?:only|always|first) )?[a-z]+(?: [\w.'-]+){0,3} (?:about|for|with|on|of) (?:any|every|all)\w*"
    r"|works? (?:as|at|for|in|with)|\w+s at \d|runs? (?!(?:\w+ )*(?:pilots?|projects?|trials?|workshops?|courses?|campaigns?|fairs?|late)\b)"
    r"|(?:has|have) (?:a |an |one |two |three |four |five |\d+ )?(?:\w+ )?(?:child|children|kids?|sons?|daughters?|twins|brothers?"
    r"|sisters?|dogs?|cats?|degree)|(?:is|are) (?:an?|the|from|allergic|vegetarian|vegan|married|single))\b"
    r"|(?:her|his|their|(?-i:[A-Z])\w+'s) (?:\w+ )?(?:mother|father|mum|dad|parents?|wife|husband|partner|son|daughter|children"
    r"|kids|brother|sister|family|twins|address|number|e-?mail|name|birthday)\b[^.]*?\b(?:is|are|has|have|lives?"
    r"|works?|goes|go|plays?|studies|study|teaches|speaks?)\b"
)
"""Home, family, work, tastes, rules: a state, and not a doing or a worry of those weeks."""
_WILL = as_written(r"\b(?:will|(?:is|are) going to) (?P<verb>[a-z]+)\b")
_EVENTS_IN_ING = words("""
    meeting opening training hearing closing wedding tasting briefing screening reading outing viewing gathering
    housewarming evening morning spring
""")  # fmt: skip
_NO_EVENT_FIRST = words("""
    off away abroad home free available closed open gone moving due early late between under until till since around
    near possibly maybe probably perhaps only never
""")  # fmt: skip
_UNTIL_A_DAY = any_case(r"\b(?:until|till|from|since|to) (?:the )?\d")
_PAST_MODALS = {"can": "could", "can't": "couldn't", "cannot": "could not", "will": "would", "won't": "wouldn't"}
_CAN = _PAST_MODALS | {
    "may": "might", "isn't": "weren't", "doesn't": "didn't", "don't": "didn't", "hasn't": "hadn't", "haven't": "hadn't",
}  # fmt: skip
_STILL_PRESENT = as_written(
    r"(?P<before>\b(?:you|but|and|though|although|yet)(?: still| just| also)?) (?P<verb>can['\u2019]t|cannot|can|will|won['\u2019]t"
    r"|may|isn['\u2019]t|doesn['\u2019]t|don['\u2019]t|hasn['\u2019]t|haven['\u2019]t)(?= )"
)
_BUT_NOW = as_written(
    r",? (?:but|though|although|because) (?:(?:she|he|they|you|it|there|I|we) )?(?:still |just )?(?P<verb>[\w'\u2019]+)\b.*$"
)
_WAS_AT = as_written(
    r"(?:was|is|were|are) (?:(?:\w+ly |still |just )?\w+ing|(?:just )?about to|due to)\b|(?:plan|hop|hope|intend|mean)(?:s|ned|ed|t|d)? to\b"
)
"""What somebody is at, or has before them."""
_NOW_LAST = as_written(r"(?<!\buntil)(?<!\btill)(?<!\bby)(?<!\bfrom)(?<!\bfor)(?<!\bto) now(?=$|[,;])")
"""What no past bears: "in November you cut your own reed now"."""
_MY_PEOPLE = as_written(r"\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ )?(?:boss|manager|assistant|deputy|colleague|apprentice)s?\b")
"""Who is named in what the user owes to the contact, and is a matter of theirs."""
_DOING_DID = as_written(r"[A-Za-z]+ing (?!and\b)[^,;:]+$|[A-Za-z]+ing (?!and\b)[^,;:]+, (?:and|so|but|which) ")
"""What doing something brought: no comma before its verb."""
_NEEDS_OBJECT = words("promoted appointed nominated shortlisted hired invited recruited employed seconded")
"""Verbs that are done to somebody: "promoted to head cook" was done to the contact."""
_NO_OBJECT = {"", "to", "as", "by", "at", "for", "in", "into", "from", "on", "with"}


def statement(
    text: str, voice: Voice, today: dt.date, noted: dt.date | None = None, *, present: bool = False
) -> str | None:
    """TEXT (a marked line about the contact) as a clause addressed to them, without a full stop, or None.

    "She wants X" -> "you wanted X"; "her pilot starts at Elm Street on 2026-11-30" -> "your pilot starts at Elm
    Street on 30 November". The present becomes the past unless a date in the text lies ahead or PRESENT keeps it; a
    day without its year is read when the day TEXT was NOTED is known.
    """
    words = spelling.first_statement(spelling.written_out(text) or "").rstrip(".").split()
    if not words or len(words) > 40 or not pronouns.mean_only_them(words, voice):
        return None
    if dated := _DATED_FIRST.match(" ".join(words)):
        rest = statement(" ".join(words)[dated.end() :], voice, today, noted, present=present)
        return f"{spelling.lower_first(dated['when'])} {rest}" if rest else None
    ahead = present or spelling.lies_ahead(" ".join(words), today, noted)
    first = words[0].lower()
    length = (
        1
        if first in verbs.SUBJECTS or pronouns.is_possessive_name(words[0], voice)
        else pronouns.name_length(words, voice)
    )
    if length and len(words) > length + 1 and _is_state(*words[length : length + 2]):
        words.insert(length, "is")  # "Dana torn between two kilns"
    bare = not length and first not in verbs.POSSESSIVES and verbs.is_past(first)
    named = meets_them(words, voice) if bare else pronouns.names_them(words[length:], voice)
    if first in _TOGETHER | _FROM_ME_TO_THEM or named:
        return None  # "Met at the fair" was both of us, and so was "Walked the fair with Dana"
    if first in verbs.SUBJECTS or pronouns.name_length(words, voice):
        turned = pronouns.second_person(words, first)[length + 1 : length + 2]
        if turned == ["you"] and words[length + 1].lower() in ("her", "him", "them"):
            return None  # "she gave her the key" is of two people
        whose, clause = "you", _predicate(words[length:], first, ahead=ahead)
    elif first in verbs.POSSESSIVES or pronouns.is_possessive_name(words[0], voice):
        whose, clause = "your", _possessed(words[1:], first, ahead=ahead)
    else:
        whose, clause = "you", _without_subject(words, ahead=ahead)
    clause = clause if ahead or clause is None else _NOW_LAST.sub("", clause)
    return spelling.with_days(f"{whose} {clause}", today) if clause else None


def _is_state(word: str, after: str) -> bool:
    """Whether WORD behind a subject leaves out its "is": "torn between", "keen to", but not "seen the plan"."""
    low = word.lower()
    if low == "been" or after.lower() in verbs.BEFORE_NOUN:
        return False
    return low in _MOODS - {"about", "full", "short", "close"} or (
        verbs.is_participle(low, sure=True)
        and not (verbs.is_past(low) or verbs.is_past_behind(low) or low in verbs.BASES)
    )


def _without_subject(words: list[str], *, ahead: bool) -> str | None:
    """WORDS that begin with their verb, as they follow "you": "moved to Ghent"."""
    first = words[0].lower()
    modal = first in verbs.MODALS | _NEEDS_OBJECT and not verbs.is_calendar(words[0])
    if not (verbs.is_past(first) or verbs.is_present(first) or modal):
        return None
    told = _SAID_A_CLAUSE.match(" ".join(words))
    both = not told and (_meets_itself(words) or verbs.plural_verb(words, 1))
    both = both or _ASKS_THEM.match(" ".join(words)) is not None
    return None if both else _predicate([first, *words[1:]], "", ahead=ahead)


_OF_THEMSELVES = any_case(
    r"(?:became|retired|graduated|(?:co-?)?founded|grew up|used to|liked|loved|hated|preferred|wanted|needed|seemed|sounded|looked (?!at|for|in|over|through|up)"
    r"|said|says|mentioned|complained|admitted|explained|reported"
    r"|(?:was |were |got )?(?:promoted|appointed|elected|shortlisted|nominated)|was (?:made|named|born|chosen|awarded|hired)"
    rf"|moved (?:back )?(?:to|into|from) (?!(?:the|an?|{'|'.join(DAYS)}|{'|'.join(MONTHS)}|\d)\b)"
    r"|(?:won|got|received) (?:the|an?|first|second|third|his|her|their) (?:[\w'\u2019-]+ ){0,4}?(?:prize|award|medal|cup|place|grant|scholarship|post|job)"
    r"|joined (?:the )?(?:[\w-]+ )?(?:board|council|firm|company|staff|committee))\b"
)
"""Past verbs without a subject that a note hardly tells of the one who wrote it."""
_TO_ME = any_case(r"\b(?:me|us)\b")
_OF_MINE = any_case(r"\b(?:I|we|me|us|my|our)\b")
_ASKS_THEM = any_case(
    r"(?:asked|(?:(?:wrote|called|rang|phoned|e?-?mailed|texted|messaged) )?(?:again )?to ask)\b.*?\b(?:if|whether) (?:s?he|they)\b"
    r"(?!.*\b(?:me|us|my|our|I|we)\b)"
)
"""What I asked them, where a note has no "I": "wrote to ask if she'd come"."""


_REPORTS = words("said mentioned felt feared hoped reckoned believed admitted complained worried")
"""Past verbs behind which "him" is who speaks, unless it follows at once."""


def doer_is_open(text: str, voice: Voice) -> bool:
    """Whether TEXT, of a plain note, begins with a past verb that may tell what its writer did: "booked the hall".

    Who jots notes leaves out "I" as often as "she". What is done for "me", and what nobody notes of themselves ("became
    head cook"), is the contact's, unless they stand in it as another: "got me a seat beside Dana".
    """
    words = spelling.lower_first(spelling.first_statement(text)).split()
    first = verbs.bare_word(words[0]) if words else ""
    if len(words) < 2 or first in verbs.ADJECTIVES | _MOODS or not _is_past_first(first):
        return False
    if re.search(r"[:,] ?[\"'\u2018\u201c]\w", text):
        return False  # "Wrote to the whole list: 'We are open!'"
    after = verbs.bare_word(words[1])
    if after not in verbs.BEFORE_NOUN and (
        verbs.finite(words) == 2 or (first in verbs.BASES and after not in verbs.STOP)
    ):
        return False  # "used pallets are free", "cut flowers sell best"
    if first in _REPORTS and not pronouns.names_them(words[1:2], voice) and after != "to":
        return False  # "said the weights reach him late"
    if meets_them(words, voice) or _meets_itself(words):
        return True
    of_mine = _OF_MINE if first in ("asked", "wondered") else _TO_ME
    return not (_OF_THEMSELVES.match(text) or of_mine.search(" ".join(words[1:])))


def _is_past_first(word: str) -> bool:
    """Whether WORD, which opens a jotting, is a past form: "booked", "rang"."""
    return verbs.is_past(word) or verbs.looks_past(word) or verbs.is_past_behind(word)


def asks_them(text: str) -> bool:
    """Whether TEXT tells, without "I", what its writer asked the contact: "wrote to ask if she'd come"."""
    return _ASKS_THEM.match(text) is not None


def meets_them(words: list[str], voice: Voice) -> bool:
    """Whether the contact stands in WORDS, which begin with a verb, as somebody else than who does it: "sold Dana a boat"."""
    known = verbs.BASES | verbs.STOP
    names = {p for p in voice.parts if len(p) > 2 and p not in known and not verbs.is_calendar(p.capitalize())}
    named = any(re.sub(r"['\u2019]s$", "", verbs.bare_word(word)) in names for word in words[1:])
    asked = _ASKS_THEM.match(" ".join(words)) is not None
    return named or asked or pronouns.names_them(words[1:], voice)


def tells_a_deed(text: str, voice: Voice) -> bool:
    """Whether TEXT was noted in the simple past, "built a loft": a deed whose day the note does not hold.

    A state of those weeks, "is learning" or "was moving", was so when it was noted.
    """
    words = spelling.first_statement(text).split()
    if words and words[0].lower() in _NEEDS_OBJECT:
        return True
    owned = bool(words) and (words[0].lower() in verbs.POSSESSIVES or pronouns.is_possessive_name(words[0], voice))
    start = 1 if owned else pronouns.subject_length(words, voice)
    at = [
        p
        for p, w in enumerate(words)
        if p >= start and (verbs.is_present(w) or verbs.is_past(w) or w.lower() in verbs.MODALS)
    ]
    place = next((p for p in at if not owned or p > 1), None)
    if start and not owned:
        place = next((p for p, word in enumerate(words) if p >= start and not verbs.is_adverb(word)), None)
    if place is None or not (
        verbs.is_past(words[place]) or (start and not owned and verbs.is_past_behind(words[place]))
    ):
        return False
    after = next((w.lower() for w in words[place + 1 :] if not w.lower().endswith("ly") and w.lower() != "still"), "")
    return not (
        words[place].lower() in ("was", "were") and (after.endswith("ing") or after in verbs.ADJECTIVES | _MOODS)
    )


def told_by_me(text: str, voice: Voice, *, won: bool = False) -> str | None:
    """TEXT as it stands, for the contact to read, when it tells what the user or a thing did: "we ran it on 40 tests".

    None when it may be about the contact, or about somebody else; WON says that it is a success of the user's, so that
    "asking the porter saved two days" is told too.
    """
    said = THANKS_TO.sub("", spelling.written_out(text) or "").strip().rstrip(".")
    words = said.split()
    first = verbs.bare_word(words[0]) if words else ""
    mine = re.match(r"(?:I|[Ww]e)(?:['\u2019](?:ve|d|m|re))?\b|(?:[Mm]y|[Oo]ur)\b", said) is not None
    theirs = (
        pronouns.subject_length(words, voice)
        or first in verbs.POSSESSIVES
        or (words and pronouns.is_possessive_name(words[0], voice))
    )
    does = verbs.is_present(first) and not said.casefold().startswith("thanks to ")
    doing = first.endswith("ing") and not (won and _DOING_DID.match(said) and verbs.finite(words))
    verb_first = does or first in verbs.BASES | verbs.MODALS or doing
    if not words or theirs or (not mine and (verb_first or not verbs.finite(words))):
        return None
    turned = pronouns.to_reader(said, "", voice)
    named = _MY_PEOPLE.sub("we", turned) if turned and THANKS_TO.search(text) else turned
    return spelling.capital(turned) if turned and named and not pronouns.tells_of_others(named, voice) else None


def noted_result(text: str, voice: Voice) -> str | None:
    """TEXT where it is a result jotted without a verb, "scours in 3 of 38 kids; one barn only"; else None."""
    said = THANKS_TO.sub("", spelling.written_out(text) or "").strip().rstrip(".")
    words = said.split()
    if len(words) < 4 or not re.search(r"\d", said) or verbs.finite(re.split(r"[,;]", said)[0].split()):
        return None
    first = verbs.bare_word(words[0])
    if (
        verbs.is_past(first)
        or verbs.is_present(first)
        or first in verbs.BASES | verbs.MODALS | verbs.SUBJECTS
        or pronouns.subject_length(words, voice)
    ):
        return None
    turned = pronouns.to_reader(said, "", voice)
    return spelling.lower_first(turned) if turned and not pronouns.tells_of_others(turned, voice) else None


def was_doing(text: str, voice: Voice) -> bool:
    """Whether TEXT tells what the contact was at, or about to do, when it was noted: "she is redrawing the map"."""
    words = _DATED_FIRST.sub("", text, count=1).split()
    return _WAS_AT.match(" ".join(words[pronouns.subject_length(words, voice) :])) is not None


def is_mine(text: str) -> bool:
    """Whether TEXT begins with the user: "I counted", "our test"."""
    return re.match(r"(?:I|we|my|our)\b", text, re.IGNORECASE) is not None


def as_told(text: str, note: str, voice: Voice) -> str | None:
    """TEXT as it follows "you told me that", when NOTE says that the contact told it: "Said he retypes 40 of them".

    The words keep their tense, for they were said.
    """
    said = spelling.first_statement(spelling.written_out(text) or "").rstrip(".")
    who = "|".join(["she", "he", "they", *sorted(map(re.escape, voice.names), key=len, reverse=True)])
    says = rf"(?:^|[.!?;,]\s+|\n|\b(?:{who})\s+){_SAYING}\s+{re.escape(said)}"
    if not said or not re.search(says, note, re.IGNORECASE):
        return None
    words = said.split()
    if not pronouns.mean_only_them(words, voice) or pronouns.names_them(words, voice) or not verbs.finite(words):
        return None
    turned = pronouns.second_person(words, words[0].lower())
    if words[0].lower() in ("she", "he"):
        for place in range(2, len(words)):
            after = verbs.bare_word(words[place + 1]) if place + 1 < len(words) else ""
            joined = words[place - 1].lower() in ("and", "but")
            if joined and (
                verbs.is_present(words[place]) or (after in verbs.OBJECT_STARTS and verbs.without_s(words[place]))
            ):
                turned[place] = (
                    verbs.WITH_YOU.get(words[place])
                    or verbs.base_of(words[place])
                    or verbs.without_s(words[place])
                    or ""
                )
    return spelling.lower_first(" ".join(turned))


def retold(text: str, voice: Voice) -> str | None:
    """TEXT about their people or things, which needs no turning but "their", as it follows "you told me that"; else None."""
    said = spelling.first_statement(spelling.written_out(text) or "").rstrip(".")
    words = said.split()
    whole = verbs.finite(re.split(r"[,;:]", said)[0].split()) > 0  # "11 riders, two started" is jotted
    turned = pronouns.to_reader(said, "them" if said.lower().startswith("their ") else "", voice) if whole else None
    acts = bool(words) and _opens_as_verb(words) and not verbs.plural_verb(words, 1)
    if turned is None or acts or pronouns.subject_length(words, voice) or is_mine(said):
        return None
    verb, after = verbs.bare_word(words[verbs.finite(words)]), " ".join(words[verbs.finite(words) + 1 :])
    told = re.match(rf"\d|\w+(?:ed|en|ing)\b|(?:{'|'.join(verbs.NUMBERS)})\b", after)
    if verbs.is_participle(verb, sure=True) and re.match(r"(?:of|for|in|on|to)\b", after) and re.match(r"\d", said):
        return None  # "12 pumps left of the old series" is jotted
    if verb in ("is", "are", "was", "were") and not (told or verbs.is_participle(after.split(" ")[0], sure=True)):
        return None  # "the board is a mess" is what somebody thinks of it
    named = verbs.bare_word(words[0]) in verbs.BEFORE_NOUN | verbs.POSSESSIVES | verbs.AMOUNTS or words[0][0].isdigit()
    if not named and not verbs.is_plural(verbs.bare_word(words[verbs.finite(words) - 1])):
        return None  # "new quay opens" is jotted
    return spelling.lower_first(turned) if pronouns.stands_alone(turned, voice) else None


def is_habit(text: str, voice: Voice) -> bool:
    """Whether TEXT tells in the simple present what they or theirs do again and again: "he retypes 40 reports a week"."""
    words = text.split()
    several = _plural_does(words[1:]) if verbs.bare_word(text.split(" ")[0]) in verbs.POSSESSIVES else None
    start = pronouns.subject_length(words, voice) or (1 + several if several else 2 * (_TEAM.match(text) is not None))
    verb = next((verbs.bare_word(word) for word in words[start:] if not verbs.is_adverb(word)), "") if start else ""
    often = re.search(
        r"\b(?:every|each|per|always|daily|weekly|monthly|an? (?:hour|day|night|week|month|year)"
        rf"|(?:on|in) (?:the )?(?:(?:{'|'.join(DAYS)})s|(?:\w+day )?(?:mornings|afternoons|evenings|nights)))\b",
        text,
    )
    acts = bool(several) or (verb.endswith("s") and not verb.endswith("ss"))
    return bool(often) and verb not in verbs.AUXILIARIES and acts


def is_perfect(text: str, *, since: bool = True) -> bool:
    """Whether TEXT tells in the perfect what still held when it was noted: "has led the choir since May"."""
    found = _PERFECT.match(text)
    return found is not None and verbs.is_participle(found["verb"], sure=True) and bool(found["since"] or not since)


def since_bends(text: str) -> bool:
    """Whether TEXT says since when in another tense: "runs the choir since May" has no past."""
    return _SINCE.search(text) is not None and not re.search(
        r"\b(?:[Hh]as|[Hh]ave|[Hh]ad)\b|['\u2019](?:s|ve|d)\b", text
    )


def _meets_itself(words: list[str]) -> bool:
    """Whether the contact is the object of a clause without a subject: "walked the loft with her" was not her alone."""
    end = next((place for place, word in enumerate(words) if word.lower() in _NEW_CLAUSE), len(words))
    pairs = zip(words[:end], pronouns.second_person(words, ""), strict=False)
    return any(
        re.match(r"(?:her|him)\b", word, re.IGNORECASE) and turned.startswith("you") and not turned.startswith("your")
        for word, turned in pairs
    )


def is_lasting(text: str) -> bool:
    """Whether TEXT tells in the present what most likely still holds ("her mother lives in Rome").

    Told as past ("in September your mother lived in Rome") it would read as over.
    """
    return _LASTING.match(text.strip()) is not None and not re.search(
        r"\b(?:now|currently|at the moment)\b|(?:\b(?:is|are)|['\u2019](?:s|re)) (?:\w+ )?\w+ing\b", text
    )


def event(text: str, day: dt.date, voice: Voice, today: dt.date) -> str | None:
    """A `when:` line as a sentence without its full stop: "Your thesis defence is on 30 November"."""
    said = spelling.first_statement(spelling.written_out(spelling.ISO_DAY.sub(" ", text).strip()) or "").rstrip(".")
    if day < today and (planned := _WILL.search(said)):
        before = said[: planned.start()].split()
        if pronouns.subject_length(before, voice) not in (0, len(before)):
            return None  # "he has bought a kiln and will fire it": neither was done on that day
        was = "were" if before and re.search(r"[^sui'\u2019]s$", before[-1]) else "was"
        said = _WILL.sub(rf"{was} going to \g<verb>", said, count=1)  # no note tells that it was done
    if named := _named(said, voice):
        words = named.split()
        head = (
            next((place for place in range(1, len(words)) if words[place].lower() in verbs.BEHIND_HEAD), len(words)) - 1
        )
        plural = re.search(r"[a-z][^sui'\u2019]s$", words[head]) is not None
        verb = ("are" if plural else "is") if day >= today else "were" if plural else "was"
        return spelling.capital(f"{named} {verb} on {spelling.spoken(day, today)}")
    words = said.split()
    begun = bool(words) and (pronouns.subject_length(words, voice) > 0 or _opens_as_verb(words))
    if not words or not (begun or things.verb_behind(words)):
        return None
    if clause := statement(f"{said} on {day}", voice, today):
        return spelling.capital(clause)
    clause = _of_a_thing(words, voice, past=day < today)
    return spelling.capital(f"{clause} on {spelling.spoken(day, today)}") if clause else None


def went(text: str, voice: Voice) -> str | None:
    """What is asked after TEXT, the words of a `when:` line: "How did your viva go?"; None where it is a clause."""
    said = spelling.first_statement(spelling.written_out(spelling.ISO_DAY.sub(" ", text).strip()) or "").rstrip(".")
    first = verbs.bare_word(said.split()[0]) if said else ""
    after = verbs.bare_word(said.split()[1]) if " " in said else ""
    doing = first.endswith("ing") and bool(after) and (first not in _EVENTS_IN_ING or after in verbs.BEFORE_NOUN)
    named = pronouns.to_reader(said, "", voice) if doing else _named(said, voice)
    return f"How did {named} go?" if named else None


def _named(said: str, voice: Voice) -> str | None:
    """SAID, of a `when:` line, as a thing of theirs, "your talk on rents"; None where it is a clause or may be another's."""
    words = said.split()
    own = bool(words) and pronouns.is_possessive_name(words[0], voice)
    if not words or pronouns.subject_length(words, voice) or (not own and re.search(r"['\u2019]s?$", words[0])):
        return None  # "Tom's birthday"
    if not pronouns.mean_only_them(words, voice) or pronouns.names_them(words[1:] if own else words, voice):
        return None
    if _opens_as_verb(words) or things.verb_behind(words) != 0 or not _names_an_event(words):
        return None
    if " and " not in said:
        words = re.split(r"[,;] ", said)[0].split()  # what is jotted behind it belongs into no sentence
    owner = words[0].lower()
    if owner in verbs.POSSESSIVES | {"a", "an"} or own:
        words = ["your", *words[1:]]
    elif owner != "the":
        common = things.is_event_noun(words[0]) or owner in verbs.GENERIC
        words = [owner if common else words[0], *words[1:]]
        plain = verbs.POSSESSIVES & set(map(str.lower, words)) or re.search(r"\b(?:deadline|cut-?off)\b", said)
        words = ["the" if plain else "your", *words]
    return " ".join(pronouns.second_person(words, "their" if owner == "their" else ""))


def _opens_as_verb(words: list[str]) -> bool:
    """Whether WORDS begin with what the contact does: "moves to Bern", not "talks with the union"."""
    low, after = verbs.bare_word(words[0]), verbs.bare_word(words[1]) if len(words) > 1 else ""
    noun = things.is_event_noun(low) and low not in things.VERBS_OF_AN_EVENT and after in verbs.BEHIND_HEAD
    return (
        verbs.is_past(low) or verbs.is_present(low) or (low in verbs.MODALS and not verbs.is_calendar(words[0]))
    ) and not noun


def _of_a_thing(words: list[str], voice: Voice, *, past: bool) -> str | None:
    """A clause about a thing as it stands, "the survey closes", in the PAST where its day is over; None for persons."""
    place = things.verb_behind(words)
    turned = pronouns.to_reader(" ".join(words), "", voice)
    if any(
        pronouns.may_be_person(word) and word.lower() not in pronouns.THEIR_PEOPLE for word in words[1 : place or 0]
    ):
        return None
    if (
        not place
        or turned is None
        or words[0].lower() not in ("the", "a", "an")
        or pronouns.tells_of_others(turned, voice)
    ):
        return None
    verb, said = words[place].lower(), turned.split()
    if past and not verbs.is_past(verb):
        base = verb if verb in verbs.BASES else verbs.base_of(verb) or verbs.without_s(verb)
        said[place] = {"is": "was", "are": "were", "has": "had"}.get(verb) or (verbs.past_of(base) if base else "")
    return " ".join(said) if said[place] else None


def _names_an_event(words: list[str]) -> bool:
    """Whether WORDS begin with a noun phrase: "his exam", "launch of the app"; not "in Rome", "moving to Bern", "free again"."""
    owned = (
        words[0].lower() in verbs.POSSESSIVES | {"the", "a", "an"} or re.search(r"['\u2019]s?$", words[0]) is not None
    )
    first = verbs.bare_word(words[1] if owned and len(words) > 1 else words[0])
    ing = (
        first.endswith("ing")
        and first not in _EVENTS_IN_ING
        and {first[:-3], first[:-3] + "e", first[:-4]} & verbs.BASES
    )
    small = first in (pronouns.NOT_A_NOUN | verbs.STOP | (set() if owned else _NO_EVENT_FIRST)) - {
        "first",
        "last",
        "next",
        "second",
    }
    verb = first in verbs.VERBS_ONLY and not owned
    dated = first[:1].isdigit() and len(words) > 1 and verbs.is_calendar(words[1].strip(".,"))
    return not (ing or small or verb or dated or _UNTIL_A_DAY.search(" ".join(words)))


def in_the_past(clause: str) -> str:
    """CLAUSE as it reads behind "in October": "you can't get in" turned, "but is short of money" cut.

    Empty where it tells what lay ahead then.
    """
    if re.match(r"you (?:will|won['\u2019]t|may|must|shall)\b", clause):
        return ""
    behind = _BUT_NOW.search(clause)
    if behind and (verbs.is_present(behind["verb"]) or behind["verb"] in ("am", "are", "have")):
        clause = clause[: behind.start()]
    return _STILL_PRESENT.sub(lambda m: f"{m['before']} {_CAN[m['verb'].replace(chr(0x2019), chr(39))]}", clause)


def _predicate(words: list[str], subject: str, *, ahead: bool) -> str | None:
    """The words after the subject "you": main verb in the past (or kept when AHEAD), pronouns turned."""
    first = next((n for n, word in enumerate(words) if not (subject and verbs.is_adverb(word))), None)
    if first is None:
        return None
    adverbs, verb, rest = words[:first], words[first], words[first + 1 :]
    low = verb.lower().rstrip(",")
    if "now" in adverbs and not ahead and not verbs.is_past(low):
        return None  # "you now grew hops"
    if low in _NEEDS_OBJECT and (after := verbs.bare_word(rest[0]) if rest else "") in _NO_OBJECT:
        if after not in ("to", "as", "by") or subject:
            return None
        turned = f"were {low}"
    elif low in verbs.MODALS or (verbs.is_past(low) and low not in ("was",)):
        turned = low
    elif low == "was":
        turned = "were"
    elif verbs.is_present(low) or (subject == "they" and low in verbs.BASES):
        turned = verbs.WITH_YOU.get(low, verbs.base_of(low) or low) if ahead else verbs.past_form(low)
    elif subject and low not in ("owes", "owed") and (base := verbs.base_behind_subject(low)):  # a debt is a promise
        turned = low if base == low or not low.endswith("s") else base if ahead else verbs.past_of(base)
    else:
        return None
    told = _joined(rest, low, ahead=ahead)
    return None if told is None else " ".join([*adverbs, turned, *pronouns.second_person(told, subject)])


def _joined(rest: list[str], low: str, *, ahead: bool) -> list[str] | None:
    """REST, behind the verb LOW, with the verbs that are joined to it in its time; None where one may be a noun."""
    for place, word in enumerate(rest):
        joins = word.lower() in ("and", "but") and not _OTHER_SUBJECT.intersection(map(str.lower, rest[:place]))
        if joins and rest[place + 1 : place + 2] in (["was"], ["wasn't"]):
            rest[place + 1] = verbs.WITH_YOU[rest[place + 1]]
        if joins and rest[place + 1 : place + 2] == ["now"] and verbs.is_present(" ".join(rest[place + 2 : place + 3])):
            rest[place + 2] = verbs.base_of(rest[place + 2].lower()) or rest[place + 2]
        second = _second_verb(rest[place + 1 :])
        if word.endswith(",") and second:
            return [*rest[:place], word.rstrip(",")]  # "lost a week when the pump froze, drains it every night"
        if word.lower() in ("and", "but", "then") and second is not None:
            if not second or not low.endswith("s") or low == "was":
                return None
            rest[place + 1] = second if ahead else verbs.PAST_WITH_YOU.get(rest[place + 1]) or verbs.past_of(second)
        if word.lower() in ("and", "but") and low not in verbs.MODALS and not ahead:
            rest[place + 1 : place + 2] = [_PAST_MODALS.get(after, after) for after in rest[place + 1 : place + 2]]
    return rest


def _second_verb(words: list[str]) -> str | None:
    """The verb in the third person that WORDS begin with, as it follows "you"; empty where it may be a noun, None if none."""
    joined, after = [*map(verbs.bare_word, words[:2]), "", ""][:2]
    if not after or joined in verbs.NO_VERB_IN_S:
        return "" if after and joined == "was" else None
    base = verbs.WITH_YOU.get(joined) or (verbs.base_of(joined) if verbs.is_present(joined) else None)
    if base is not None:
        return base if joined in verbs.WITH_YOU or after in verbs.BEFORE_NOUN | verbs.AMOUNTS | {"it", "them"} else ""
    unknown = verbs.without_s(joined)
    if unknown is None or after not in verbs.BEFORE_NOUN | {"it", "them"}:
        return None
    return unknown if after in ("it", "them") else ""


def _possessed(words: list[str], subject: str, *, ahead: bool) -> str | None:
    """The words after "your": a noun phrase, then its verb, in the past unless AHEAD."""
    place = next((i for i, w in enumerate(words) if i and _may_be_verb(w, words[i - 1])), None)
    together = _plural_does(words)
    if together is not None and (place is None or together < place):
        verb = words[together] if ahead else verbs.past_of(words[together])
        place = together
    elif place is None or _CONDITION.intersection(map(str.lower, words[:place])):
        return None  # the verb before "if" is not known
    else:
        verb = _verb_behind_your(words, place, ahead=ahead)
    rest = " ".join(pronouns.second_person(words[place + 1 :], subject))
    if not ahead:
        rest = _HELD.sub(lambda m: f"{m['why']}{'was' if m['verb'] == 'is' else 'were'}", rest)
    why = _REACHED.match(rest) if _TEAM.match(f"their {' '.join(words)}") else None
    if why and all(word in verbs.MEASURES for word in re.findall(r"\w+[^su\W]s\b", why["what"])):
        rest = f"{why['what']}{why['why']} you{rest[why.end() :]}"  # "them", where the team alone is several
    return " ".join([*pronouns.second_person(words[:place], subject), verb, *rest.split()])


def _plural_does(words: list[str]) -> int | None:
    """The place of the verb behind the plural that WORDS begin with, one of no list where its object shows it: "clerks phone the yard"."""
    for place in range(1, len(words)):
        unknown = re.fullmatch(r"[a-z]{3,}(?<!s|y)(?<!ed)(?<!ing)", words[place]) and words[place] not in _NO_DOING
        acts = unknown and verbs.is_plural(words[place - 1]) and nouns.is_verb(words[place:])
        if verbs.plural_verb(words, place) or (acts and verbs.bare_word(words[place + 1]) in verbs.BEFORE_NOUN):
            return place
    return None


def _verb_behind_your(words: list[str], place: int, *, ahead: bool) -> str:
    """The verb at PLACE behind the noun that WORDS begin with, in the past unless AHEAD."""
    verb = words[place].lower()
    head = next((i for i in range(1, place) if words[i].lower() in verbs.BEHIND_HEAD), place) - 1
    plural = verbs.is_plural(words[head])  # "the test with doctors was", "her new address is"
    if not ahead and (verbs.is_present(verb) or verb == "are"):
        verb = {"is": "was", "isn't": "wasn't"}.get(verb) or verbs.PAST_WITH_YOU.get(verb) or verbs.past_form(verb)
        return "were" if verb == "was" and plural else verb
    return verb if ahead else _PAST_MODALS.get(verb, verb)


def _may_be_verb(word: str, before: str) -> bool:
    """Whether WORD is a verb where it stands: "rents" is none in "talk on rents"."""
    low = word.lower()
    noun = (
        low not in verbs.AUXILIARIES | verbs.MODALS
        and before.lower() in (verbs.BEHIND_HEAD - {"who", "that", "which"}) | verbs.BEFORE_NOUN
    )
    return (verbs.is_present(low) or verbs.is_past(low) or low in verbs.MODALS | {"are"}) and not noun
