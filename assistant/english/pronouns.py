"""Whom a sentence speaks of, and the same sentence told to them: "she" turned to "you" where it can mean nobody else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.english import verbs
from assistant.models import TITLES
from assistant.patterns import any_case, as_written, words

NOT_A_NOUN = words("""
    a an the in on at to for from with by of and or but about when that how what why where whether which who whom whose if as into through after
    before during because so not this next last soon again back out up over busy happy awake well going sane informed
    posted today tomorrow now then there here better most
""")  # fmt: skip
_BEFORE_MONTH = words("in by until till since from of next last early late to")
_BARE_POINTER = any_case(
    r"\b(?:(?:it|its|they|them|their|theirs|themselves)\b|(?:that|this|these|those|one|both|there|here)(?=\s*(?:$|[.,;:!?])"
    r"|['\u2019]s\b|\s+(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does|do|depends|works?"
    r"|sounds?|looks?|takes?|took|means?|meant|helps?|makes?|made|gives?|costs?"
    r"|when|if|on|at|by|next|too|today|tomorrow|soon|again)\b))"
)
_SAYS_NOTHING_OF_A_THING = any_case(
    r"\bit(?:['\u2019]s| is| was| takes| took| costs?| would be| will be| helps)\b[^,.;]*\b(?:to|that|when|if)\b"
    r"|\b(?:there|here)(?:['\u2019]s| is| are| was| were| has| have| will| would)\b"
)
"""An "it" or a "there" that stands for nothing: "it takes a week to ...", "there is no room"."""
_NAMES_A_THING = any_case(
    r"\b(?:the|an?|my|our|your|some|no|every|each|any|many|more|both|all|two|three|four|five|\d+)\s+[\w-]+|^[A-Za-z]{3,}s?\s+(?:is|are|was|were|has|have)\b"
)
_TITLED = any_case(rf"\b(?:{'|'.join(sorted(TITLES))})\.?\s+[A-Z]\w")
_RELATED = as_written(
    r"\b(?:(?i:her|his|their|my|our|a|the)|[A-Z]\w*['\u2019]s)\s+(?:[a-z]+\s+)?(?:boss|manager|assistant|deputy|colleague"
    r"|partner|husband|wife|son|daughter|mother|father|brother|sister|cousin|friend|niece|nephew|uncle|aunt|apprentice|neighbou?r)\b"
    r"(?! (?:fights?|firms?|schools?|company|companies|sites?|ships?|tongues?)\b)"
)
_PERSONS_VERB = as_written(
    r"(?:says?|said|thinks?|thought|wants?|told|asks?|asked|knows?|likes?|hopes?|works|lives|is|was|has|can|will|would|could"
    r"|wrote|runs|owns|called|rang|joins|joined|moved|left|started|needs?)"
)
_NO_PERSON_FIRST = words("""
    i we you it this that there here what who how where when why nobody everybody everyone nothing everything she he
    they let today tomorrow yesterday easter christmas
""")  # fmt: skip
_PLACED = words("at in near into the a an our my your her his their this next last")
"""Words behind which a capital begins a place or a thing, hardly a person."""
_FEMALE = {"she", "her", "hers", "herself"}
_ABOUT_ONE = _FEMALE | {"he", "him", "his", "himself"}
_ABOUT_MORE = {"they", "them", "their", "theirs", "themselves"}
_PERSON = re.compile(r"[A-Z].*|.{2,}(?:er|or|ist|ian|man|men|woman|women|ant|ee)s?", re.DOTALL)
"""A word that may name a person, and so be the one that "her" refers to."""
_SEVERAL = as_written(r"[a-z]{3,}(?:er|or|ist|ian|ant|ee)s|[a-z]*(?:men|people)")
_THINGS = words("number paper letter newsletter order offer poster folder dinner corner summer winter")
"""Words that end as people's trades do and name none."""
_TURNED = {
    "she": "you", "he": "you", "him": "you", "she's": "you're", "he's": "you're", "she'll": "you'll", "he'll": "you'll",
    "she'd": "you'd", "he'd": "you'd", "herself": "yourself", "himself": "yourself", "hers": "yours",
}  # fmt: skip
_LETS = any_case(r"let(?:s|ting)?")
_SEES = any_case(
    r"help(?:s|ed|ing)?|mak(?:e|es|ing)|made|ha(?:ve|s|d|ving)|see(?:s|n|ing)?|saw|watch(?:es|ed|ing)?|hear(?:s|d|ing)?"
)
"""Verbs that take a person and a bare verb: "help her plan the fair"."""
_GIVES = any_case(
    r"(?:giv|shar)(?:e|es|ing)|(?:send|show|bring|lend|offer|tell|teach|owe|get|buy|pay)(?:s|ing)?|gave|sent|lent"
)
THEIR_PEOPLE = words("""
    team staff people group crew class board boss manager assistant deputy colleague partner husband wife son daughter
    children family mother father brother sister friend client company firm office department
""")  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """Who "she" is: the names of the contact, and the names nobody may be confused with."""

    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str) -> Voice:
        """Somebody of whom nothing but the NAME is known; its first word is the first name."""
        return cls((name, *name.split()[:1]))

    @property
    def who(self) -> str:
        """How a note begins that tells of somebody `of` this name, as alternatives of a pattern: "he|she|Dana"."""
        return "|".join(["he", "she", *map(re.escape, self.names[1:])])

    @property
    def parts(self) -> set[str]:
        """The words of the contact's names, in small letters."""
        return {part.casefold() for name in self.names for part in name.split()}

    @property
    def parts_of_others(self) -> set[str]:
        """The words of the others' names, in small letters."""
        return {part.casefold() for name in self.others for part in name.split()}


def names_them(words: list[str], voice: Voice) -> bool:
    """Whether WORDS name the contact, whom the letter speaks to; "in May" is a month, whoever is called May."""
    parts = {part for name in voice.names for part in name.split() if part[:1].isupper() and len(part.strip(".")) > 1}
    parts = {part for part in parts if part.rstrip(".").casefold() not in TITLES}
    for before, word in zip(["", *words[:-1]], words, strict=False):
        bare = re.sub(r"['\u2019]s?$", "", word.strip(".,;:!?()\"'"))
        month = verbs.is_calendar(bare) and (before[:1].isdigit() or before.lower() in _BEFORE_MONTH)
        if bare in parts and not month:
            return True
    return False


def stands_alone(quote: str, voice: Voice) -> bool:
    """Whether a sentence that was said can be quoted alone: nobody else is in it, and each pronoun has its noun before it."""
    words = quote.split()
    if {verbs.bare_word(re.split(r"['\u2019]", word)[0]) for word in words} & _ABOUT_ONE:
        return False
    if names_them(words, voice) or tells_of_others(quote, voice):
        return False
    plain = _SAYS_NOTHING_OF_A_THING.sub(lambda match: " " * len(match[0]), quote)
    return all(_NAMES_A_THING.search(quote[: m.start()]) for m in _BARE_POINTER.finditer(plain))


def tells_of_others(text: str, voice: Voice) -> bool:
    """Whether TEXT may tell of a person who is not the contact: a name, a title, "his daughter"."""
    mine = voice.parts
    others = voice.parts_of_others - mine
    if _RELATED.search(text) or any(_names_another(match[0], mine) for match in _TITLED.finditer(text)):
        return True
    for sentence in re.split(r"(?<=[.!?:])\s+|\n", text):
        words = sentence.split()
        for place, word in enumerate(words):
            bare = re.sub(r"['\u2019]s?$", "", word.strip(".,;:!?()\"'\u201c\u201d"))
            low = re.split(r"['\u2019]", bare.casefold())[0]
            if low in others:
                return True
            if not re.fullmatch(r"[A-Z][\w'\u2019-]*", bare) or bare.isupper() or low in mine | _NO_PERSON_FIRST:
                continue
            before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
            if verbs.is_calendar(bare) or verbs.bare_word(before) in _PLACED or (before[:1].isupper() and place > 1):
                continue
            if place or _PERSONS_VERB.fullmatch(after):
                return True
    return False


def _names_another(titled: str, mine: set[str]) -> bool:
    """Whether a TITLED name is not the contact's own."""
    return not any(part.startswith(titled.split()[-1].casefold()) for part in mine)


def to_second(text: str, *, they: bool = False) -> str:
    """TEXT of a goal with she/her/him turned to you/your, and with THEY also they/them/their."""
    return " ".join(second_person(text.split(), "they" if they else ""))


def to_reader(text: str, whom: str, voice: Voice) -> str | None:
    """TEXT, which is told to WHOM ("her", "him", "them"), with its pronouns turned where they can mean nobody else."""
    words = text.split()
    if names_them(words, voice):
        return None
    low = [verbs.bare_word(word) for word in words]
    spoken = [place for place, word in enumerate(low) if word in _ABOUT_ONE or (whom == "them" and word in _ABOUT_MORE)]
    gender = {"f" if low[place] in _FEMALE else "m" for place in spoken if low[place] in _ABOUT_ONE}
    if len(gender) > 1 or (gender and whom in ("her", "him") and gender != {"f" if whom == "her" else "m"}):
        return None
    if not all(_means_reader(words, place) for place in spoken):
        return None
    return to_second(text, they=whom == "them")


def _means_reader(words: list[str], place: int) -> bool:
    """Whether the pronoun at PLACE can only be the reader: nobody else stands before it, or it is the object of the first verb."""
    before = words[:place]
    first = re.split(r"['\u2019]", verbs.bare_word(words[0]))[0]
    own = first in verbs.NOBODY
    one = verbs.bare_word(words[place]) in _ABOUT_ONE  # several people are no "her"
    people = [w for w in (before[1:] if own else before) if may_be_person(w) and not (one and _SEVERAL.fullmatch(w))]
    if not place or not people:
        return True
    if verbs.bare_word(words[place]) not in ("her", "him", "them"):
        return False
    verb = verbs.finite(words)
    turned = verbs.bare_word(second_person(words, "they")[place])
    between = [verbs.bare_word(word) for word in words[verb + 1 : place]] if verb else []
    return (
        0 < verb < place
        and turned == "you"
        and all(w in verbs.BASES | verbs.BEFORE_VERB | {"be", "not", "to"} for w in between)
    )


def may_be_person(word: str) -> bool:
    """Whether WORD may name a person, by a capital or by how words for people end."""
    bare = word.strip(".,;:!?()\"'")
    if verbs.is_calendar(bare) or (bare.isupper() and len(bare) > 1) or bare in ("I", "We", "Our", "My", "The"):
        return False
    small = bare.lower() in verbs.STOP | verbs.GENERIC | verbs.NUMBERS | _THINGS
    return bare.lower() in THEIR_PEOPLE or (not small and _PERSON.fullmatch(bare) is not None)


def name_length(words: list[str], voice: Voice) -> int:
    """How many of the first WORDS are the contact's name."""
    for name in sorted(voice.names, key=len, reverse=True):
        parts = name.split()
        if [w.strip(",").casefold() for w in words[: len(parts)]] == [p.casefold() for p in parts]:
            return len(parts)
    return 0


def is_possessive_name(word: str, voice: Voice) -> bool:
    """Whether WORD is the contact's name as an owner: "Dana's"."""
    bare = re.sub(r"['\u2019]s?$", "", word)
    return bare != word and any(bare.casefold() == name.casefold() for name in voice.names)


def subject_length(words: list[str], voice: Voice) -> int:
    """How many of the first WORDS name the contact as the subject, 0 where they do not."""
    if not words:
        return 0
    return 1 if words[0].lower() in verbs.SUBJECTS else name_length(words, voice)


def mean_only_them(words: list[str], voice: Voice) -> bool:
    """Whether the pronouns in WORDS can only mean the contact."""
    low = [re.sub(r"\W+$", "", w).lower() for w in words]
    if {"she", "her", "hers"} & set(low) and {"he", "his", "him"} & set(low):
        return False
    if low[:1] == ["they"] and _ABOUT_ONE & set(low):
        return False  # "they gave her the night shift"
    mine = voice.parts
    if set(low) & (voice.parts_of_others - mine):
        return False
    for place, word in enumerate(low):
        if word in verbs.SUBJECTS | verbs.POSSESSIVES | {"him"} and place and _stranger_before(words[:place], mine):
            return False
    return True


def _stranger_before(words: list[str], mine: set[str]) -> bool:
    """Whether a capitalised word that may be another person stands in WORDS (places follow a preposition)."""
    for place, word in enumerate(words[1:], start=1):
        bare = re.sub(r"\W+", "", word)
        if not bare[:1].isupper() or bare == "I" or bare.casefold() in mine or bare.isupper():
            continue
        if words[place - 1].lower() in {"at", "in", "on", "to", "from", "of", "near", "into"} or verbs.is_calendar(
            bare
        ):
            continue
        if words[place - 1][:1].isupper():
            continue  # the second word of a name that the first one already decided on
        return True
    return False


def second_person(words: list[str], subject: str) -> list[str]:
    """WORDS with the pronouns for the contact turned to the second person, verbs agreeing."""
    several = subject in ("they", "their")
    table = _TURNED | {"they": "you", "them": "you"} if several else _TURNED
    turned: list[str] = []
    for place, word in enumerate(words):
        core = re.match(r"^(\W*)(.*?)(\W*)$", word)
        assert core is not None
        lead, bare, tail = core.groups()
        low = bare.lower()
        if low in table:
            bare = table[low]
        elif low == "his" or (several and low == "their"):
            bare = "your" if place + 1 < len(words) and not tail else "yours"
        elif low == "her":
            bare = "you" if tail or _is_object(words[:place], words[place + 1 :]) else "your"
        elif turned and turned[-1].lower() == "you" and words[place - 1].lower() in verbs.SUBJECTS:
            unknown = (
                verbs.without_s(low)
                if words[place - 1].lower() in ("she", "he") and low not in verbs.NO_VERB_IN_S
                else None
            )
            bare = verbs.WITH_YOU.get(low) or (verbs.base_of(low) or low if verbs.is_present(low) else unknown or bare)
        turned.append(f"{lead}{bare}{tail}")
    return turned


def _is_object(before: list[str], after: list[str]) -> bool:
    """Whether "her" between BEFORE and AFTER is the person, and not what belongs to her."""
    following = verbs.bare_word(after[0]) if after else ""
    last = len(after) == 1 and following in ("best", "longest", "hardest", "least", "twice")
    if not following or following in NOT_A_NOUN or last:
        return True
    verb, beyond = before[-1] if before else "", verbs.bare_word(after[1]) if len(after) > 1 else ""
    if following.endswith("ly") and following not in verbs.LY_NOUNS and beyond in {"", *verbs.WH, *verbs.BEHIND_HEAD}:
        return True  # "tell her honestly about it"
    if _GIVES.fullmatch(verb):
        return following in verbs.AMOUNTS or following[0].isdigit()
    if following in THEIR_PEOPLE or re.search(r"[^s]s$", following):
        return False
    if _LETS.fullmatch(verb):
        return True
    takes_object = beyond in verbs.BEFORE_NOUN | verbs.AMOUNTS | {"it", "them", "us", "me"}
    known = following in verbs.BASES and verb.lower().startswith("help")
    return _SEES.fullmatch(verb) is not None and (takes_object or known)
