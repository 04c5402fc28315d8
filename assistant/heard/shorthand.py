"""The user's own notes on a call: "i said i'd ask Ana & tell him by fri. he'll send the sheet". "I" is the user."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from assistant.heard import cues, days, phrases
from assistant.heard.clauses import Deed
from assistant.heard.errands import (
    DETERMINED,
    HEDGED,
    NONE,
    REPORTED,
    WAS_TO,
    WOULD,
    Errands,
    Promise,
    is_hedged,
    is_their_duty,
)
from assistant.heard.owners import Owners, name_words, nicknames
from assistant.heard.pieces import AGREED, THEY_ASK, WITH_IT, pieces
from assistant.heard.talk import Role, Sentence
from assistant.names import fold
from assistant.patterns import any_case, as_written, words

__all__ = ["deeds", "is_hedged", "is_their_duty", "name_words", "nicknames"]
_HEADING = any_case(
    r"^\W*(?:(?P<todo>(?:to-?\s?do'?s?|actions?|action (?:items?|points?)|next steps?|follow[- ]?ups?|promises?|promised"
    r"|homework|tasks?|owes?|commitments?|agreed)\b)[\s:,(/\u2013\u2014-]*(?:for |on |by )?(?P<who1>[\w'. ]{1,40})?"
    r"|(?P<who2>[\w'.]{1,30}(?: [\w'.]{1,30})?)(?:'s)?\s+(?:to-?\s?do'?s?|actions?|tasks?|owes?|promises?|promised|side|part"
    r"|homework|will|to deliver|commitments?)|(?:for|from|by|on) (?P<who3>[\w'.]{1,30})|(?P<who4>[\w'.]{1,30}))\W*$"
)
"""A line that says whose promises follow: "To do me", "Her side:", "I owe", "Actions - Ben"."""
_OPEN_HEADING = any_case(
    r"^\W*(?:maybes?|perhaps|possibly|ideas?|open(?: points| questions)?|parked|later|not sure|if time|tbc|tbd|someday)\W*$"
)
_PREFIX = as_written(r"^(?P<who>[\w'.]{1,30}(?: [\w'.]{1,30})?)\s*(?:->|=>|\u2192|:|\s[-\u2013\u2014])\s*(?=\S)")
"""Whose line it is: "me -> the table by Monday", "Ben: the logo"."""
_SHARE = as_written(
    r"(?:^|[:,;]\s*)(?P<who>me|I|him|her|them|he|she|both|all|[A-Z]\w+|[a-z]\w+(?=:))(?: -|:| ->| \u2013)\s+(?=\S)"
)
"""Who does what, several on one line: "me - visitor list by Wed, him - catering quote"."""
_BOTH = ("both", "all")
_ASSIGNED = as_written(
    r"^(?P<thing>[^\n:]{3,60}?)\s*(?:->|=>|\u2192|:(?=\s*\S+\W*$))\s*(?P<who>me|I|him|her|them|[A-Z][\w']*(?: [A-Z][\w']*)?)\.?\s*(?:[,(;].*)?$"
)
_SUBJECT = any_case(
    r"(?:(?:and|but|so|then|also|maybe|perhaps|&|in (?:re)?turn,?)\s+)*(?:(?:dr|prof)\.? (?!(?:will|has)\b))?(?P<who>(?!will\b)[\w.\u2019-]+?)(?:\s+|(?='(?:ll|m|s|re|d"
    r"|ve)\b|re going)|(?:(?<=\bI)|(?<=\bhe)|(?<=\bshe)|(?<=\bthey))(?=ll\b))"
)
_ASKED_ME = any_case(r"\b(?:asked|asks|wanted|wants|requested|would like|'d like)\b(?! (?:him|her|them)\b)")
"""What the contact asks for: a "will send it" after it is the user's."""
_COLLECTS = any_case(r"(?:collect|fetch|pick up) (?:it|them)\b|pick (?:it|them) up\b")
_TOPIC = any_case(
    r"^(?!(?:maybe|perhaps|idea|if)\b)[A-Za-z][\w /&'-]{1,24}:\s+(?=(?:(?:I|i|he|she|they|me|we)(?:'\w+)?|(?-i:[A-Z])\w*(?:'ll| will| to))\s)"
)
"""What a line is about, before who does what: "Money: I pay the rest this week"."""
_SPOKEN = as_written(r"\b(?P<who>[\w.]+) (?:said|says|answered|replied)[:,]? [\"\u201c](?P<words>[^\"\u201d]+)")
"""Words of somebody in a note: she said "I'll put you in touch"."""
_SAID_YES = any_case(
    r"(?:i )?(?:said|agreed|told \w+) ?(?:yes|ok|okay|sure|fine)?(?:, (?:of course|happy to|will do))?[. ]*"
)
_FAVOUR = any_case(
    r"\b(?:ask(?:ed|s) (?:me )?(?:if|whether) (?:I|we) (?:could|can|would|might)|ask(?:ed|s) me to|wants? me to"
    r"|'d like me to) (?P<vp>[^;>]+?)\s*(?:[,;.(]|->|=>|\u2192|\s-\s|$)"
)
_GRANTS = any_case(
    r"(?:i )?(?:said |told \w+ |agreed)?\s*(?:yes|ok|okay|sure|fine|will do|no problem|gladly|of course|happy to)\b(?!.*\b(?:but|if|maybe|might)\b)"
)
"""A favour that was asked for, and the yes after it: "asked if I could lend her the stand -> yes, Saturday"."""
TODO = any_case(
    r"^(?:to[- ]?do|action(?: items?| points?)?|task|next(?: steps?)?|ap|ai|follow[- ]?ups?)\s*(?:\((?P<who1>[^)]{1,30})\)"
    r"|\b(?:for )?(?P<who2>[\w' ]{1,30}?))?\s*[:\-\u2013]\s*(?P<vp>.+)$"
)
_MAY = as_written(
    r"(?:I(?:'d| had)? )?(?:told|promised|assured) (?P<whom>him|her|them|[A-Z]\w+) (?:that )?(?:he|she|they) (?:can|could|may) "
    r"(?!(?:always|have|keep|take|trust|count|rely|believe|call|ring|phone|ask|tell|text|e-?mail|write|reach|contact|thank)\b)"
    r"(?P<vp>[^,;]*\b(?:me|us|my|our)\b[^,;]*)$"
)
"""What the user allows, and has a part in: "I told her she can borrow our van".

What they may have, or do at any time ("she can call me"), asks nothing more of the user.
"""
_NEVER_ANSWERED = any_case(
    r"(?:^|[\s,])(?:(?:but|and) )?(?:(?:I|still|I've|have|had|also) )*(?:never|not|haven't|didn't)(?: yet| ever)? "
    r"(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|got back|get back|wr(?:ote|itten|ite) back)\b(?! me\b)"
    r"(?! (?:to )?(?:that|it|him|her|them)[^.,;]* (?:because|since)\b)"
)
"""A question of the contact's, and that the user owes the answer: "she asked how we do it, I never answered that"."""
_VERBS_FIRST = words("""
    still was were need must promised agreed offered said told asked wants needs plans hopes decided
""")
"""Words that open a note about the contact without being anybody's name."""
_OFFERED = any_case(r"\boffered\b")
_ACCEPTS = any_case(
    r"(?P<who>[\w'-]+) (?:said|says|answered|replied):? [\"\u201c]?(?:yes|great|gladly|(?:yes )?please|perfect|fine|ok|okay|sure|lovely"
    r"|wonderful|super|good idea|that would (?:help|be)|of course)\b(?!.*\b(?:but|if|maybe|might|perhaps|later|no need)\b)"
)
"""The yes to an offer."""
I_ASKED = any_case(
    r"\W*(?:(?:I|we) (?:also )?)?asked (?:(?:him|her|them) )?(?:if|whether) (?:he|she|they)(?:'d| would| could) (?P<vp>[^;?.]+)"
)
"""What the user asked the contact to do: "asked if he'd read our lease"."""
_ONLY_WHEN = any_case(r"(?:(?:after|before|once|not before) (?:the |her |his |their |my |our )?[\w-]+)?")
_ONLY_BY_WHEN = any_case(
    r"\W*(?:(?:both|all|everything|(?:this|that|it)(?: is|'s)?|(?:will|'ll|should) be|due|done|ready|needed|then|so|or so|latest|deadline|if possible|please)\b\W*)*"
)
"""What may stand beside the day in a line that only says by when."""
_ERRAND = any_case(rf"[A-Za-z-]+ (?:{DETERMINED}|him|her|them|it|me|us|whether|if|out|back|(?-i:[A-Z][a-z]+))\b")
"""How an errand begins that is no thing: "ask Jon first", not "list of names"."""
_GIVEN = any_case(
    r"(?!(?:\w+ )?(?:the|an?|her|his|their|my|our|some|him|them|it|me|us|out|up)\b)(?:draft|copy|report|order|quote|plan|list|sketch"
    r"|print|design|record|estimate|review|answer|update|offer|map|file|photo|book|test|name|model) "
    r"(?!to\b)[^,;:]{2,60}? to (?P<whom>me|us|him|her|them|[A-Z]\w+)\b"
)
"""A thing whose first word could be a verb, and who gets it: "draft deed to me by Friday"."""
_PAST = any_case(
    r"\b(?:already(?! (?:approved|agreed|cleared|signed off|ok'?d)\b)|yesterday|last (?:week|month|year)|ago)\b"
)
_CONDITIONAL = any_case(r"(?:\w+'d|\w+ would)\b(?! (?:like|love|rather|be (?:glad|happy))\b)")
_WANTED = any_case(
    r"\b(?:asked (?:me |us |him |her |them )?(?:for|about)|needs?|wants?|requested|would like"
    r"|'d like) (?P<thing>(?:(?:the|an?|our|my|some|two|three) )?[\w.'-]+(?: [\w.'-]+){0,6}?)(?=\s*(?:[,;(]|\s-\s"
    r"|[.]\s|->|=>|\u2192|\b(?:by|before|until)\b|$))"
)
_IN_A_MONTH = any_case(rf"\d|{days.MONTH}")
_ASIDE = any_case(
    r",\s+(?:it|they|these|those|that|which)(?:'s|'re|\s+(?!will\b|would\b|can\b|could\b|should\b|may\b|might\b)[a-z]+)\b[^,]*(?:,|$)"
)
"""A remark on the thing that is promised: "six bottles, they leave (by Monday)"."""
_OF_BOTH = any_case(r"\W*(?:both(?: of us)?|all|everyone|everybody|together)\s*:")
_TO_DO_HEADING = any_case(r"\W*(?:to-?\s?do|action|next step|follow|task|homework)")
_CORRECTING = as_written(r"\b(?:actually|now|instead|then|it|them|that)\b")
_DONE_WITH_SOMEBODY = any_case(r"(?:call|ring|phone|visit|come|reply|write|meet|follow|email|text)")
_ANOTHER = as_written(
    r"(?:[\w ]{1,24}:\s*)?(?:her|his|their|the|my)?\s*\w*\s*(?P<name>[A-Z][a-z]+)\s+(?:will|is|was|has|said|joined|came|wants"
    r"|does|can|leads|runs|handles|takes|sorts|organi[sz]es|deals|looks after|covers)\b"
)
_NO_TITLE = any_case(r":|\b(?:to-?\s?do|actions?|tasks?|next steps?|owes?|promis\w+|side|homework|will|agreed)\b")


def deeds(sentences: Iterable[Sentence], me: Sequence[str], contact: Sequence[str], call: dt.date) -> list[Deed]:
    """The promises in notes, from who is named or meant by "I", "he", "she" and "they"."""
    reader = _Reader(Owners(me, contact), call)
    return [deed for sentence in sentences for deed in reader.read(sentence)]


@dataclass(frozen=True)
class _Piece:
    """One statement of a line, `plain[start:end]` of its sentence, and whose the line is, where it says so."""

    sentence: Sentence
    _: KW_ONLY
    start: int
    end: int
    owner: Role | None

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.plain[self.start : self.end]

    @property
    def before(self) -> str:
        """The words of the sentence before it."""
        return self.sentence.plain[: self.start]

    @property
    def quote(self) -> str:
        """Its words as they were written."""
        return self.sentence.verbatim(self.start, self.end)


class _Reader:
    """Goes through the lines of a note; remembers whose promises a heading announced and who was spoken of last."""

    def __init__(self, owners: Owners, call: dt.date) -> None:
        self.call = call
        self.owners = owners
        self.errands = Errands(owners, call)
        self.last: Role = "unknown"
        self.third = False
        self.deed: Deed | None = None
        self.same_line: list[Deed] = []
        self.section: Role | None = None
        self.is_open = False
        self.line = -1
        self.question: tuple[int, str] | None = None
        self.wish: tuple[Sentence, str] | None = None

    # -- one line ----------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence) -> Iterator[Deed]:
        """The deeds of one sentence, piece by piece; a piece without a subject goes on with the one before."""
        plain = sentence.plain
        if self._announces(sentence) or self._dates_line(sentence):
            return
        whose = self.owners.whose
        assigned = _ASSIGNED.match(plain)
        prefix, todo = _PREFIX.match(plain), TODO.match(plain)
        owner = whose(prefix["who"]) if prefix else None
        if assigned and owner is None and (named := whose(assigned["who"])) and whose(assigned["thing"]) is None:
            yield self._assigned(sentence, assigned, named)
            return
        shares = [s for s in _SHARE.finditer(plain) if not s["who"].islower() or s["who"] in _BOTH or whose(s["who"])]
        if len(shares) > 1:
            yield from self._shared(sentence, shares)
            return
        begin = prefix.end() if prefix and owner else 0
        if todo and owner is None and (doer := todo["who1"] or todo["who2"]):
            owner, begin = whose(doer), todo.start("vp")
        for start, end in pieces(plain, begin, whole=owner is not None):
            yield from self._piece(_Piece(sentence, start=start, end=end, owner=owner))

    def _announces(self, sentence: Sentence) -> bool:
        """Whether a line is a heading or an appointment of both; else it is the line that is read now."""
        plain = sentence.plain
        if sentence.line > self.line + 1 and self.line >= 0:
            self.section, self.is_open = None, False
        title = sentence.line == 0 and _is_title(plain) and not _OPEN_HEADING.match(plain)
        if not title and self._heads(plain):
            self.line = sentence.line + 1
            return True
        if _OF_BOTH.match(plain):
            self.line = sentence.line
            return True  # "Both: meet on 9 Dec" is an appointment
        if sentence.line != self.line:
            self.same_line = []
        self.line, self.third = sentence.line, False
        return False

    def _heads(self, plain: str) -> bool:
        """Whether a line is a heading that says whose promises follow, or that what follows is open."""
        if _OPEN_HEADING.match(plain):
            self.section, self.is_open = None, True
            return True
        match = _HEADING.match(plain)
        if match is None or len(plain.split()) > 5:
            return False
        who = next((match[name] for name in ("who1", "who2", "who3", "who4") if match[name]), None)
        role = self.owners.whose(who) if who else None
        if role is None and (who or not _TO_DO_HEADING.match(plain)):
            return False
        self.section, self.is_open = role or "me", False
        return True

    def _dates_line(self, sentence: Sentence) -> bool:
        """Whether a line only says by when what stands before it is kept: "By Friday", "Both by 3 May"."""
        plain, found = sentence.plain, days.find(sentence.plain, self.call)
        if not self.deed or not found or self.deed.day or sentence.number - self.deed.number > 1:
            return False
        if not _ONLY_BY_WHEN.fullmatch(plain[: found[0].start] + plain[found[0].end :]):
            return False
        for deed in self.same_line if re.match(r"both|all|everything", plain, re.IGNORECASE) else [self.deed]:
            deed.day, deed.day_said = found[0], sentence.verbatim(found[0].start, found[0].end)
        return True

    def _assigned(self, sentence: Sentence, assigned: re.Match[str], whose: Role) -> Deed:
        """A line such as "flyer text -> me, till Monday": a thing, and who does it."""
        plain = sentence.plain
        found = days.find(plain, self.call)
        day = phrases.deadline(plain, found) or next((d for d in found if not phrases.is_booked_for(plain, d)), None)
        thing = re.sub(r"^\W+", "", assigned["thing"]).strip()
        self.last = whose
        self.deed = Deed(
            whose,
            sentence,
            sentence.verbatim(0, len(plain)),
            thing if _ERRAND.match(thing) and self.errands.verb_phrase(thing) else f"deliver {thing}",
            certain=not HEDGED.search(plain) and not self.is_open,
            day=day,
            day_said=sentence.words_of(day.said) if day else None,
            phrase_by=whose,
        )
        self.same_line.append(self.deed)
        return self.deed

    def _shared(self, sentence: Sentence, shares: Sequence[re.Match[str]]) -> Iterator[Deed]:
        """A line that says SHARES of several: "me - visitor list by Wed, him - catering quote"."""
        ends, announced = [*(share.start() for share in shares[1:]), len(sentence.plain)], self.section
        for share, end in zip(shares, ends, strict=True):
            self.section = self.owners.whose(share["who"])
            if self.section:
                yield from self._piece(_Piece(sentence, start=share.end(), end=end, owner=self.section))
        self.section = announced

    # -- one statement -----------------------------------------------------------------------------------------

    def _piece(self, piece: _Piece) -> Iterator[Deed]:
        piece = self._owned(piece)
        if answer := self._unanswered(piece):
            self.deed = Deed("me", piece.sentence, piece.quote, answer, certain=not self.is_open, phrase_by="me")
            yield self.deed
            return
        if wished := self._wished(piece):
            yield wished
            return
        if self._accepts(piece) or self._dates(piece):
            return
        favour = _FAVOUR.search(piece.before)
        role, phrase, granted = self._errand(piece, favour)
        if role is None or phrase is None:
            self._remember(piece.text)
            return
        thing = re.search(rf"\b(?:{DETERMINED})\b.+", favour["vp"]) if favour and not granted else None
        if wanted := _last_wanted(piece.before) or (thing and thing[0]):
            phrase = re.sub(r"^([\w-]+) (?:it|that|them|this|those|these)\b", lambda m: f"{m[1]} {wanted}", phrase)
        over = _PAST.search(piece.text) and not WAS_TO.search(piece.text)
        if over or self._completes(role, phrase, piece) or self._is_collected(role, phrase, piece):
            return
        quote = piece.sentence.verbatim(favour.start("vp"), piece.end) if favour and granted else piece.quote
        yield from self._deeds(piece, role, phrase, quote, granted=granted)

    def _owned(self, piece: _Piece) -> _Piece:
        """PIECE without what says whose it is, what it is about, or that it was agreed."""
        text = piece.text
        if (prefix := _PREFIX.match(text)) and (whose := self.owners.whose(prefix["who"])) and piece.owner is None:
            piece = replace(piece, owner=whose, start=piece.start + prefix.end())
        elif topic := _TOPIC.match(text):
            piece = replace(piece, start=piece.start + topic.end())
        opening = AGREED.match(piece.sentence.plain)
        return replace(piece, start=opening.end()) if opening and piece.start < opening.end() < piece.end else piece

    def _errand(self, piece: _Piece, favour: re.Match[str] | None) -> tuple[Role | None, str | None, bool]:
        """Whose promise PIECE is, what is promised, and whether it is the yes to a FAVOUR asked before it."""
        text, owner = piece.text, piece.owner
        role: Role | None
        phrase: str | None
        given = _GIVEN.match(text) if owner else None
        if owner and given and self.owners.whose(given["whom"]) not in (None, owner):
            role, phrase = owner, f"deliver {text.strip(' .,')}"
        else:
            agreed = AGREED.match(piece.sentence.plain) is not None
            role, phrase = self._promise(text, agreed=agreed or self._shares(piece))
        if role is None and self.last == "me" and _SAID_YES.fullmatch(text):
            wanted = _last_wanted(piece.before)
            role, phrase = ("me", f"deliver {wanted}") if wanted else NONE
        granted = favour is not None and _GRANTS.match(text) is not None and role in (None, "me")
        if favour and granted:
            role, phrase = "me", self.errands.verb_phrase(favour["vp"])
        if role is None and _ASKED_ME.search(text):
            self.last = "me"
        if role is None and owner:
            role, phrase = self.errands.after_subject(owner, text)
        if role is None and (owner or self.section):
            named = self._named_first(text) if owner is None else None
            body = text[named[1] :] if named else text
            role = owner or (named[0] if named else self.section)
            phrase = self.errands.listed(body, dated=self.section is None, owned=owner is not None)
        return role, phrase, granted

    def _promise(self, text: str, *, agreed: bool = False) -> Promise:
        """Whose promise TEXT is and what is promised; NONE when it is none."""
        if todo := TODO.match(text):
            who = (todo["who1"] or todo["who2"] or "").strip()
            return (self.owners.role(who) if who else "me"), self.errands.verb_phrase(todo["vp"])
        if (spoken := _SPOKEN.search(text)) and (role := self.owners.role(spoken["who"])):
            return self._spoken(role, spoken["words"])
        if (may := _MAY.match(text.strip(" .!"))) and self.owners.role(may["whom"]) != "me":
            self.last = "me"
            return "me", f"let {may['whom']} {may['vp']}"
        if subject := _SUBJECT.match(text):
            who, rest = subject["who"], text[subject.end() :].lstrip(" :")
            if role := self.owners.role(who):
                rest = self.owners.after_name(who, rest)
                self.last = role
                self.third = self.third and who.casefold() in ("he", "she", "they")
                return self.errands.after_subject(role, rest, agreed=agreed)
            if who[:1].isupper() and who.casefold() not in _VERBS_FIRST and WOULD.match(rest):
                self.last, self.third = "other", True
                return NONE
        return self.errands.without_subject(text, self.last)

    def _spoken(self, role: Role, said: str) -> Promise:
        """What ROLE promises in the words SAID: she said "I'll put you in touch"."""
        will = cues.WILL.search(said)
        phrase = self.errands.verb_phrase(said[will.end() :]) if will else None
        if phrase and role == "them":
            swapped = {"you": "me", "your": "my", "me": "them", "my": "their"}
            phrase = re.sub(r"\b(?:your?|me|my)\b", lambda m: swapped[m[0].casefold()], phrase, flags=re.IGNORECASE)
        return (role, phrase) if phrase else NONE

    def _deeds(self, piece: _Piece, role: Role, phrase: str, quote: str, *, granted: bool) -> Iterator[Deed]:
        """One deed for each thing in PHRASE, each with its day."""
        text, sentence = piece.text, piece.sentence
        hedged = self._is_hedged(role, piece)
        told = WAS_TO.search(text)
        parts = phrases.things(phrase)
        dues = [phrases.deadline(part, days.find(part, self.call)) for part in parts]
        whole = None if any(dues) else phrases.deadline(text, days.find(text, self.call))
        for due, part in zip(dues, parts, strict=True):
            day = due or dues[-1] or whole
            if day is None and (_SAID_YES.fullmatch(text) or _GRANTS.match(text)):
                day = next(iter(days.find(piece.before, self.call)), None)
            if day and told and not _IN_A_MONTH.search(day.said):
                day = replace(day, date=None)  # "was to send it by Friday": the last or the next
            said = (
                (sentence.words_of(day.said, piece.start) or sentence.words_of(day.said) or day.said) if day else None
            )
            if self._reports(role, sentence, part, day, said):
                continue
            self.deed = Deed(
                role,
                sentence,
                quote,
                _ASIDE.sub("", phrases.without_days(part, self.call)),
                certain=not hedged,
                day=day,
                day_said=said,
                phrase_by=role,
                granted=granted,
            )
            self.same_line.append(self.deed)
            yield self.deed

    def _is_hedged(self, role: Role, piece: _Piece) -> bool:
        """Whether PIECE leaves open what it holds out, or who ROLE is."""
        text = piece.text
        stated = may["vp"] if (may := _MAY.match(text.strip(" .!"))) else text
        asked = cues.WHETHER.sub(lambda m: m[0].removesuffix("if"), stated)  # "to check with Ada if it fits"
        another = self.third and role == "them" and re.match(r"(?:he|she|they)\b", text, re.IGNORECASE)
        open_ = role == "unknown" or self.is_open or another
        return bool(open_ or is_hedged(asked) or _is_conditional(text, piece.before))

    def _shares(self, piece: _Piece) -> bool:
        """Whether PIECE gives the other one a part in the promise just before it: "I'll draft it & she reads it over"."""
        before = self._just_before(piece)
        if before is None or not before.certain or not WITH_IT.match(piece.text):
            return False
        joined = re.search(r"(?:&|\band)\s+$", piece.before, re.IGNORECASE)
        subject = _SUBJECT.match(piece.text)
        return bool(joined and subject and self.owners.role(subject["who"]) not in (None, before.role))

    def _just_before(self, piece: _Piece) -> Deed | None:
        """The last promise, where it stands in the sentence of PIECE."""
        return self.deed if self.deed and self.deed.sentence is piece.sentence else None

    def _accepts(self, piece: _Piece) -> bool:
        """Whether PIECE is the contact's yes to what the user offered just before, which makes it a promise."""
        offer, yes = self._just_before(piece), _ACCEPTS.match(piece.text)
        if yes is None or offer is None or offer.role != "me" or offer.certain:
            return False
        if self.owners.role(yes["who"]) != "them" or not _OFFERED.search(offer.quote):
            return False
        if not (self.is_open or HEDGED.search(_OFFERED.sub("", offer.quote))):
            offer.certain = offer.granted = True
        return True

    def _wished(self, piece: _Piece) -> Deed | None:
        """What the contact says yes to in PIECE, which the user asked right before: "asked if he'd read it. he said sure"."""
        wish, yes = self.wish, _ACCEPTS.match(piece.text)
        self.wish = None
        if asked := I_ASKED.match(piece.text):
            phrase = self.errands.verb_phrase(asked["vp"].strip(" ,-"))
            self.wish = (piece.sentence, phrase) if phrase else None
        if wish is None or yes is None or self.owners.role(yes["who"]) != "them":
            return None
        asked_in, phrase = wish
        if piece.sentence.number - asked_in.number > 1 or is_hedged(piece.text):
            return None
        found = days.find(piece.text, self.call) or days.find(phrase, self.call)
        self.deed = Deed(
            "them",
            piece.sentence,
            piece.quote,
            phrases.without_days(phrase, self.call),
            certain=not self.is_open,
            day=found[0] if found else None,
            day_said=found[0].said if found else None,
            asked=asked_in,
            phrase_by="them",
            granted=True,
        )
        return self.deed

    def _dates(self, piece: _Piece) -> bool:
        """Whether a piece of a line only says by when the promise before it is kept: "-> after the fair, by 3 May"."""
        found, before = days.find(piece.text, self.call), self._just_before(piece)
        undated = phrases.without_days(piece.text, self.call)
        will_be = phrases.WILL_BE.fullmatch(undated) if found else None
        if will_be and (before is None or before.day or not will_be["done"]):
            return True
        if before is None or not found:
            return False
        if before.day or not (will_be or _ONLY_WHEN.fullmatch(undated)):
            return False
        place = piece.start + found[-1].start
        before.day, before.day_said = found[-1], piece.sentence.verbatim(place, piece.start + found[-1].end)
        return True

    def _unanswered(self, piece: _Piece) -> str | None:
        """What the user owes who says in PIECE that a question of the contact's, here or just before, has no answer."""
        text, number = piece.text, piece.sentence.number
        asked = THEY_ASK.search(text)
        if asked and self.owners.role(asked["who"]) == "them":
            whose = {"he": "his", "she": "her", "they": "their"}.get(asked["who"].casefold(), f"{asked['who']}'s")
            self.question = number, f"answer {whose} question {asked['question'].strip(' ,')}"
        elif asked:
            self.question = None
        if self.question is None or number - self.question[0] > 1:
            return None
        return self.question[1] if _NEVER_ANSWERED.search(text, asked.end() if asked else 0) else None

    def _reports(self, role: Role, sentence: Sentence, part: str, day: days.Day | None, said: str | None) -> bool:
        """Whether PART only tells the outcome of the errand before it ("to check with Ada, will call me back Mon")."""
        errand = self.deed
        if errand is None or errand.sentence is not sentence or errand.role != role or not errand.certain:
            return False
        if not (phrases.ERRAND.match(errand.phrase) and phrases.TELLING.match(part) and len(part.split()) <= 6):
            return False
        errand.phrase = f"{errand.phrase} and {phrases.without_days(part, self.call)}"
        if day and day.date:
            errand.day, errand.day_said = day, said
        return True

    def _named_first(self, text: str) -> tuple[Role, int] | None:
        """Who a line of a list begins with, and where the rest begins: "R gets us the keys" is not the user's."""
        subject = _SUBJECT.match(text)
        role = self.owners.role(subject["who"]) if subject else None
        return (role, subject.end()) if subject and role else None

    def _is_collected(self, role: Role, phrase: str, piece: _Piece) -> bool:
        """Whether PIECE says when the other one comes for what was promised: "promised her my drill, she collects it Wed"."""
        if not self.deed or self.deed.role == role or self.deed.day or not _COLLECTS.match(phrase):
            return False
        found = days.find(piece.text, self.call)
        if found:
            self.deed.day, self.deed.day_said = found[0], piece.sentence.words_of(found[0].said, piece.start)
        return bool(found)

    def _completes(self, role: Role, phrase: str, piece: _Piece) -> bool:
        """Whether a piece such as "will send tomorrow actually" only gives the promise before it another day."""
        found = days.find(phrase, self.call)
        bare = _CORRECTING.sub("", phrases.without_days(phrase, self.call)).split()
        if not found or len(bare) > 1:
            return False
        if self.deed is None or self.deed.role != role:
            points = re.search(r"\b(?:it|them|that)\b", phrase)
            return len(bare) == 1 and not points and not _DONE_WITH_SOMEBODY.match(phrase)
        if bare and self.deed.day and bare[0].casefold() not in self.deed.phrase.casefold():
            return False  # "CA to scan it Wednesday. She'll clear it by month end."
        self.deed.day, self.deed.day_said = found[0], piece.sentence.words_of(found[0].said, piece.start)
        return True

    def _remember(self, text: str) -> None:
        """Who a following "he" may mean: somebody else who was just the subject makes it unsure."""
        subject = _ANOTHER.match(text)
        if subject and fold(subject["name"]) not in self.owners.theirs | self.owners.mine:
            self.third = True


def _is_conditional(text: str, before: str) -> bool:
    """Whether "he'd do the same" only says what somebody would do: no word of telling stands before or in it."""
    return _CONDITIONAL.match(text) is not None and not REPORTED.search(f"{before} {text}")


def _last_wanted(before: str) -> str | None:
    """The thing asked for earlier in the line, which an "it" after it means: "K asked for a PO number - sending it"."""
    found = list(_WANTED.finditer(before))
    return re.sub(r" (?:first|too|as well|again)$", "", found[-1]["thing"].strip()) if found else None


def _is_title(plain: str) -> bool:
    """Whether the first line of a note only says whom it is about: "Dan Foster", without "to do" or a colon."""
    return _NO_TITLE.search(plain) is None
