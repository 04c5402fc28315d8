"""What a statement of a note promises, in a verb phrase: "gets us the keys", "told her I'd send it", "The drill: still owe her"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.heard import cues, days, phrases
from assistant.heard.owners import Owners
from assistant.heard.talk import Role, cleaned
from assistant.heard.wordings import handed
from assistant.patterns import any_case, as_written

_FROM = any_case(
    r"^(?P<thing>[^,;:]{3,80}?)[,:]?\s+(?:comes? |goes? out |ships? |due )?from (?P<who>me|us|him|her|them|[A-Z][\w']+)\b"
)
"""A thing and who gives it: "logo file from him today"."""
_STATES = any_case(
    r"\b(?:is|was|were|are|has|have|had|isn't|said|thinks?|feels?|likes?|loves?|wants?|needs?|knows?|not|no longer|already|done"
    r"|dropped|cancell?ed|never|always|usually)\b|\b(?!wed\b)\w+ed(?: (?:on|in|by|last|at)\b|\W*$)"
)
"""What tells something about the world instead of promising anything."""
_SENDING = as_written(
    r"^(?:(?P<thing>[^:;]{3,80}):\s+)?(?P<verb>[a-z]+ing)\s+(?P<whom>me|us|him|her|them|[A-Z]\w+)\b(?P<rest>.*)$"
)
"""A line without a subject: "sending me the plan", "My letter for the bank: sending him tonight"."""
_GETS = any_case(
    r"(?:will |'ll )?(?:get|have|receive)\s+(?P<thing>(?:it|them|the|a|an|his|her|their|both|all)\b(?![^;]*\b(?:to"
    r"|for|over to) (?:him|her|them|[A-Z]\w+))[^;]*)"
)
_ON_ITS_WAY = any_case(
    r"(?:send|resend|forward|e-?mail|mail|ship|post|courier|text|introduce|intro|lend|share|drop|bring)\b"
)
"""Verbs that promise in the progressive without a day or a "me": "he's sending samples"."""
_HANDS_OVER = any_case(
    r"(?:re)?(?:send|forward|e-?mail|courier|post)s? (?:me |us |him |her |them )?(?:the|a|an|his|her|their|my|our|two"
    r"|three|some) (?!.*\b(?:every|each|weekly|monthly|always|out)\b)"
)
"""The present that promises without a day, in notes: "he sends the new price list"."""
_FOR_ME = any_case(
    r"get (?:me|us) (?:the|a|an|some|two|three|\w+s)\b|let (?:me|us) (?:know|have)\b|.*\bfor (?:me|us)\b"
)
"""What is done for the user, without a day: "gets us the keys", "gets the plans copied for me"."""
_SENDING_IT = as_written(
    r"^(?:(?:said |told \w+ )?(?:yes|ok|okay|sure|fine),?\s+)?(?P<verb>[a-z-]+ing)\s+(?P<what>it|them|that|this|those"
    r"|these|one|both)\b(?:\s+(?:over|across|on))?"
    r"(?:\s+to (?P<whom>me|us|him|her|them|[A-Z]\w+))?(?P<rest>.*)$"
)
"""What was asked for is on its way: "yes, sending it today", "emailing it to her today"."""
_READY_BY = any_case(
    r"(?:has|have|gets?|will have)\s+(?P<thing>(?:(?:the|an?|his|her|their|my|our)\s+)?[\w' -]{3,40}?)\s+(?P<how>out"
    r"|ready|done|over|back|finished|signed)\b(?= by| on| before| for)"
)
_TO_BE_DONE = any_case(
    r"(?P<thing>(?!(?:was|is|has|had|have|already|not)\b)\w[\w' ]{2,50}?)(?:,[^,]{3,40},)? (?:goes (?:out|off)\b|(?P<how>(?:uploaded|sent|posted|signed"
    r"|booked|ordered|printed|fixed|mended|paid|returned|submitted|delivered|updated|shared|ready|done|finished)\b)"
    r"(?=.*\b(?:by|before|once|when|as soon as|until|on|next|tomorrow|tmrw|today|tonight)\b))(?!.*\b(?:last|ago|yesterday|already sent)\b)"
)
_WITHIN = any_case(r"\bw(?:/|ith)in (?:\d+|an?|one|two|three|the)\b")
_GRANTED = any_case(
    r"^(?:said yes|agreed|said ok(?:ay)?) to (?:my|our|the) (?:request|ask|question) (?:for|about) (?P<thing>[^,.;:]+)"
)
_SEVERAL = r"[a-z]{3,}s (?:of|from|for|by|on|about|with)\b"
WOULD = any_case(
    r"(?:(?:also |then |just )*(?:'ll|ll\b|will|'s going to|is going to|am going to|'m going to|are going to"
    r"|'re going to|gonna|to\b|shall)"
    r"|(?:is|am|are|'s|'m|'re) (?:also |now |still |then )?(?:going to|to\b)|(?:'ve|have) (?:got )?to\b(?= (?:let|send|give|bring|get|call)\b)"
    r"|(?:'d |had |has |have )?(?:also |then |just |in (?:turn|return) )*(?:said|says|promised|agreed|offered|committed|volunteered|undertook"
    r"|confirmed|told (?:him|her|them|me|us))"
    r"(?: (?:him|her|them|me))?(?: that)?(?: (?:i|he|she|they))?(?:'d|'ll| would| will| to|d\b)|(?:also |still )?(?:owe|owes)\b"
    rf"|(?:'d |had |has |have )?promised\b(?=\s+(?:(?:him|her|them|me|us|(?-i:[A-Z])\w+)\s+)?(?:(?:the|an?|my|our|his|her|their|some|two|three|four|five|\d+)\b|{_SEVERAL})))"
)
WAS_TO = any_case(r"(?:was|were) (?:(?:also|still) )?(?:(?:going|supposed|meant|due) )?to\b")
"""How a debt that is past its day is told: "she was to send me the name by May"."""
_STILL_OPEN = any_case(
    r"(?:\s*[,;(]|\s+but)\s*(?:but |and )?(?:(?:it|that|he|she|they) )?(?:has |have )?(?:nothing|still|never|not|hasn't|haven't|no)\b.*$"
    r"|\s+(?:yesterday|this morning|last (?:week|month|year|\w+day)|(?:an?|two|three|\d+) \w+ ago)\b"
)
_WHAT_CAME = any_case(
    r"\bbut\b|, then\b|\buntil\b|(?:,|\band\b) (?:(?:he|she|they|it|that|which|who) )?(?:did|has|have|was|were|is|sent|gave|brought|came|got|\w+ed)\b"
)
"""What became of it, behind a promise told in the past."""
_APPOINTED = any_case(r"(?:visit|meet|join|see|come|stay|travel|work|speak|talk|play)\b")
_DOES = as_written(
    r"(?!(?:I|he|she|they|you|we|it|be|have|like|love|hate|prefer|rather|need|want|think|consider|try|see|never|not"
    r"|hope|expect|die|know|feel|mind|probably|maybe)\b)[a-z]+\s+\w"
)
"""What one can have said one would do, whatever the verb."""
_TOLD = any_case(
    r"(?:told|promised|said to|assured) (?:him|her|them|[A-Z]\w+)(?: that)? i(?:'d|'ll| would| will)\s+(?:also |then "
    r"|just )?|(?:said|promised)(?: that)? i(?:'d|'ll| would| will)\s+"
    r"|promised (?:(?:him|her|them|[A-Z]\w+) )?to\s+"
    r"|agreed to\s+(?=\w+ (?:(?:over|on) )?(?:him|her|them)\b)"
)
"""A note without "I": "told her I'd send it"."""
_THEY_TOLD = any_case(r"(?:said|promised|agreed|told (?:me|us))(?: that)? (?:he|she|they)(?:'d|'ll| would| will)\s")
"""What the contact said they would do, in a note that does not say who said it."""
_TO_DO_FOR_THEM = any_case(
    r"(?:remind me to |remember to |don't forget to |must |need to )?(?P<vp>(?:get back to|follow up with|chase|call|ring|phone|text|remind"
    r"|let|invite|answer|reply to|write to|drop|put) (?:him|her|them)\b(?! (?:said|was|is|has|did)).*)$"
)
"""A line that tells the user what to do for the contact: "call him after the board meeting"."""
_OF_MINE = any_case(r"(?:has )?promised to (?P<vp>(?:\w+ ){1,4}?(?:my|our|me|us)\b.*)$")
"""A note without a subject in which the contact does something for the user: "promised to pass my CV on"."""
HEDGED = any_case(
    r"\b(?:maybe|might|(?<!\d )(?<!\d[snrt][tdh] )(?<!\b(?:in|by|of) )(?<!\b(?:from|till|late) )(?<!\b(?:until"
    r"|early) )(?<!\bend )(?<!mid-)(?-i:may)(?! \d)|could|perhaps|possibly|probably|(?<!\bno )(?<!\ba )(?<!\bthe )prob\b|probs|poss\b|if|hopefully|tbc|tbd"
    r"|unsure|not sure|try|tries"
    r"|should|would like|wants? to|hopes?|(?<!what )(?<!how )(?:i|he|she|they) thinks?|considering|has to ask"
    r"|have to ask|needs to ask|has to check"
    r"|needs? to check|depends|depending|unless|offered|open to|happy to|willing|no promises?)\b|\?\?|\(\?\)|\?$"
)
_CONTENT = any_case(
    r"\b(?:(?:on|about|of|in|for) (?:what|how|which|where|why|who)|asks? [^,;(]*?\bwhether)\b(?:(?!\b(?:if|unless|depend\w*|but|maybe|perhaps)\b)[^,;(])*"
)
"""What something is about, whose doubts are none about the promise: "a page on what I want to learn"."""
DETERMINED = r"the|an?|her|his|their|my|our|some|two|three"
AIM = any_case(
    r"(?:(?:he|she|they|who|[A-Z]\w+) )?(?:(?:is|'s|also|still|now|really) )*(?:push|press|fight|campaign|lobby|argue|aim|strive|plead"
    r"|advocate)(?:s|es|ing)?(?: (?:hard|hardest|strongly))? (?:for|to|towards?|against)\b"
    r"|(?:\w+ )?(?:(?:is|am|are|was|'s|'m|'re|also|still|now) )*(?:(?:looking|searching|hunting) for|in need of)\b"
)
"""What somebody seeks or wants to bring about, which is promised to nobody: "pushes for a longer break"."""
_THING_OWED = any_case(
    r"(?P<thing>[^:;,]{3,80}?)\s*(?::|\s[\u2013\u2014-])\s+(?:I )?(?:still |also )?owe (?P<whom>him|her|them|[A-Z]\w+)(?=\s*(?:$|[,.;(!]))"
)
"""A thing and to whom it is owed: "The drill: still owe her"."""
DUE_TO_THEM = any_case(
    rf"(?:still |also )?(?:must|need to|have (?:got )?to|'ve got to)\s+(?=(?:{cues.HANDING_OVER.pattern}|(?:pay|let|call)\b).*\b(?:him|her|his|them|their)\b)"
)
"""Before what the user must hand over to the contact: "I must return his fork"."""
_ORDERED = any_case(r"\btold (?:me|us) to$")
"""What the user is told to do, which the teller does not promise: "she told me to call the mill"."""
_OF_THE_OTHER = any_case(r"\b(?P<who>i|he|she|they)(?:'d|'ll| would| will|d)$")
_OBJECTS = {"i": "me", "he": "him", "she": "her", "they": "them"}
_IS_GIVEN = any_case(
    rf"(?:get|have|receive) (?P<thing>(?:{DETERMINED}|that|both|one)\b(?:(?! from\b| ready\b"
    r"| done\b).)+?)(?: (?:back )?from (?:me|us|him|her|them)(?P<rest>.*))?"
)
"""What is given, told from the side of who gets it: "I said he would get the list from me"."""
_COMING = any_case(
    r"(?P<thing>[^:;,]{3,80}?):\s+(?:I'm |am )?(?P<verb>(?:re)?(?:send|forward|e?-?mail|post|bring|shipp|dropp)ing)\b(?P<rest>(?! (?:me|us|him|her|them)\b).*)$"
)
"""A thing that the user hands over on a day: "Keys: posting tomorrow"."""
_KEPT = any_case(
    r"\s*(?:(?:but|and|now|I|it|was|is|has|been|'s|'ve|have)\s+)*(?:sent|given|paid|returned|delivered|posted|done|settled|handed over)\b"
    r"(?!.*\b(?:by|before|tomorrow|next)\b)"
)
"""A remark that what was owed has been handed over: "I owe her a lift, done in May"."""
_NO_DEBT = any_case(r"one|a lot|much|so much|a great deal|everything|nothing|big time")
"""What one says one owes without owing anything."""
REPORTED = any_case(r"\b(?:said|says|told|promised|agreed|offered|thought|confirmed|assured|answered|replied)\b")
_NO_THING = (
    r"by|on|before|after|about|for|to|this|next|today|tonight|tomorrow|back|if|whether|how|what|when|where|and|again"
)
_ADVERB = any_case(r"^(?:also|then|just|try to|definitely)\s+")
_LITERAL = any_case(r"(?:ask|read|show|call|walk|list|answer|give|take|do)\b")
"""Verbs that a note means as what they say, though a speaker's "I'll ask you" may be a figure of speech."""
_LITERAL_PRESENT = any_case(r"(?:ask|read|show|call|look|take|give|do)\b")
"""The same in the present."""
_ASKS = any_case(r"asks? (?:(?:me|us) )?(?:whether|if|how|what|when|where|who|why|which)\b")
"""A question of theirs, no errand."""
_PROGRESSIVE = any_case(r"(?:(?:is|am|are|'s|'m|'re)\s+)?(?P<verb>[a-z]+ing)\b")
_AND_STATES = as_written(r"\s+and (?=(?:also )?(?:wants?|needs?|asked|asks|is|has|would)\b)")
_MINE = any_case(r"\b(?:me|us)\b")
_GETS_THEM = as_written(r"get (?:him|her|them) (?:the|an?|some|my|our|his|her|their)\b")
_SOFT = any_case(
    r"(?:might|may|could|should|would|'d|wants? to|hopes? to|will try to|has to|have to|needs? to"
    r"|(?:is|'s|are|'re|am|'m) (?:happy|glad|willing|open|ready) to)\s+"
)
_RECIPIENT = any_case(
    rf"(?:him|her|them|me|us|(?-i:[A-Z])\w+)\s+(?=the|an?\b|my|our|his|her|their|some|two|three|four|five|\d|{_SEVERAL})"
)
_JOINT = any_case(r"^(?:(?:and|but|so|then|also|maybe|perhaps|possibly|&)\s+)+")
_PROMISED_THEM = any_case(
    r"promised (?P<whom>him|her|them)\s+(?=(?:my|the|an?|our|some|this|these|those|it|two|three|four|five|\d+)\b|(?-i:[A-Z])\w+'s\b)"
)
_OWES = any_case(r"(?:still )?owes? (?P<whom>me|us|him|her|them) (?P<thing>.+)")
_WILL = any_case(r"(?:will|'ll|to|need to|must|gotta|going to)\s+(?=\w)")
_OF_OURS = any_case(r"\b(?:my|our)\b")
_DONE_FOR_ME = any_case(r"^\w+ (?:me|us)\b|\b(?:for|to|with) (?:me|us)\b")
Promise = tuple[Role | None, str | None]
"""Whose a promise is, and what is promised in a verb phrase."""
NONE: Promise = (None, None)


def _promise(role: Role | None, phrase: str | None) -> Promise:
    return (role, phrase) if phrase else NONE


class Bare(NamedTuple):
    """A statement without a subject, and its BODY without a joint or a "maybe" before it."""

    text: str
    body: str
    last: Role
    """Who was spoken of last."""

    @property
    def hedged(self) -> bool:
        """Whether something stands before the body."""
        return len(self.body) < len(self.text)


@dataclass(frozen=True)
class Errands:
    """How notes of the day of the CALL on the two OWNERS say what is promised."""

    owners: Owners
    call: dt.date

    def is_dated(self, text: str) -> bool:
        """Whether TEXT says by which day."""
        due = phrases.deadline(text, days.find(text, self.call))
        return bool(due and due.date)

    def verb_phrase(self, text: str) -> str | None:
        """TEXT as a verb phrase when it begins with something one can owe."""
        plain, _ = cleaned(_ADVERB.sub("", text.strip()))
        if not cues.ACTION.match(plain) or (cues.IDIOM.match(plain) and not _LITERAL.match(plain)):
            return None
        return re.sub(r"\s*\((?:\?|tbc|tbd)\)\s*$", "", plain).strip(" .,!")

    def listed(self, text: str, *, dated: bool, owned: bool = False) -> str | None:
        """What a line under somebody's heading promises: "proofs of the cards, Wed", "gets me in"; None for a statement.

        A line OWNED by a prefix may also say what is to be done as if it were: "me: scan uploaded once he has been in".
        """
        text = text.strip()
        if owned and (done := _TO_BE_DONE.match(text)):
            return f"get {done['thing'].strip(' ,')} {done['how'] or 'out'}"
        if _STATES.search(text) or len(text.split()) < 2:
            return None
        phrase = self.verb_phrase(re.sub(r"^(?:to|will|'ll)\s+", "", text)) or self.present(text, anyhow=True)
        expected = owned and cues.OF_THE_DAY.search(text)
        if phrase or (dated and not (expected or self.is_dated(text))):
            return phrase
        thing = re.sub(r"\s*(?:->|=>|\u2192)\s*", " to ", text.strip(" ."))
        return f"deliver {thing}"

    def present(self, rest: str, *, anyhow: bool = False) -> str | None:
        """ "brings it to the shop sat", "is sending me the file": the present with a day or "me", or ANYHOW."""
        if AIM.match(rest) or (not anyhow and _ASKS.match(rest)):
            return None
        progressive = _PROGRESSIVE.match(rest)
        if progressive and (base := cues.base_of(progressive["verb"])):
            phrase = base + rest[progressive.end() :]
        elif (third := re.match(r"(?P<verb>[a-z-]+?)(?P<s>es|s|)\b", rest)) and (
            base := _base(third["verb"], third["s"])
        ):
            phrase = base + rest[third.end() :]
        else:
            return None
        phrase = _AND_STATES.split(phrase)[0].strip(" .,!")
        if (cues.IDIOM.match(phrase) and not _LITERAL_PRESENT.match(phrase)) or cues.HABIT.search(phrase):
            return None
        mine = (_MINE.search(phrase) and cues.HANDING_OVER.match(phrase)) or _FOR_ME.match(phrase)
        on_its_way = progressive and _ON_ITS_WAY.match(phrase) and len(phrase.split()) > 1
        sent = _HANDS_OVER.match(phrase) or on_its_way or (progressive and _GETS_THEM.match(phrase))
        return phrase if anyhow or mine or sent or _WITHIN.search(phrase) or self.is_dated(phrase) else None

    # -- behind a subject --------------------------------------------------------------------------------------

    def after_subject(self, role: Role, rest: str, *, agreed: bool = False) -> Promise:
        """What the REST of a statement with the subject ROLE promises; the bare present does where it was AGREED."""
        if role == "me" and (duty := DUE_TO_THEM.match(rest)):
            return _promise(role, self.verb_phrase(rest[duty.end() :]))
        if was := WAS_TO.match(rest):
            return self._was_to(role, rest[was.end() :])
        would = WOULD.match(rest)
        if would and _ORDERED.search(would[0]):
            return NONE
        if would and (other := _OF_THE_OTHER.search(would[0])) and (role == "me") != (other["who"].lower() == "i"):
            gets, whom = _IS_GIVEN.fullmatch(rest[would.end() :].strip(" .")), _OBJECTS[other["who"].lower()]
            sure = gets and (gets["rest"] is not None or self.is_dated(rest))
            return (role, handed(whom, f"{gets['thing']}{gets['rest'] or ''}")) if gets and sure else NONE
        if would is None and (present := self.present(rest, anyhow=agreed)):
            return role, present
        if (ready := _READY_BY.match(rest)) and self.is_dated(rest):
            return role, f"get {ready['thing'].strip()} {ready['how']}{rest[ready.end() :].rstrip(' .,')}"
        if granted := _GRANTED.match(rest):
            return role, f"deliver {granted['thing'].strip()}"
        if role == "me" and (gets := _GETS.match(rest)) and self.is_dated(rest):
            return "them", f"deliver {gets['thing'].strip(' .,')}"
        if would is None:
            soft = _SOFT.match(rest)
            return _promise(role, self.verb_phrase(rest[soft.end() :]) if soft else None)
        after = rest[would.end() :].strip()
        if re.match(r"(?:not|never)\b", after, re.IGNORECASE):
            return NONE
        if re.match(r"(?:also |still )?owes?\b", would[0], re.IGNORECASE):
            return _promise(role, self._owed(after))
        return _promise(role, self._would(role, would[0], after))

    def _was_to(self, role: Role, after: str) -> Promise:
        """The errand AFTER "(she) was to", where it was for the user and nothing tells that it was kept or dropped."""
        due = "" if _APPOINTED.match(after.strip()) else _STILL_OPEN.sub("", after)
        phrase = None if role != "them" or _WHAT_CAME.search(due) else self.verb_phrase(due)
        for_me = phrase and (
            _DONE_FOR_ME.search(phrase) or (_OF_OURS.search(phrase) and cues.HANDING_OVER.match(phrase))
        )
        return (role, phrase) if for_me else NONE

    def _owed(self, after: str) -> str | None:
        """The errand behind "(I owe) her the name"."""
        whom = "|".join(["him", "her", "them", "me", "us", *map(re.escape, self.owners.theirs)])
        other = r"(?-i:[A-Z])\w+(?=\s+(?:an?|the|some|my|our|his|her|their)\b)"
        named = re.match(rf"(?:{whom}|{other})(?=[\s:])", after, re.IGNORECASE)
        thing, _, remark = (after[named.end() :] if named else after).partition(",")
        thing = thing.strip(" .!:")
        if _KEPT.match(remark) or not thing or _NO_DEBT.fullmatch(thing):
            return None
        return handed(named and named[0], thing)

    def _would(self, role: Role, would: str, after: str) -> str | None:
        """The errand AFTER the words by which somebody WOULD do it."""
        if phrase := self.verb_phrase(after):
            return phrase
        named = _RECIPIENT.match(after)
        thing = after[named.end() :] if named else after
        if re.search(r"promised$", would, re.IGNORECASE) and (phrases.THING.match(thing) or re.match(_SEVERAL, thing)):
            return handed(named and named[0].strip(), thing)
        if role == "me" and REPORTED.search(would) and _DOES.match(after) and self.is_dated(after):
            return after.strip(" .,!")  # "I said I'd go to the bank on Monday"
        return None

    # -- without a subject -------------------------------------------------------------------------------------

    def without_subject(self, text: str, last: Role) -> Promise:
        """ "will send her the sheet", "maybe lends us the room", "send him the map by fri"; LAST was spoken of before."""
        bare = Bare(text, _JOINT.sub("", text), last)
        found = (form(self, bare) for form in _FORMS)
        return next((promise for promise in found if promise is not None), NONE)

    def _owing(self, bare: Bare) -> Promise | None:
        """ "promised her my drill", "still owes me the key", "The drill: still owe her"."""
        if owed := _PROMISED_THEM.match(bare.body):
            return "me", handed(owed["whom"], bare.body[owed.end() :])
        if owes := _OWES.match(bare.body):
            role: Role = "them" if owes["whom"] in ("me", "us") else "me"
            nothing = _NO_DEBT.fullmatch(owes["thing"].strip(" .!"))
            return NONE if nothing else (role, handed(owes["whom"], owes["thing"]))
        if (owes := _THING_OWED.match(bare.body)) and self.owners.whose(owes["whom"]) == "them":
            return "me", handed(owes["whom"], owes["thing"].strip())
        return None

    def _to_do_for_them(self, bare: Bare) -> Promise | None:
        """ "call him after the board meeting"."""
        todo = None if bare.hedged else _TO_DO_FOR_THEM.match(bare.body)
        if todo is None:
            return None
        had = re.match(r"let (?P<whom>him|her|them) have (?P<thing>.+)", todo["vp"], re.IGNORECASE)
        return "me", handed(had["whom"], had["thing"]) if had else todo["vp"].strip(" .!")

    def _told(self, bare: Bare) -> Promise | None:
        """ "promised to pass my CV on", "said she'd ask", "told her I'd send it"."""
        if passed := _OF_MINE.match(bare.body):
            return _promise("them", self.verb_phrase(passed["vp"]))
        if _THEY_TOLD.match(bare.body) or WAS_TO.match(bare.body):
            return self.after_subject("them", bare.body)
        told = _TOLD.match(bare.body)
        return _promise("me", self.verb_phrase(bare.body[told.end() :])) if told else None

    def _from_somebody(self, bare: Bare) -> Promise | None:
        """ "logo file from him today"."""
        given = _FROM.match(bare.text)
        if given is None or not self.is_dated(bare.text) or _STATES.search(bare.text):
            return None
        giver = self.owners.whose(given["who"])
        thing = re.sub(r"^(?:The|An?|My|Our|Both)\b", lambda m: m[0].lower(), given["thing"])
        return (giver, f"deliver {thing}") if giver else None

    def _under_way(self, bare: Bare) -> Promise | None:
        """ "sending me the plan", "Keys: posting tomorrow", "yes, sending it today"."""
        whose, text = self.owners.whose, bare.text
        if (sent := _SENDING.match(text)) and (base := cues.base_of(sent["verb"])) and (whom := whose(sent["whom"])):
            thing = f" {sent['thing']}" if sent["thing"] else ""
            return ("them" if whom == "me" else "me"), f"{base} {sent['whom']}{thing}{sent['rest']}"
        if (sent := _COMING.match(text)) and self.is_dated(sent["rest"]) and (base := cues.base_of(sent["verb"])):
            return "me", f"{base} {sent['thing']}{sent['rest']}"
        if (sent := _SENDING_IT.match(text)) and (base := cues.base_of(sent["verb"])) and _ON_ITS_WAY.match(base):
            to, receiver = (f" to {sent['whom']}", whose(sent["whom"])) if sent["whom"] else ("", bare.last)
            theirs = receiver == ("me" if to else "them")
            return (("them" if theirs else "me"), f"{base} {sent['what']}{to}{sent['rest']}") if receiver else None
        return None

    def _does(self, bare: Bare) -> Promise | None:
        """ "Sends draft MoU end of week", "maybe lends us the room", of the contact "brings them back on Monday"."""
        text, body = bare.text, bare.body
        sends = re.match(r"[A-Z]?[a-z]+s (?!me\b|us\b)\w", text) and self.is_dated(text)
        present = self.present(text[:1].lower() + text[1:]) if sends else None
        if present and cues.HANDING_OVER.match(present):
            return "them", present
        if bare.hedged and re.match(r"[a-z]+?(?:es|s)\b\s+(?:us|me)\b", body, re.IGNORECASE):
            return "them", body
        hands = bare.last == "them" and re.match(r"[a-z]{3,}s (?:it|me|us|them)\b", body)
        present = self.present(body) if hands else None
        return ("them", present) if present else None

    def _to_be_done(self, bare: Bare) -> Promise | None:
        """ "will send her the sheet", "send him the map"."""
        if is_their_duty(bare.body, self.owners.theirs, surely=True):
            return None
        will = _WILL.match(bare.body)
        phrase = self.verb_phrase(bare.body[will.end() :] if will else bare.body)
        if phrase is None or not (will or cues.HANDING_OVER.match(phrase)):
            return None
        if will and _DONE_FOR_ME.search(phrase):
            return "them", phrase
        if self._to_them.search(phrase):
            return "me", phrase
        if _MINE.search(phrase):
            return ("them", phrase) if will else None
        return (bare.last if bare.last in ("me", "them") else "me", phrase) if will else None

    @cached_property
    def _to_them(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, self.owners.theirs)) or "-"
        return re.compile(rf"\b(?:him|her|them|{names})\b", re.IGNORECASE)


_FORMS: tuple[Callable[[Errands, Bare], Promise | None], ...] = (
    Errands._owing,
    Errands._to_do_for_them,
    Errands._told,
    Errands._from_somebody,
    Errands._under_way,
    Errands._does,
    Errands._to_be_done,
)
"""The forms of a promise without a subject, tried in turn."""


def _base(stem: str, ending: str) -> str | None:
    return next((v for v in (stem, stem + ending[:-1], stem + "e") if v and cues.ACTION.fullmatch(v)), None)


def is_hedged(text: str) -> bool:
    """Whether TEXT leaves open what it holds out, asides and what something is about left alone."""
    return HEDGED.search(cues.without_asides(_CONTENT.sub("", text))) is not None


def is_their_duty(text: str, theirs: Iterable[str], *, surely: bool = False) -> bool:
    """Whether TEXT without a subject tells what somebody must do, which in a note on THEIRS is theirs.

    The user's own is what is done for them, or for the user's side: "must call her", "must pay our share". SURELY: only
    where it speaks of a thing of theirs, "must insure her boat".
    """
    names = "|".join(["him", "them", *map(re.escape, theirs)])
    for_them = rf"\b(?:my|our|me|us|(?:{names})(?!'))\b|\bher\b(?=\W*$|[,;.]|\s+(?:{DETERMINED}|{_NO_THING}|\d)\b)"
    if not re.match(r"must\b", text, re.IGNORECASE) or re.search(for_them, text, re.IGNORECASE):
        return False
    return not surely or re.search(r"\b(?:his|her|their)\b", text, re.IGNORECASE) is not None
