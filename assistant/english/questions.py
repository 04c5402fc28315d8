"""What a goal wants to know as a question to the contact, and what it wants as an outcome one can see."""

from __future__ import annotations

import re

from assistant.english import verbs
from assistant.english.pronouns import Voice, mean_only_them, second_person, subject_length
from assistant.english.spelling import capital, lower_first
from assistant.patterns import any_case
from assistant.patterns import words as word_set

_MEASURED = word_set("many much long often far soon well badly big large old hard fast")
_BEGINS_A_CLAUSE = word_set("that who whom when if because while after before since")
OBSERVABLE = word_set("""
    agree answer book choose confirm decide list name pick promise schedule send set show sign tell explain describe
    introduce learn
""")  # fmt: skip
"""Verbs whose result a stranger could see (rubric A1 and its neighbours)."""
_BEFORE_PLACE = word_set("of in at on for with from about to by under over near between behind without")
"""Words with which more is said of a noun: "which tool for the bench"."""
_MEETS_THEM = any_case(
    rf"(?:{'|'.join(sorted(_BEFORE_PLACE))}) .*\b(?:her|him|them) (?:the )?(?:most|least|longest|first|best)$"
)
_JOINED = any_case(rf",? and (?=(?:{'|'.join(sorted(verbs.WH))}|whether|if)\b(?! to\b))")
_DOERS = word_set("what who which")
_DONE_TO = verbs.BEFORE_NOUN | word_set("him them me us you about")
"""Words that follow a verb and no adjective: "what surprised him", where "what retired teachers want" has another verb."""
_AFTER_VERB = word_set("first last most next down up out off apart in on at when after before during with for and")
_OBJECTS = word_set("half access for to with time room space anything anyone plans contacts experience")


def question(clause: str, voice: Voice) -> str | None:
    """A goal such as "ask how she will measure the pilot" as a question to the contact, or None."""
    text = clause.strip().rstrip(".?!")
    if match := re.match(r"(?:whether|if)\s+(?P<rest>.+)$", text, re.IGNORECASE):
        return _inverted("", match["rest"].split(), voice)
    words = text.split()
    low = [word.lower() for word in words]
    if len(words) < 2 or low[0] not in verbs.WH:
        return None
    if len(words) > 2 and low[1] == "to":
        return _asked(f"{words[0]} would you", words[2:], voice)
    if len(words) > 2 and low[0] in _DOERS and low[1].endswith("ed") and low[2] in _DONE_TO:
        return _asked(words[0], words[1:], voice)  # "what surprised him": no noun is behind "surprised"
    if low[0] == "what" and verbs.is_past_behind(low[1]) and {*low[2:3]} <= _AFTER_VERB:
        return _asked(words[0], words[1:], voice)  # "what broke first in the move"
    for length in range(1, min(8, len(words))):
        if _BEGINS_A_CLAUSE & {*low[1:length]}:
            break
        if subject_length(words[length:], voice):
            return _inverted(" ".join(words[:length]), words[length:], voice)
    if re.match(r"what (?:made|makes) her [a-z]+", text, re.IGNORECASE) and low[3].rstrip(",") in verbs.BASES:
        words[2] = "him"  # the person: "what made her leave"
    return _about_a_thing(words, low, voice)


def two(text: str, voice: Voice) -> str | None:
    """TEXT of a goal that asks two things, "whether it is ready and when it will come", as one sentence; else None."""
    first, *second = _JOINED.split(text, maxsplit=1)
    if not second or _BEGINS_A_CLAUSE.union(verbs.WH) & {*first.lower().split()[1:]}:
        return None  # "whether she knows when it opens and how it works"
    one, other = question(first, voice), two(second[0], voice) or question(second[0], voice)
    if other and first.lower() in verbs.WH:
        return f"{capital(first)} and {lower_first(other)}"  # "how and when it will be free"
    return f"{one[:-1]}, and {lower_first(other)}" if one and other else None


def _about_a_thing(words: list[str], low: list[str], voice: Voice) -> str | None:
    """WORDS, whose subject is not the contact, as a question; LOW are the same in small letters."""
    which = low[0] in ("which", "what")
    if (which or low[0] == "who") and (_is_verb(words[1]) or words[1] in verbs.MODALS):
        return _asked(words[0], words[1:], voice)  # "who handles procurement": the question word is the subject
    suits = next((n for n in range(2, len(words) - 1) if _suits_them(words[n], low[n + 1])), 0)
    if which and suits:
        theirs = ["you" if word == "them" else word for word in words[suits + 1 :]]
        return _asked(" ".join(words[: suits + 1]), theirs, voice)  # "which week suits her": the week does it
    subject = low[1] in {"it", "this", "that", "they", "i", "we", *verbs.POSSESSIVES}
    if which and len(words) > 3 and not subject and (low[2] in verbs.MODALS or verbs.is_present(words[2])):
        return _asked(" ".join(words[:3]), words[3:], voice)  # "which day would suit her"
    if _is_about_what_is_asked(words, low):
        return _asked(words[0], words[1:], voice)
    own = next((n for n in range(2, len(words)) if low[n] in verbs.BEFORE_NOUN and low[n - 1] not in _BEFORE_PLACE), 0)
    counted = low[0] == "how" and low[1] in _MEASURED
    modal = next((n for n in range(3, len(words)) if low[n] in verbs.MODALS and not _needs_it(low[n:])), 0)
    if own and (counted or (low[0] == "which" and not modal)):
        return _inverted(" ".join(words[:own]), words[own:], voice)  # "how many beds the ward lost"
    if low[0] == "who" and low[1] in ("in", "at", "on", "of", "from", "else"):
        return _asked("who", words[1:], voice) if any(map(_is_verb, words)) else None
    if which and modal:
        return _before_modal(words, low, modal, voice)
    named = low[1] in verbs.BEFORE_NOUN or words[1][:1].isupper()
    if (counted or low[0] == "which") and not named:
        return None  # whose verb it is does not show
    return _inverted(words[0], words[1:], voice)


def _needs_it(low: list[str]) -> bool:
    """Whether LOW begins with "need" as a verb of its own: "what her volunteers need most"."""
    return low[0] == "need" and not {*low[1:2]} & {"not", *verbs.BASES}


def _before_modal(words: list[str], low: list[str], modal: int, voice: Voice) -> str | None:
    """WORDS that begin with "which" or "what" and have their modal verb at the place MODAL, as a question."""
    phrase = low[modal - 2] in _BEFORE_PLACE or (
        low[modal - 2] in verbs.BEFORE_NOUN and low[modal - 3] in _BEFORE_PLACE
    )
    if low[1] == "of" or (low[0] == "which" and phrase):
        return _asked(words[0], words[1:], voice)  # "which of the two plans would work", "which page for the board ..."
    if low[0] == "what" and all(word[:1].isupper() for word in words[1:modal]):
        return _inverted(words[0], words[1:], voice)  # "what Ada Lind would need"
    owned = next((n for n in range(1, modal) if low[n] in verbs.BEFORE_NOUN and low[n - 1] not in _BEFORE_PLACE), 0)
    if not owned and low[0] == "what":
        return None  # "what young readers would need", "what colour readers would need"
    named = owned or next((n for n in range(modal - 1, 1, -1) if not words[n - 1][:1].isupper()), modal - 1)
    return _inverted(" ".join(words[:named]), words[named:], voice)  # "which label text children can copy"


def _is_about_what_is_asked(words: list[str], low: list[str]) -> bool:
    """Whether what is asked for is the subject: "which step of milling took", "how many singers stayed"."""
    start = 2 if low[:2] in (["how", "many"], ["how", "much"]) else 1 if low[0] in ("which", "whose") else len(words)
    if low[0] == "what" and _MEETS_THEM.match(" ".join(low[2:])):
        start = 1  # "what mistake with the oven cost her most": the verb has its object
    several = any(verbs.is_plural(low[n - 1]) for n in range(start + 1, len(low)) if low[n] in _BEFORE_PLACE)
    for place in range(start + 1, len(words)):
        behind = low[place - 1] in _BEFORE_PLACE  # "with the oven" only says more of what is asked for
        if low[place] in verbs.BEFORE_NOUN | verbs.SUBJECTS | {"i", "we", "you"} and not behind:
            return False  # a subject of its own follows
        if low[place] in verbs.MODALS:
            return "of" in low[start:place]  # "which label children can copy" has another subject
        if behind or low[place - 1] in verbs.BEFORE_NOUN:
            continue
        does = several and low[place] in verbs.BASES and low[place + 1 : place + 2] in (["her"], ["him"], ["them"])
        if does or _is_verb(words[place]) or words[place].endswith("ed") or verbs.plural_verb(words, place):
            return low[1] not in verbs.BEFORE_NOUN
    return False


def _is_verb(word: str) -> bool:
    return verbs.is_present(word) or verbs.is_past(word)


def _suits_them(verb: str, after: str) -> bool:
    """Whether VERB is one in the third person whose object, in small letters, is the contact."""
    return re.fullmatch(r"[a-z]{3,}[^s]s", verb) is not None and after in ("her", "him", "them", "you")


def outcome(goal: str, contact: str, voice: Voice) -> str | None:
    """A goal as an outcome one can see: "she names X" -> "By the end, Dana has named X.", or None."""
    words = goal.strip().rstrip(".").split()
    if not words:
        return None
    length = subject_length(words, voice)
    rest = words[length:]
    together = words[0].lower() in ("agree", "schedule", "book", "set", "plan", "confirm")
    who = f"{contact} has" if length else ("we have" if together else "I have")
    if length and rest and rest[0].lower() in ("has", "have"):
        return f"By the end, {contact} has {' '.join(rest[1:])}."
    if not length and words[0].lower() in ("i", "we") and len(words) > 1:
        who, rest = f"{words[0] if words[0] != 'i' else 'I'} have".replace("We", "we"), words[1:]
    verb = rest[0] if rest else ""
    base = verbs.base_of(verb) or (verb.lower() if verb.lower() in verbs.BASES else "")
    if base not in OBSERVABLE:
        return None
    return f"By the end, {who} {verbs.participle_of(base)} {' '.join(rest[1:])}".rstrip() + "."


def _inverted(wh: str, words: list[str], voice: Voice) -> str | None:
    """WH + subject + verb as a question to the contact."""
    theirs = subject_length(words, voice)
    place = theirs or _verb_place(words)
    subject, rest = "you" if theirs else " ".join(second_person(words[:place], "")), words[place:]
    if theirs and len(rest) > 1 and rest[0].lower() in verbs.ADVERBS:
        subject, rest = f"you {rest[0].lower()}", rest[1:]
    if not place or not rest:
        return None
    verb, they = rest[0].lower(), words[0].lower() == "they"
    helper = verbs.WITH_YOU.get(verb, verb) if theirs else verb
    if wh and len(rest) == 1 and verb in ("is", "are", "was", "were"):  # "how she is", "what the price is"
        return _asked(f"{wh} {helper} {subject}", [], voice)
    if verb in verbs.AUXILIARIES and len(rest) > 1 and not _is_main_verb(verb, rest[1]):
        return _asked(f"{wh} {helper} {subject}", rest[1:], voice)
    if verbs.base_of(verb) is None and verbs.looks_past(verb):
        helper = "have" if theirs or words[place - 1].lower().endswith("s") else "has"
        return _asked(f"{wh} {helper} {subject} {verb}", rest[1:], voice)
    plural = verb in verbs.BASES and (they if theirs else verbs.plural_verb(words, place))
    base = verb if plural else verbs.base_of(verb) or (verbs.without_s(verb) if theirs and not they else None)
    if base is None or base == "be":
        return None
    helper = "did" if verbs.is_past(verb) and not plural else ("do" if theirs or plural else "does")
    return _asked(f"{wh} {helper} {subject} {base}", _joined(rest[1:]), voice)


def _verb_place(words: list[str]) -> int:
    """The place of the verb behind a subject that is not the contact, 0 where none is plain: "the ward lost"."""
    at = [(i, w) for i, w in enumerate(words) if i and w[:1].islower()]  # "Rose" is a name
    known = [i for i, w in at if w.lower() in verbs.AUXILIARIES or _is_verb(w)]
    known += [i for i, w in at if verbs.looks_past(w) or verbs.plural_verb(words, i)]
    place = known[0] if known else 0
    if place + 1 in known and words[place].lower() not in verbs.AUXILIARIES:
        return 0  # "how the project plans change"
    return 0 if any(w.lower() in ("that", "who", "which") for w in words[:place]) else place


def _is_main_verb(verb: str, after: str) -> bool:
    """Whether VERB, a form of have or do, has AFTER as the beginning of its object: "she has two openings"."""
    if verb not in ("has", "have", "had", "does", "did", "do"):
        return False
    counted = verb in ("has", "have", "had") and (
        after.isdigit() or after.lower() in verbs.NUMBERS or verbs.is_plural(after)
    )
    return counted or after.lower() in verbs.BEFORE_NOUN | verbs.AMOUNTS | _OBJECTS


def _joined(rest: list[str]) -> list[str]:
    """REST with the second verb behind "does" in its base form: "wait a week or ship untested"."""
    found = list(rest)
    for place in range(1, len(rest) - 1):
        after = rest[place + 1].lower()
        shown = after in verbs.OBJECT_STARTS or re.search(r"[^e]ed$|ly$", after)
        if rest[place - 1].lower() in ("or", "and") and verbs.is_present(rest[place]) and shown:
            found[place] = verbs.base_of(rest[place]) or rest[place]
    return found


def _asked(start: str, rest: list[str], voice: Voice) -> str | None:
    if not mean_only_them(rest, voice):
        return None
    return capital(f"{start.strip()} {' '.join(second_person(rest, ''))}".strip().rstrip(".?!,")) + "?"
