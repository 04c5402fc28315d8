"""The user's own notes on a call: "i said i'd ask Ana & tell him by fri. he'll send the sheet". "I" is the user."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.heard import cues, days, phrases
from assistant.heard.clauses import Deed
from assistant.heard.talk import Role, Sentence, cleaned
from assistant.names import fold

_PIECE = re.compile(r"\s*(?:;|\n|\s[-\u2013\u2014]{1,2}\s|\s*->\s*|\u2192)\s*")
_BULLET = re.compile(r"^\s*(?:[-*+\u2022>]|\d+[.)]|\[ ?\])\s*(?:\[ \]\s*)?")
_PRONOUNS = r"he|she|they"
_ME_SUBJECT = r"i|me|ive|i've"
_TODO = re.compile(
    r"^(?:to-?do|action(?: items?)?|task|next(?: steps?)?|ap|ai|follow[- ]?ups?)\s*(?:\((?P<who1>[^)]{1,30})\)"
    r"|\b(?:for )?(?P<who2>[\w' ]{1,30}?))?\s*[:\-\u2013]\s*(?P<vp>.+)$",
    re.I,
)
_WOULD = (
    r"(?:(?:also |then |just )*(?:'ll|ll\b|will|'s going to|is going to|am going to|'m going to|are going to"
    r"|'re going to|gonna|to\b|shall)"
    r"|(?:also |then |just )*(?:said|says|promised|agreed|offered|committed|volunteered|undertook|has promised"
    r"|has agreed|have promised|have agreed|confirmed|told (?:him|her|them|me|us))"
    r"(?: (?:him|her|them|me))?(?: that)?(?: (?:i|he|she|they))?(?:'d|'ll| would| will| to|d\b)|(?:owe|owes)\b"
    r"|promised\b(?=\s+(?:(?:him|her|them|me|us)\s+)?(?:the|an?|my|our|his|her|their|some)\b))"
)
_TOLD = re.compile(
    r"(?:told|promised|said to|assured) (?:him|her|them|[A-Z]\w+)(?: that)? i(?:'d|'ll| would| will)\s+(?:also |then "
    r"|just )?|(?:said|promised)(?: that)? i(?:'d|'ll| would| will)\s+"
    r"|promised (?:(?:him|her|them|[A-Z]\w+) )?to\s+",
    re.IGNORECASE,
)
"""A note without "I": "told her I'd send it"."""
_HEDGED = re.compile(
    r"\b(?:maybe|might|may|could|perhaps|possibly|probably|prob\b|if|hopefully|tbc|tbd|unsure|not sure|try|tries"
    r"|should|would like|wants? to|hopes?|(?<!what )(?<!how )(?:i|he|she|they) thinks?|considering|has to ask"
    r"|have to ask|needs to ask|has to check"
    r"|needs? to check|depends|depending|unless|offered|open to|happy to|willing)\b|\?\?|\(\?\)|\?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:already|yesterday|last (?:week|month|year)|ago)\b", re.IGNORECASE)


def deeds(sentences: Iterable[Sentence], me: Sequence[str], contact: Sequence[str], call: dt.date) -> list[Deed]:
    """The promises in notes, from who is named or meant by "I", "he", "she" and "they"."""
    reader = _Reader(me, contact, call)
    return [deed for sentence in sentences for deed in reader.read(sentence)]


class _Reader:
    def __init__(self, me: Sequence[str], contact: Sequence[str], call: dt.date) -> None:
        self.call = call
        self.mine = {"i", "me", *name_words(me)}
        self.theirs = name_words(contact)
        self.last: Role = "unknown"
        self.third = False
        self.deed: Deed | None = None

    def read(self, sentence: Sentence) -> Iterator[Deed]:
        """The deeds of one sentence, piece by piece; a piece without a subject goes on with the one before."""
        found = days.find(sentence.plain, self.call)
        if self.deed and found and len(sentence.plain.split()) <= len(found[0].said.split()) + 2 and not self.deed.day:
            self.deed.day, self.deed.day_said = found[0], sentence.verbatim(found[0].start, found[0].end)
            return
        for start, end in _pieces(sentence.plain):
            yield from self._piece(sentence, start, end)

    def _piece(self, sentence: Sentence, start: int, end: int) -> Iterator[Deed]:
        text = sentence.plain[start:end]
        role, phrase = self._promise(text)
        if role is None:
            self._remember(text)
            return
        if phrase and self._completes(role, phrase, sentence, start):
            return
        if phrase is None or _PAST.search(text):
            return
        quote = sentence.verbatim(start, end)
        hedged = bool(_HEDGED.search(text)) or role == "unknown"
        if self.third and role == "them" and re.match(rf"(?:{_PRONOUNS})\b", text, re.IGNORECASE):
            hedged = True
        for part in phrases.things(phrase):
            day = phrases.deadline(part, days.find(part, self.call)) or phrases.deadline(
                text, days.find(text, self.call)
            )
            said = (
                sentence.verbatim(place, place + len(day.said))
                if day and (place := sentence.plain.find(day.said, start)) >= 0
                else None
            )
            self.deed = Deed(
                role,
                sentence,
                quote,
                phrases.without_days(part, self.call),
                not hedged,
                day,
                said or (day.said if day else None),
                None,
                role,
            )
            yield self.deed

    def _completes(self, role: Role, phrase: str, sentence: Sentence, start: int) -> bool:
        """Whether a piece such as "will send tomorrow actually" only gives the promise before it another day."""
        found = days.find(phrase, self.call)
        bare = re.sub(
            r"\b(?:actually|now|instead|then|it|them|that)\b", "", phrases.without_days(phrase, self.call)
        ).split()
        if not found or len(bare) > 1:
            return False
        if self.deed is None or self.deed.role != role:
            return len(bare) == 1 and not re.match(
                r"(?:call|ring|phone|visit|come|reply|write|meet|follow|email|text)", phrase, re.IGNORECASE
            )
        place = sentence.plain.find(found[0].said, start)
        self.deed.day, self.deed.day_said = found[0], sentence.verbatim(place, place + len(found[0].said))
        return True

    def _promise(self, text: str) -> tuple[Role | None, str | None]:
        """Whose promise TEXT is and what is promised; (None, None) when it is none."""
        if todo := _TODO.match(text):
            who = (todo["who1"] or todo["who2"] or "").strip()
            return (self._role(who) if who else "me"), self._verb_phrase(todo["vp"])
        subject = re.match(
            r"(?P<lead>(?:and|but|so|then|also|maybe|perhaps|&)\s+)*(?P<who>[\w.'\u2019-]+?)(?:\s+(?=(?:also|then"
            r"|just|will|is|are|am|to|(?:send|bring|ask|check|call|introduce|share|give|lend|show|email|mail|post"
            r"|ship|drop|take|write|ring|come|forward|return|pick|pay|text|print|book|intro|connect|look)(?:s|es)?"
            r"|(?:send|bring|ask|check|call|introduc|shar|giv|lend|email|post|ship|forward)ing|said|says|promised"
            r"|agreed|offered|committed|volunteered|has|have|confirmed|told|owes?|gonna|shall|might|may|could"
            r"|should|wants?|needs?|undertook)\b)|(?='ll|'s going|'m going|'re going|ll\b|:))",
            text,
            re.IGNORECASE,
        )
        if subject:
            role = self._role(subject["who"])
            rest = text[subject.end() :].lstrip(" :")
            if role is not None:
                self.last, self.third = role, False
                return self._after_subject(
                    role, rest, subject[0].rstrip().endswith(":") or text[subject.end() :].lstrip().startswith(":")
                )
            if subject["who"][:1].isupper() and re.match(_WOULD, rest, re.IGNORECASE):
                self.last, self.third = "other", True
                return None, None
        return self._without_subject(text)

    def _after_subject(self, role: Role, rest: str, was_colon: bool) -> tuple[Role | None, str | None]:
        would = re.match(_WOULD, rest, re.IGNORECASE)
        if would is None and (present := self._present(rest)):
            return role, present
        if (
            would is None
            and was_colon
            and (phrases.THING.match(rest) or re.match(r"[a-z]+ of\b|\d", rest))
            and self._is_dated(rest)
        ):
            return role, f"deliver {rest.strip(' .')}"
        if would is None:
            soft = re.match(
                r"(?:might|may|could|should|wants? to|hopes? to|will try to|has to|have to|needs? to)\s+",
                rest,
                re.IGNORECASE,
            )
            phrase = self._verb_phrase(rest[soft.end() :]) if soft else None
            return (role, phrase) if phrase else (None, None)
        after = rest[would.end() :].strip()
        if re.match(r"(?:not|never)\b", after, re.IGNORECASE):
            return None, None
        if re.match(r"owes?\b", would[0], re.IGNORECASE):
            thing = re.sub(r"^(?:him|her|them|me|us)\s+", "", after, flags=re.IGNORECASE)
            return (role, f"deliver {thing}") if thing else (None, None)
        phrase = self._verb_phrase(after)
        thing = re.sub(
            r"^(?:him|her|them|me|us)\s+(?=the|an?\b|my|our|his|her|their|some)", "", after, flags=re.IGNORECASE
        )
        if phrase is None and re.match(r"promised\b", would[0], re.IGNORECASE) and phrases.THING.match(thing):
            phrase = f"deliver {thing}"
        return (role, phrase) if phrase else (None, None)

    def _present(self, rest: str) -> str | None:
        """ "brings it to the shop sat", "is sending me the file", "take a look fri": the present with a day or "me"."""
        progressive = re.match(r"(?:(?:is|am|are|'s|'m|'re)\s+)?(?P<verb>[a-z]+ing)\b", rest, re.IGNORECASE)
        if progressive and (base := cues.base_of(progressive["verb"])):
            phrase = base + rest[progressive.end() :]
        elif (third := re.match(r"(?P<verb>[a-z-]+?)(?P<s>es|s|)\b", rest)) and (
            base := self._base(third["verb"], third["s"])
        ):
            phrase = base + rest[third.end() :]
        else:
            return None
        phrase = phrase.strip(" .,!")
        mine = re.search(r"\b(?:me|us)\b", phrase, re.IGNORECASE) and cues.HANDING_OVER.match(phrase)
        if cues.IDIOM.match(phrase) and not re.match(r"(?:ask|read|show|call|look|take)\b", phrase, re.IGNORECASE):
            return None
        return phrase if self._is_dated(phrase) or mine else None

    def _base(self, stem: str, ending: str) -> str | None:
        return next((v for v in (stem, stem + ending[:-1], stem + "e") if v and cues.ACTION.fullmatch(v)), None)

    def _is_dated(self, text: str) -> bool:
        due = phrases.deadline(text, days.find(text, self.call))
        return bool(due and due.date)

    def _without_subject(self, text: str) -> tuple[Role | None, str | None]:
        """ "will send her the sheet", "maybe lends us the room", "send him the map by fri"."""
        body = re.sub(r"^(?:(?:and|but|so|then|also|maybe|perhaps|possibly|&)\s+)+", "", text, flags=re.IGNORECASE)
        hedge = len(body) < len(text)
        owed = re.match(r"promised (?:him|her|them)\s+(?=(?:my|the|an?|our|some)\b)", body, re.IGNORECASE)
        if owed:
            return "me", f"deliver {body[owed.end() :].strip(' .')}"
        if told := _TOLD.match(body):
            phrase = self._verb_phrase(body[told.end() :])
            return ("me", phrase) if phrase else (None, None)
        third_person = re.match(r"(?P<verb>[a-z]+?)(?:es|s)\b\s+(?:us|me)\b", body, re.IGNORECASE)
        if third_person and hedge:
            return "them", body
        will = re.match(r"(?:will|'ll|to|need to|must|gotta|going to)\s+(?=\w)", body, re.IGNORECASE)
        phrase = self._verb_phrase(body[will.end() :] if will else body)
        if phrase is None or (not cues.HANDING_OVER.match(phrase) and not will):
            return None, None
        if re.search(r"\b(?:me|us)\b", phrase, re.IGNORECASE) and not re.search(
            rf"\b(?:him|her|them|{'|'.join(map(re.escape, self.theirs)) or '-'})\b", phrase, re.I
        ):
            return ("them", phrase) if will else (None, None)
        to_them = re.search(
            rf"\b(?:him|her|them|{'|'.join(map(re.escape, self.theirs)) or '-'})\b", phrase, re.IGNORECASE
        )
        if to_them:
            return "me", phrase
        return (self.last if self.last in ("me", "them") else "me", phrase) if will else (None, None)

    def _verb_phrase(self, text: str) -> str | None:
        """TEXT as a verb phrase when it begins with something one can owe."""
        text = re.sub(r"^(?:also|then|just|try to|definitely)\s+", "", text.strip(), flags=re.IGNORECASE)
        plain, _ = cleaned(text)
        if not cues.ACTION.match(plain) or (
            cues.IDIOM.match(plain) and not re.match(r"(?:ask|read|show|call|walk|list|answer)\b", plain, re.I)
        ):
            return None
        return re.sub(r"\s*\((?:\?|tbc|tbd)\)\s*$", "", plain).strip(" .,!")

    def _role(self, who: str) -> Role | None:
        word = fold(who).strip(".':")
        if word in self.mine:
            return "me"
        if len(word) == 1 and who.strip(".:")[:1].isupper() and any(name.startswith(word) for name in self.theirs):
            return "them"
        if word in self.theirs or word in ("he", "she", "they", "hes", "shes"):
            return "them"
        return None

    def _remember(self, text: str) -> None:
        """Who a following "he" may mean: somebody else who was just the subject makes it unsure."""
        subject = re.match(
            r"(?:her|his|their|the|my)?\s*\w*\s*(?P<name>[A-Z][a-z]+)\s+(?:will|is|was|has|said|joined|came|wants"
            r"|does|can|leads|runs)\b",
            text,
        )
        if subject and fold(subject["name"]) not in self.theirs | self.mine:
            self.third = True


def name_words(names: Sequence[str]) -> set[str]:
    """The words by which notes may call the bearer of NAMES: full, first and last name, initials; case folded."""
    words: set[str] = set()
    for name in names:
        parts = fold(name).split()
        words |= {fold(name), *(p for p in (parts[:1] + parts[-1:]) if len(p) > 1)}
        if len(parts) > 1:
            words.add("".join(p[0] for p in parts))
    return {w for w in words if w}


def _pieces(plain: str) -> list[tuple[int, int]]:
    """Where the statements of a note line stand: it is cut at dashes, semicolons, arrows and before a new subject."""
    bounds: list[tuple[int, int]] = []
    start = m.end() if (m := _BULLET.match(plain)) else 0
    cuts = [(m.start(), m.end()) for m in _PIECE.finditer(plain)]
    cuts += [
        (m.start(), m.end())
        for m in re.finditer(
            r"[,.]?\s+(?:and|but|so|while)\s+(?=(?:i|he|she|they|[A-Z]\w+)(?:'ll|\s+(?:will|said|promised|agreed"
            r"|owes?|might|may|could|should|is going|to send)\b))|,\s+(?=(?:i|he|she|they)(?:'ll|\s+(?:will|said"
            r"|promised|agreed|owes?|might|could|should))\b)|\.\s+(?=[a-z])",
            plain,
        )
    ]
    for cut, after in sorted(cuts):
        if cut >= start:
            bounds.append((start, cut))
            start = after
    bounds.append((start, len(plain)))
    return [(a, b) for a, b in bounds if plain[a:b].strip()]
