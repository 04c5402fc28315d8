"""Who committed to what: one pass over the sentences of a call that keeps what stands at its end.

A request and its yes make a promise of the one who said yes; an offer becomes one when it is welcomed; the later
word of a correction wins; what was taken back is gone; whatever is hedged stays a maybe.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile

from assistant.heard import answers, clauses, corrections, cues, days, firm, phrases, related, threads
from assistant.heard.answers import Asked
from assistant.heard.clauses import Deed
from assistant.heard.days import Day
from assistant.heard.talk import Role, Sentence, rewritten
from assistant.patterns import any_case

NEAR = 6
"""A correction or a "by Friday" refers to a commitment at most this many sentences back."""
AT_LENGTH = 7
"""Words of a sentence with which the other side tells something of its own."""
_A_MOMENT = any_case(
    r"(?:give|allow|grant) \w+ (?:just )?(?:a|an|one|two|three|five|ten|another|half|\d+)\b(?: \w+){0,2} (?:seconds?"
    r"|secs?|moments?|minutes?|mins?|hours?|days?|weeks?)\b"
)
"""Time is not a thing that somebody brings: "give me ten minutes and it's yours"."""
_OTHER_DAY = any_case(
    r"(?:do|make|get|have|manage|send|bring)(?: me)?(?: (?:it|that|this|them))?(?: (?:to me|instead|over|done|ready"
    r"|for|on|by))*"
)
"""What is left of "could you make it Thursday instead?" without its day."""
_COUNTER = any_case(
    r"(?:^|\b)(?:let's (?:say|make it|call it)|(?:I|we) can (?:do|manage|make)|make it|more like|I'd say|call it)\b"
)
_OWN_EVENT = any_case(
    rf"(?:(?:and|so|just|please|then|ok|okay|well)\b[\s,]*)*(?:{cues.HANDING_OVER.pattern}|(?:if|once|when|as soon as) (?:you|I|we|they)\b)"
)
"""A sentence whose own first clause sets its "same day", and no day named before."""
_THANKS = any_case(
    r"(?:(?:oh|ah|great|perfect|lovely|wonderful|brilliant)\b\W*)*(?:(?:that's |that is |very |so |how |really )*kind of you"
    r"|thank you|thanks|cheers|much appreciated|I'd (?:really )?appreciate (?:it|that))\b(?!\W*(?:but|for (?:the|your|coming|calling))\b)"
)
_SUITS = any_case(r"\b(?:perfect|fine|works?|good|great|ok|okay|it is|suits|lovely|easy)\b")
_CLOCK = any_case(
    r"(?:by|before)\s+(?:noon|midday|lunch(?:time)?|tea|dinner|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
"""A time of the day without the day."""
_ONLY_A_DAY = any_case(
    r"\W*(?:(?:then|ah|oh|ok|okay|so|well|right|fine|say|let's say|sure|for|yes|make it|the|on|by|it is)\b\W*)*"
)
"""What may stand beside a day that takes the place of another ("Ah. Monday the second, then.")."""
_OF_A_THING = any_case(r"\b(?!(?:it|that|this|there|what|let|one)\b)[a-z-]+(?:'s| is| are|'re)(?: on| only)? $")
"""Before a day that is the day of a thing: "Open day's the 20th of March"."""
_ITS_TIME = any_case(r"^,? (?:when|once|after|as soon as) [^,.]{3,40}")
"""What tells the hour of a day that stands alone: "Tonight, when the kids are in bed"."""
TIME_ASKED = any_case(r"\b(?:give me|let me have|I need|I'll need) (?:until|till)\b")
"""Time that is asked for a promise: "so give me until the end of next week"."""
_NOT_BEFORE = any_case(r"\W*\b(?:but )?(?:not before|only after) [^,;]{3,40}$")
"""From when on somebody says yes, which is no day by which they do it."""
_TILL_THEN = any_case(
    r"\W*(?:(?:ok|okay|so|well|right|great|we(?:'ll| will)?)\b\W*)*(?:talk|speak|see (?:you|ya)|catch you|bye)\b"
)
"""How people part until a day they will talk: "Talk Monday then"."""
_SO_MANY = any_case(
    r"\W*(?:(?:ok|okay|right|fine|well|oh|then|actually|sorry|no|wait)\b\W*)*(?P<make>(?:make (?:it|that)|let's say|I mean(?:t)?|rather) )?"
    rf"(?P<n>{corrections.COUNT}|\d+)(?(make)|(?:,? then| it is)\b)\W*"
)
"""Another number, alone in its sentence."""
_DO_IT = any_case(r"(?:do|send|bring|get|manage) (?:it|that|this|them)\b")
_WOULD_YOU = any_case(
    r"(?:oh,? |really,? |yes,? |ah,? )*(?:(?:would|could) you(?: really)?\s*\?|yes,? please\b|please do\b)"
)
_COULD = any_case(
    r"\b(?:I|we) (?:could|can)\b(?!.*\b(?:if(?! you(?:'d)? (?:like|want|wish))|maybe|perhaps|probably)\b)"
)
"""An offer in the conditional, and the answer that takes it up: "I could ask her" - "Would you?"."""
_LACKS = any_case(
    r"\b(?:I|we)(?:'d| would|'ll|'m| am|'re| are| do)?(?: still| really| also)* (?:need|be grateful for|appreciate|love (?:a|the|to see)|could use|don't have|"
    r"haven't (?:got|seen|had)|waiting for|missing|short of)\b"
)
"""What somebody says who lacks a thing, without asking for it."""
_PAST = any_case(r"\b(?:did|was|were|had|have you|has (?:he|she|it))\b")
"""A question about what was, which proposes no day: "did you get out at all this week?"."""
_INSISTS = any_case(
    r"(?:(?:no|oh|really|but|honestly|please),? )*(?:I (?:want|'d like|would like|'d love|insist)(?: to)?|it(?:'s| is) no (?:trouble|bother|problem)(?: at all)?"
    r"|I(?:'m| am) happy to|I will(?: anyway)?|let me)[\s.!]*"
)
"""What somebody says who is told that it is not needed, and does it all the same."""
SHORT_YES = 9
"""Words of a sentence that does no more than say yes to a day."""


@dataclass
class Listened:
    """What the pass found: commitments of everybody, and requests that nobody answered."""

    deeds: list[Deed] = field(default_factory=list)
    unanswered: list[Asked] = field(default_factory=list)
    plans: list[Deed] = field(default_factory=list)
    """What somebody will do by a day, and may do for themselves only."""
    appointed: set[int] = field(default_factory=set)
    """The places of commitments whose day the other side said yes to, day and all."""


def listen(sentences: Iterable[Sentence], call: dt.date, skip: set[int], others: set[str]) -> Listened:
    """The commitments that stand at the end; sentences whose number is in SKIP are not heard.

    OTHERS are first names of further speakers: what is said to them by name is neither asked of nor owed to us.
    """
    listener = _Listener(call, others)
    for sentence in sentences:
        if sentence.number not in skip:
            listener.hear(sentence)
    listener.close()
    return listener.outcome


def addressed(people: Iterable[str]) -> re.Pattern[str]:
    """What a sentence looks like that is said to one of PEOPLE by name."""
    names = "|".join(re.escape(name) for name in sorted(people)) or r"\0"
    return re.compile(
        rf"(?:(?:and|so|ok|okay|thanks|right|great|yes|yeah|well)\b\W*)*(?:{names})\b\s*[,\u2014\u2013:-]"
        rf"|.*,\s*(?:{names})\s*(?:[,.?!]|$)"
    )


def _is_due(deed: Deed, day: Day) -> bool:
    """Whether DEED is due on DAY as it stands."""
    return bool(deed.day and day.date and deed.day.date == day.date)


def _is_of_another(deed: Deed, proposal: Sentence, day: Day) -> bool:
    """Whether DAY, which the PROPOSAL only repeats, was said with DEED of something else: "by Friday, and a box on Tuesday"."""
    asks = _ONLY_A_DAY.fullmatch(proposal.plain[: day.start] + proposal.plain[day.end :])
    if not (asks and day.date and deed.day and deed.day.date) or day.date.weekday() == deed.day.date.weekday():
        return False
    return re.search(rf"\b{day.date:%a}", deed.sentence.text, re.IGNORECASE) is not None


def _takes_back(plain: str, deed: Deed) -> re.Match[str] | None:
    """The words of PLAIN that take DEED back: all of it, or by its thing ("Oh, leave the ladder.")."""
    dropped = cues.DROPPED.search(plain)
    named = phrases.content_words(dropped["thing"]) if dropped else set()
    return dropped if named and named <= phrases.content_words(deed.phrase) else cues.WITHDRAWN.search(plain)


class _Listener:
    def __init__(self, call: dt.date, others: set[str]) -> None:
        self.call = call
        self.to_others = addressed(others)
        self.outcome = Listened()
        self.asked: list[Asked] = []
        self.when: Sentence | None = None
        self.proposed: tuple[Sentence, Day] | None = None
        self.marker: Sentence | None = None
        self.last: Sentence | None = None
        self.before: Sentence | None = None
        """The sentence before the last one."""
        self.named: tuple[Sentence, Day] | None = None
        self.month: tuple[Sentence, dt.date] | None = None
        """The last sentence that named a day with its month, and that day."""
        self.unread: Asked | None = None
        """A request whose verb no list knows; only an answer with that verb grants it."""
        self.want: Asked | None = None
        """What somebody lacks, or asks for with a verb that no list knows; only a firm answer grants it."""
        self.said: list[Sentence] = []
        """What was heard so far."""
        self.pending: Deed | None = None
        """What may be a plan of one's own, until its speaker gives their word or asks time for it."""
        self.declined: Deed | None = None

    # -- one sentence ----------------------------------------------------------------------------------------

    def hear(self, sentence: Sentence) -> None:
        """Take in the next sentence."""
        sentence, taken_back = self._settled(sentence)
        found = [self._in_month(day, sentence) for day in days.find(sentence.plain, self.call)]
        fresh = self.last is None or self.last.utterance != sentence.utterance
        if taken_back and (deed := self._recent(sentence.role)):
            deed.gone = True
        consumed = self._sealed(sentence, found)
        if fresh:
            if _THANKS.match(sentence.plain):
                self._thanked(sentence)
            consumed = self._appointed(sentence, found) or self._welcomed(sentence) or self._declined(sentence)
            consumed = self._insisted(sentence) or self._firmly(sentence, found) or consumed
            consumed = self._answered(sentence, found) or self._echoed(sentence, found) or consumed
        elif self._firmly(sentence, found):
            consumed = True
        elif self.last and self.last.plain.endswith("?") and len(self.last.plain.split()) < 4:
            consumed = self._welcomed(sentence)
        consumed = consumed or self._counters(sentence, found)
        consumed = consumed or self._corrects(sentence, found) or self._dates(sentence, found)
        if not consumed and not self.to_others.match(sentence.plain):
            for deed in clauses.commitments(sentence, found, self.call):
                self._add(deed)
            self.pending = self.pending or clauses.unlisted(sentence, self.call)
            self._requests(sentence, found)
        self._questions_of_time(sentence, found)
        self.marker = sentence if corrections.is_marker(sentence.plain, found) else None
        self.before, self.last = self.last, sentence
        self.said.append(sentence)
        self.month = next(((sentence, day.date) for day in found if day.date and days.names_month(day)), self.month)
        dated = [day for day in found if day.date and not _CLOCK.match(day.said)]
        self.named = (sentence, dated[-1]) if dated else self.named

    def close(self) -> None:
        """The end of the call: what is asked now stays unanswered."""
        self._shelve(self.asked)

    def _shelve(self, asked: list[Asked]) -> None:
        self.outcome.unanswered += [
            a for a in asked if not (a.answered or a.soft) and a.takes_yes and a.role in ("me", "them")
        ]
        self.asked = [a for a in self.asked if a not in asked]

    def _recent(self, role: Role, within: int = NEAR) -> Deed | None:
        """The last standing commitment of ROLE, when it is not long ago."""
        now = self.last.number if self.last else 0
        for deed in reversed(self.outcome.deeds):
            if deed.role == role and not deed.gone:
                return deed if now - deed.number <= within else None
        return None

    # -- corrections -----------------------------------------------------------------------------------------

    def _settled(self, sentence: Sentence) -> tuple[Sentence, bool]:
        """SENTENCE with what it corrects itself taken out, and whether an earlier commitment was scratched."""
        taken_back = False
        scratch = re.search(
            r"\b(?:scratch|strike|forget) that[,.\u2014\u2013:]*\s+(?=(?:I'll|I will|let me|we'll)\b)",
            sentence.plain,
            re.I,
        )
        if scratch:
            taken_back = not cues.WILL.search(sentence.plain[: scratch.start()])
            sentence = rewritten(sentence, 0, scratch.end())
        sentence = corrections.begun_anew(sentence)
        for _ in range(3):
            gaps = phrases.superseded(sentence.plain, days.find(sentence.plain, self.call))
            if not gaps:
                break
            for gap in reversed(gaps):
                sentence = rewritten(sentence, *gap)
        return sentence, taken_back

    def _corrects(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE changes or takes back the last commitment of its speaker, which is then done."""
        deed = self._recent(sentence.role)
        if deed is None:
            return False
        plain = sentence.plain
        commits = self._has_cue(plain)
        marker = cues.MAKE_THAT.search(plain)
        if (
            found
            and not commits
            and not self._dates_other(deed)
            and (self.marker or corrections.is_new_day(plain, found, marker))
        ):
            self._moves(deed, sentence, found)
            return True
        elsewhere, back = self._answers_other(sentence, deed), sentence.number - deed.number
        withdrawn = None if elsewhere or back > 3 or (found and not commits) else _takes_back(plain, deed)
        if withdrawn and not cues.HEDGE.search(plain[: withdrawn.start()]):
            deed.gone = True
            return not commits
        weakened = not elsewhere and not commits and back <= 2 and cues.WEAKENED.search(plain)
        if (
            weakened
            and len(plain.split()) < 16
            and (self._is_asked(sentence) or not clauses.commitments(sentence, found, self.call))
        ):
            deed.certain = deed.offered = False
            return True
        return not commits and back <= 3 and (_recounts(deed, sentence) or self._renames(deed, sentence, marker))

    def _moves(self, deed: Deed, sentence: Sentence, found: list[Day]) -> None:
        """Give DEED the day that SENTENCE puts in the place of its own."""
        plain = sentence.plain
        opening = corrections.BARE_MARKER.match(plain)
        meant = re.search(r"\bI mean(?:t)?,? $", plain[: found[0].start], re.IGNORECASE)
        first = (meant or (opening and found[0].start <= opening.end())) and not _is_due(deed, found[0])
        day = found[0] if first else found[-1]  # "No, Tuesday, Monday is full."
        marks = [m.start() for m in cues.MAKE_THAT.finditer(plain, 0, day.start)]
        said = sentence.verbatim(marks[-1] if marks else day.start, day.end)
        self._redate(deed, day, said if day.said in said else sentence.verbatim(day.start, day.end))
        if deed.offered and marks:
            deed.certain, deed.offered = True, False  # "I can send it by Friday. Wait, let's make it Monday."

    def _is_asked(self, sentence: Sentence) -> bool:
        """Whether the other side has asked something right before SENTENCE."""
        return self.last is not None and self.last.role != sentence.role and self.last.plain.endswith("?")

    def _answers_other(self, sentence: Sentence, deed: Deed) -> bool:
        """Whether SENTENCE answers a question of the other side that names a thing which is not that of DEED.

        Time asked for behind a yes ("Of course. Give me until Friday.") is for what the yes grants.
        """
        yes = TIME_ASKED.search(sentence.plain) and self.last and cues.YES.match(self.last.plain)
        granted = bool(yes and self.before and self.before.role != sentence.role)
        granted = granted and self.last not in (deed.sentence, deed.later)
        asked = self.before if granted else self.last
        of_days = asked and (cues.WHEN.match(asked.plain) or (self.proposed and self.proposed[0] is asked))
        if asked is None or of_days or not (granted or self._is_asked(sentence)):
            return False
        named = phrases.content_words(asked.plain)
        points = _POINTS.search(asked.plain)
        return len(named) > (not granted) and not (
            points or named & phrases.content_words(f"{deed.phrase} {deed.quote}")
        )

    def _answers_new(self, sentence: Sentence, deed: Deed) -> bool:
        """Whether the other side has asked for another thing than that of DEED in the turn before SENTENCE."""
        known = phrases.content_words(f"{deed.phrase} {deed.quote}")
        if deed.sentence.utterance >= sentence.utterance - 1:
            return False
        asked = (s for s in firm.told_before(self.said, sentence) if s.plain.endswith("?"))
        named = ((s, phrases.content_words(s.plain)) for s in asked if not cues.WHEN.match(s.plain))
        return any(
            len(words) > (2 if _POINTS.search(s.plain) else 1) and not words & known for s, words in named
        )  # "Can you do it tonight?" asks for nothing new

    def _renames(self, deed: Deed, sentence: Sentence, marker: re.Match[str] | None) -> bool:
        """Whether SENTENCE puts another thing in the place of the promised one ("I mean the one-pager")."""
        if marker is None or (marker[0].casefold() in ("no", "actually", "rather", "wait") and not self.marker):
            return False
        joined = f"{deed.phrase}, {sentence.plain}"
        settled = corrections.without_earlier(joined)
        if settled != joined and not cues.MAKE_THAT.search(settled[len(deed.phrase) :]):
            deed.phrase = settled.strip(" .!")
            deed.quote = sentence.verbatim(marker.start(), len(sentence.plain)) or deed.quote
            return True
        rest = sentence.plain[marker.end() :].strip(" ,.!\u2014\u2013-")
        if (
            marker.start() > 12
            or not phrases.THING.match(rest)
            or len(rest.split()) > 9
            or re.search(r"\b(?:is|are|was|were|has|have|will|can|do|think|said)\b|'ll|'s\b", rest)
        ):
            return False
        renamed = phrases.replaced(deed.phrase, rest)
        if renamed is None:
            return False
        deed.phrase = renamed
        deed.quote = sentence.verbatim(marker.start(), len(sentence.plain)) or deed.quote
        return True

    def _redate(self, deed: Deed, day: Day, said: str) -> None:
        """Give DEED another day; its quotation no longer holds the old one."""
        old = deed.day
        if old is not None and (place := deed.quote.find(old.said)) >= 0:
            before, after = deed.quote[:place].rstrip(" ,"), deed.quote[place + len(old.said) :].lstrip(" ,")
            deed.quote = before if len(before) >= len(after) else after
        deed.day, deed.day_said = day, said

    def _dates(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE only says by when ("By Friday.", "Friday, at the latest.")."""
        if self.proposed and sentence.utterance - self.proposed[0].utterance > 2:
            self.proposed = None  # nobody took it up
        if self.proposed and self.proposed[0].role != sentence.role and self._agrees(sentence, found):
            return True
        deed = self._recent(sentence.role, 4)
        if deed is None or not found or self._has_cue(sentence.plain) or sentence.plain.endswith("?"):
            return False
        if (
            self._dates_other(deed)
            or self._answers_other(sentence, deed)
            or self._is_past(deed, unheard=True)
            or cues.OF_LISTENER.search(sentence.plain[: found[0].start])
            or cues.ARRIVES.match(sentence.plain)
        ):
            return False
        if _OF_A_THING.search(sentence.plain[: found[0].start]):
            return False
        rest = sentence.plain[: found[0].start] + _ITS_TIME.sub("", sentence.plain[found[0].end :])
        if _TILL_THEN.match(rest):
            return False
        if self.when is not None and self.when.role == sentence.role:
            return False
        if until := TIME_ASKED.search(sentence.plain[: found[0].start + 6]):
            rest = rest[until.end() :]
        if self.when is None and len(re.findall(r"[\w']+", rest)) > 3:
            return False
        if self.when is not None and len(rest.split()) > 14:
            return False
        newest = next((d for d in reversed(self.outcome.deeds) if not d.gone), None) is deed
        newer = bool(newest and deed.day and found[0].date and _ONLY_A_DAY.fullmatch(rest))
        if deed.day is None or newer or "latest" in found[0].said or self.when is not None or self.proposed is not None:
            hedged = cues.HEDGE.search(rest) is not None
            day = Day(0, 0, said=found[0].said, date=None) if hedged else found[0]
            self._redate(deed, day, sentence.verbatim(found[0].start, found[0].end))
            deed.later = sentence
            if deed.offered and until and _ONLY_A_DAY.fullmatch(rest) and not cues.HEDGE.search(deed.quote):
                deed.certain, deed.offered = True, False
            self.when = self.proposed = None
            return True
        return False

    def _is_past(self, deed: Deed, *, unheard: bool = False) -> bool:
        """Whether the talk has left DEED: the other side has turned to something else, or told of it at length.

        With UNHEARD also when its speaker has since promised what was not understood.
        """
        after = (deed.later or deed.sentence).number
        since = [s for s in self.said if s.number > after]
        others = [s for s in since if s.role != deed.role]
        if any(threads.turns(s.plain) for s in others):
            return True
        asked = self.when is not None or self.proposed is not None
        if not asked and any(len(s.plain.split()) > AT_LENGTH and not s.plain.endswith("?") for s in others):
            return unheard
        known = {d.number for d in self.outcome.deeds}
        own = (s for s in since if s.role == deed.role and s.number not in known)
        return unheard and any(cues.WILL.search(s.plain) for s in own)

    def _dates_other(self, deed: Deed) -> bool:
        """Whether the day named last was said after DEED by its speaker, of something else."""
        last = self.last
        if self.named and self.named[0] is last and _is_due(deed, self.named[1]):
            return False  # "Wait, Tuesday is a holiday. Let's say Thursday."
        own = (deed.sentence, deed.later, self.marker)
        if last and last.role == deed.role and last not in own and corrections.DAY.search(last.plain):
            return True  # "Until 5 March. Sorry, 15 March."
        named = self.named[0] if self.named else deed.sentence
        return named.role == deed.role and named.number > deed.number and named is not deed.later

    def _agrees(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE agrees to the day that the other side proposed: for their own promise or for this one's."""
        if self.proposed is None:
            return False
        proposal, day = self.proposed
        yes = cues.YES.match(sentence.plain)
        repeats = found and found[0].date == day.date
        deed = self._recent(sentence.role, 4)
        if deed and (repeats or yes) and _is_of_another(deed, proposal, day):
            return True
        same = repeats and _SUITS.search(sentence.plain)
        if not (same or (yes and not found)) or re.search(r"\bbut\b", sentence.plain):
            return False
        self.proposed = None
        waiting = [a for a in self.asked if a.role == sentence.role and not a.answered]
        if waiting:
            self._accept(waiting[-1], proposal, [day])
        elif deed:
            self._redate(deed, day, proposal.verbatim(day.start, day.end))
        return bool(waiting or deed)

    def _questions_of_time(self, sentence: Sentence, found: list[Day]) -> None:
        """Remember "By when?" and "Friday?" until the other side answers."""
        if self.when and self.when.utterance < sentence.utterance - 1:
            self.when = None
        if cues.WHEN.match(sentence.plain):
            self.when = sentence
        if not sentence.plain.endswith("?"):
            return
        rest = re.sub(r"[^\w' ]", "", sentence.plain)
        short = len(rest.split()) <= 5 or re.search(r"\b(?:make|do|say|get|have|possible|instead)\b", rest)
        if found and short and not _PAST.search(rest) and not self._has_cue(sentence.plain) and len(rest.split()) < 14:
            self.proposed = (sentence, found[-1])

    def _has_cue(self, plain: str) -> bool:
        return bool(cues.WILL.search(plain) or cues.LET_ME.search(plain) or cues.REQUEST.search(plain))

    # -- requests and their answers ----------------------------------------------------------------------------

    def _requests(self, sentence: Sentence, found: list[Day]) -> None:
        """Remember what SENTENCE asks the other side to do."""
        if self.asked and self.asked[0].sentence.utterance < sentence.utterance - 2:
            self._shelve(list(self.asked))
        plain = phrases.TAG.sub("?", sentence.plain)
        if cues.QUESTION_CHAT.search(plain):
            return
        when = cues.WHEN_REQUEST.search(plain)
        polar = when or cues.REQUEST.search(plain)
        asked: Asked | None = None
        if polar:
            groups = {k: v for k, v in polar.groupdict().items() if v}
            phrase = groups.get("vp17") or next((v for k, v in groups.items() if k.startswith("vp")), None)
            if phrase:
                asked = self._asked(sentence, found, phrase, when is not None)
            else:
                thing = phrases.ended(next(v for k, v in groups.items() if k.startswith("np")))
                day = found[0] if found else None
                asked = Asked(sentence, f"get me {thing}", day=day, takes_yes="np3" in groups, has_thing=False)
            if asked:
                asked.soft = "vp22" in groups
        elif get := cues.GET_REQUEST.search(plain):
            phrase = f"let me {get['verb']} {phrases.ended(get['np2'])}"
            day = phrases.deadline(phrase, days.find(phrase, self.call))
            asked = Asked(sentence, phrases.without_days(phrase, self.call), day=day, has_thing=False)
        if asked and not _A_MOMENT.match(asked.phrase):
            asked.stated = bool(polar and any(polar.groupdict().get(group) for group in _STATED))
            self.asked.append(asked)
        elif not asked and (phrase := firm.wanted(sentence)) is not None and not _A_MOMENT.match(phrase):
            self.want = Asked(sentence, phrase)

    def _asked(self, sentence: Sentence, found: list[Day], phrase: str, when: bool) -> Asked | None:
        phrase = phrases.ended(re.split(r",?\s+(?:and|but)\s+(?:then\s+)?I(?:'ll| will|'m| can)?\b", phrase)[0])
        gerund = cues.GERUND.match(phrase)
        if gerund and (base := cues.base_of(gerund["verb"])):
            phrase = base + phrase[gerund.end() :]
        dated = days.find(phrase, self.call)
        day = phrases.deadline(phrase, dated)
        acts, at_once = cues.ACTION.match(phrase), cues.ON_THE_SPOT.match(phrase)
        request = phrases.without_days(phrases.main_clause(phrase), self.call)
        if not (acts or at_once):
            self.unread = Asked(sentence, request, day=day)
        if firm.is_for_later(phrase) or not (acts or at_once):
            whole = phrases.ended(phrase) if firm.is_for_later(phrase) else request
            self.want = Asked(sentence, whole, day=day) if firm.may_be_promised(whole) else self.want
        if not acts or len(phrase.split()) < 2 or ((at_once or cues.IMMEDIATE.search(phrase)) and not dated):
            return None
        if (
            found
            and _OTHER_DAY.fullmatch(phrases.without_days(phrase, self.call))
            and (self.outcome.deeds or not re.search(r"\b(?:it|that|this|them)\b", phrase))
            and (self._recent(_other(sentence.role)) or not re.search(r"\b(?:to|for|over) (?:me|us)\b", phrase))
        ):
            self.proposed = (sentence, found[-1])
            return None
        return Asked(sentence, request, day=day, takes_yes=not when)

    def _waiting(self, sentence: Sentence, within: int = 2) -> list[Asked]:
        """What the other side of SENTENCE has asked, WITHIN so many utterances, and has no answer."""
        return [
            a
            for a in self.asked
            if a.role != sentence.role and not a.answered and sentence.utterance - a.sentence.utterance <= within
        ]

    def _answered(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether the first sentence of an utterance answers what the other side asked; a yes is a promise."""
        waiting = self._waiting(sentence)
        if not waiting or sentence.role not in ("me", "them"):
            return False
        plain = sentence.plain
        yes = answers.yes(plain, waiting)
        if cues.ALREADY.search(plain) and not cues.WILL.search(plain):
            for asked in waiting:
                asked.answered = True
            return True
        if not yes and cues.NO.match(plain):
            if re.match(r"(?:no|nope|not yet)\b", plain, re.IGNORECASE) and self._has_own_words(sentence, found):
                return False  # "Not yet, I'll do it tonight."
            return self._unsure(sentence, waiting)
        if self._has_own_words(sentence, found) or not answers.grants(sentence, found, waiting, yes):
            return False
        rest = plain[yes.end() :] if yes else plain
        content = len(re.findall(r"[\w']+", rest))
        if later := _NOT_BEFORE.search(rest):
            rest, found = rest[: later.start()], []
        but = re.search(r"^\W*but\b|\bbut (?:I|we|only|not)\b", rest)
        if but or cues.HEDGE.search(rest) or cues.WEAKENED.search(rest):
            return self._unsure(sentence, waiting)
        for asked in waiting if len(waiting) > 1 and content <= 2 else waiting[-1:]:
            self._accept(asked, sentence, found)
        return True

    def _firmly(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE takes on what was just asked or lacking, firmly and in no words of its own: "Consider it done."."""
        said, comes = firm.answer(sentence.plain), firm.attends(sentence.plain)
        if not (said or comes) or sentence.role not in ("me", "them"):
            return False
        granted = self._recent(sentence.role, 1)
        if (
            said
            and said.vow
            and granted
            and granted.granted
            and granted.sentence is self.last
            and self._in_turn(sentence)
        ):
            granted.firm, granted.quote = True, sentence.quote  # "Sure. Will do."
            return True
        near = (
            a for a in [*self._waiting(sentence), self.want] if a and sentence.utterance - a.sentence.utterance == 1
        )
        open_ = [a for a in near if a.role != sentence.role and not a.answered]
        if said is None or not open_:
            return comes and self._attends(sentence)
        asked = max(open_, key=lambda a: a.sentence.number)
        told = " ".join(s.plain for s in firm.told_before(self.said, sentence))
        own = [s for s in self.said if s.utterance == sentence.utterance]
        wish = asked is self.want
        if asked.stated and not firm.is_for_us(asked.phrase):
            return False
        if (
            not firm.names_again(said.echo, told)
            or not all(firm.is_nod(s.plain, told) for s in own)
            or (wish and not (said.vow or said.echo or own))
        ):
            return False
        deed = self._accept(asked, sentence, found)
        deed.firm = True
        if not asked.phrase:  # what exactly is done about it nobody said
            deed.phrase, deed.verbatim = " ".join(s.quote for s in [*own, sentence]), True
        return True

    def _in_turn(self, sentence: Sentence) -> bool:
        """Whether SENTENCE goes on in the turn of the last one."""
        return self.last is not None and self.last.utterance == sentence.utterance

    def _attends(self, sentence: Sentence) -> bool:
        """Keep SENTENCE, "We'll be there!", as a promise for the day that the other side has just named."""
        turn = firm.told_before(self.said, sentence)
        dated = [(s, day) for s in turn for day in days.find(s.plain, self.call) if day.date and day.date > self.call]
        if not dated:
            return False
        named, day = dated[-1]
        deed = Deed(
            sentence.role,
            sentence,
            sentence.quote,
            "be there",
            certain=True,
            day=day,
            day_said=named.verbatim(day.start, day.end),
            phrase_by=sentence.role,
        )
        deed.firm = True
        whole = turn[-1].number - turn[0].number == len(turn) - 1
        deed.about = " ".join(s.quote for s in (turn if whole else [named]))
        self.outcome.deeds.append(deed)
        return True

    def _sealed(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE gives its speaker's word, or asks time, for what they have just said that they will do."""
        pending, self.pending = self.pending, None
        own = self.last if self.last and self.last.utterance == sentence.utterance else None
        until = TIME_ASKED.search(sentence.plain) if found else None
        if own is None or not (until or firm.gives_word(sentence.plain)):
            return False
        recent = self.outcome.deeds[-1] if self.outcome.deeds else None
        deed = pending or (recent if recent and recent.sentence is own and not recent.gone else None)
        if deed is None or cues.STRICT_HEDGE.search(deed.quote) or (until and deed is not pending):
            return False
        if deed is pending:
            self.outcome.deeds.append(deed)
        deed.certain, deed.offered, deed.firm = True, False, True
        if until:
            deed.day, deed.day_said = found[0], sentence.verbatim(found[0].start, found[0].end)
            deed.later = sentence
        return True

    def _echoed(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE takes on in the words of the request what was just asked: "could you laminate it?" - "I'll laminate it"."""
        asked, self.unread = self.unread, None
        will = cues.WILL.search(sentence.plain)
        if asked is None or will is None or asked.role == sentence.role or sentence.role not in ("me", "them"):
            return False
        near = sentence.utterance - asked.sentence.utterance == 1
        verb = asked.phrase.partition(" ")[0].casefold()
        said = sentence.plain[will.end() :].casefold()
        if not (near and said.startswith(f"{verb} ")) or cues.HEDGE.search(sentence.plain) or will["not"]:
            return False
        self._accept(asked, sentence, found)
        return True

    def _counters(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE answers a request with another day ("Let's say Monday", "I can do Monday")."""
        waiting = self._waiting(sentence)
        if not waiting or not found or sentence.role not in ("me", "them") or sentence.plain.endswith("?"):
            return False
        if not _COUNTER.search(sentence.plain[: found[-1].start + 8]) or cues.HEDGE.search(sentence.plain):
            return False
        self._accept(waiting[-1], sentence, found[-1:])
        return True

    def _has_own_words(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether the answer says itself what will be done ("Sure, I'll send it on Friday")."""
        return any(
            deed.certain
            for deed in clauses.commitments(sentence, found, self.call)
            if not cues.FIXED.search(sentence.plain)
        )

    def _accept(self, asked: Asked, sentence: Sentence, found: list[Day]) -> Deed:
        asked.answered = True
        day = found[0] if found else asked.day
        said = sentence.verbatim(day.start, day.end) if found and day else (day.said if day else None)
        deed = Deed(
            sentence.role,
            sentence,
            sentence.quote,
            asked.phrase,
            certain=asked.role in ("me", "them"),
            day=day,
            day_said=said,
            asked=asked.sentence,
            phrase_by=asked.role,
            granted=True,
        )
        self.outcome.deeds.append(deed)
        return deed

    def _unsure(self, sentence: Sentence, waiting: list[Asked]) -> bool:
        """A no, or an answer that commits to nothing: the request is closed, a hedged one is a maybe."""
        hedged = cues.HEDGE.search(sentence.plain) or cues.WEAKENED.search(sentence.plain)
        for asked in waiting:
            asked.answered = True
        if hedged and not re.match(r"(?:no|nope)\b(?! problem)", sentence.plain, re.IGNORECASE):
            asked = waiting[-1]
            self.outcome.deeds.append(
                Deed(
                    sentence.role,
                    sentence,
                    sentence.quote,
                    asked.phrase,
                    certain=False,
                    asked=asked.sentence,
                    phrase_by=asked.role,
                )
            )
            return True
        return not self._has_cue(sentence.plain)

    def _welcomed(self, sentence: Sentence) -> bool:
        """Whether SENTENCE welcomes an offer of the other side, which makes it a promise."""
        weak = _WOULD_YOU.match(sentence.plain) is not None
        last = (d for d in reversed(self.outcome.deeds[-3:]) if not d.gone and d.role != sentence.role)
        open_ = (d for d in last if d.offered or (weak and not d.certain and _COULD.search(d.sentence.plain)))
        deed = next(open_, None)
        if (
            deed is None
            or sentence.utterance - deed.sentence.utterance not in (1, 2)
            or cues.WEAKENED.search(sentence.plain)
            or not (cues.WELCOME.match(sentence.plain) or self._repeats_day(sentence, deed))
        ):
            return False
        if re.search(r"\bbut\b|\bno need\b|\bdon't (?:worry|bother)\b", sentence.plain, re.IGNORECASE):
            return False
        deed.certain, deed.offered = True, False
        found = days.find(sentence.plain, self.call)
        if found and deed.day is None and not sentence.plain.endswith("?"):
            deed.day, deed.day_said = found[0], sentence.verbatim(found[0].start, found[0].end)
        return True

    def _thanked(self, sentence: Sentence) -> None:
        """Mark what the other side has just taken on, unhedged, with the thanks for it in SENTENCE."""
        deed = self.outcome.deeds[-1] if self.outcome.deeds else None
        if deed and self.last and deed.role != sentence.role and deed.number == self.last.number:
            deed.thanked = deed.certain

    def _appointed(self, sentence: Sentence, found: list[Day]) -> bool:
        """Whether SENTENCE settles the day of what the other side proposed: "shall we say the ninth?" - "The ninth works."."""
        deed = next((d for d in reversed(self.outcome.deeds[-3:]) if not d.gone and d.role != sentence.role), None)
        if deed is None or deed.role not in ("me", "them") or sentence.utterance - deed.sentence.utterance != 1:
            return False
        named = self.proposed if self.proposed and self.proposed[0].utterance == deed.sentence.utterance else None
        day = named[1] if named else deed.day
        same = found and day and day.date and found[0].date == day.date and _SUITS.search(sentence.plain)
        asked = (named[0] if named else deed.sentence).plain.endswith("?")
        if not (same and asked) or len(sentence.plain.split()) > SHORT_YES or not answers.is_plain_yes(sentence.plain):
            return False
        deed.certain, deed.offered = True, False
        if named and day:
            deed.day, deed.day_said = day, named[0].verbatim(day.start, day.end)
        self.outcome.appointed.add(deed.number)
        self.proposed = None
        return True

    def _repeats_day(self, sentence: Sentence, deed: Deed) -> bool:
        """Whether SENTENCE takes note of the day of an offer: "I can do it by the ninth" - "The ninth."."""
        found = days.find(sentence.plain, self.call)
        return bool(
            found
            and deed.day
            and deed.day.date
            and found[0].date == deed.day.date
            and not sentence.plain.endswith("?")
            and len(sentence.plain.split()) <= len(found[0].said.split()) + 3
        )

    def _declined(self, sentence: Sentence) -> bool:
        """Whether SENTENCE tells the other side that what they offered or promised is not needed."""
        deed = self._recent(_other(sentence.role), 3)
        if deed is None or sentence.role not in ("me", "them") or not cues.NOT_NEEDED.match(sentence.plain):
            return False
        deed.gone = True
        self.declined = deed
        return True

    def _insisted(self, sentence: Sentence) -> bool:
        """Whether SENTENCE holds to what the other side has just said is not needed: "You don't have to." - "I want to."."""
        deed, self.declined = self.declined, None
        if deed is None or self.last is None or deed.role != sentence.role or not _INSISTS.fullmatch(sentence.plain):
            self.declined = deed if deed and sentence.role != deed.role else None
            return False
        deed.gone, deed.firm = False, True
        return True

    # -- commitments -------------------------------------------------------------------------------------------

    def _add(self, deed: Deed) -> None:
        """Keep DEED; when it only points back ("I'll send it"), it completes what it points at."""
        if deed.phrase == "do that" and not deed.asked and self.last and self.last.role in {"me", "them"} - {deed.role}:
            deed.asked = self.last
        if deed.loose and not (self._talked_of(deed) or self._is_reply(deed.sentence) or self._just_asked(deed)):
            if deed.day and deed.certain:
                self.outcome.plans.append(replace(deed, certain=False))
            self.pending = deed
            return
        if deed.day:
            deed.day = self._in_context(deed.day, deed.sentence)
        before = self._recent(deed.role) if self.marker and self.marker.role == deed.role else None
        if before and before.certain and deed.day and _DO_IT.match(deed.phrase):
            self._redate(
                before, deed.day, deed.day_said or deed.day.said
            )  # "No, the post is shut. I'll do it on Monday."
            before.later = deed.sentence
            return
        self._replace(deed)
        if not self._carries_out(deed):
            self._place(deed, self._waiting(deed.sentence), self._recent(deed.role, 4))

    def _place(self, deed: Deed, waiting: list[Asked], before: Deed | None) -> None:
        """Keep DEED as the answer to what is WAITING, as a part of what was promised BEFORE, or for itself."""
        if related.TELLS_OUTCOME.match(deed.phrase) and (errand := self._errand(deed)):
            self._complete(errand, deed)
        elif deed.points and waiting:
            self._grants(deed, waiting[-1])
        elif (
            waiting
            and deed.certain
            and (phrases.PRONOUN_OBJECT.match(deed.phrase) or answers.hands_over(waiting, deed))
        ):
            waiting[-1].answered = True
            deed.asked = waiting[-1].sentence
            self._keep(deed)
        elif before and related.names_thing(before, deed):
            before.phrase, before.phrase_by, before.quote = deed.phrase, deed.role, deed.quote
            before.later = deed.sentence
            before.day, before.day_said = (deed.day, deed.day_said) if deed.day else (before.day, before.day_said)
        elif (
            before
            and related.completes(before, deed)
            and not self._is_past(before)
            and not (deed.asked and self._answers_other(deed.sentence, before))
            and not (deed.points and self._answers_new(deed.sentence, before))
        ):
            self._complete(before, deed)
        else:
            if waiting and deed.certain and phrases.overlap(waiting[-1].phrase, deed.phrase) > 0.3:
                waiting[-1].answered = True
                if deed.day is None and waiting[-1].day:
                    deed.day, deed.day_said = waiting[-1].day, waiting[-1].day.said
            self._keep(deed)

    def _grants(self, deed: Deed, asked: Asked) -> None:
        """Keep DEED, which only points at what was ASKED, in the words of the request."""
        asked.answered = True
        deed.asked = asked.sentence
        if asked.has_thing or deed.phrase in ("do that", "do it", "do so", ""):
            deed.phrase, deed.phrase_by = asked.phrase, asked.role
        if deed.day is None and asked.day:
            deed.day, deed.day_said = asked.day, asked.day.said
        self._keep(deed)

    def _keep(self, deed: Deed) -> None:
        if deed.phrase and not _BROKEN_OFF.search(deed.phrase):
            self.outcome.deeds.append(deed)

    def _errand(self, deed: Deed) -> Deed | None:
        """The errand of the same speaker whose outcome DEED promises to tell ("I'll let you know what they say")."""
        near = takewhile(lambda d: deed.number - d.number <= 2 * NEAR, reversed(self.outcome.deeds))
        mine = (d for d in near if d.role == deed.role and not d.gone and d.certain)
        return next((d for d in mine if phrases.ERRAND.match(d.phrase)), None)

    def _in_context(self, day: Day, sentence: Sentence) -> Day:
        """DAY with the date of the day named just before, when it is "by then" or only a time ("by noon")."""
        day = self._in_month(day, sentence)
        if _OWN_EVENT.match(sentence.plain) and re.search(r"\bsame\b", day.said):
            return day  # "send it over and you get it back the same day"
        if self.named is None or sentence.number - self.named[0].number > (NEAR if day.date is None else 2):
            return day
        if _CLOCK.match(day.said) or (day.date is None and re.search(r"\b(?:then|same)\b", day.said)):
            return replace(day, date=self.named[1].date)
        return day

    def _in_month(self, day: Day, sentence: Sentence) -> Day:
        """DAY in the month named before where only that fits: "the twentieth of March" - "Friday the nineteenth, then"."""
        near = self.month is not None and sentence.number - self.month[0].number <= NEAR
        return days.in_month(day, self.month[1]) if near and self.month else day

    def _carries_out(self, deed: Deed) -> bool:
        """Whether DEED says in its own words what its speaker has just said yes to; it is the same promise then."""
        granted = self._recent(deed.role, 3)
        if (
            granted is None
            or not granted.granted
            or not deed.certain
            or granted.sentence.utterance != deed.sentence.utterance
            or re.search(r"\b(?:also|as well|too|and I'll)\b", deed.sentence.plain[:40], re.IGNORECASE)
        ):
            return False
        if not (deed.points or len(deed.phrase.split()) <= 3 or phrases.PRONOUN_OBJECT.match(deed.phrase)):
            granted.phrase, granted.phrase_by = deed.phrase, deed.role
        granted.quote, granted.granted = deed.quote, False
        if deed.day:
            granted.day, granted.day_said = deed.day, deed.day_said
        return True

    def _talked_of(self, deed: Deed) -> bool:
        """Whether what DEED says was asked or offered just before; alone it would be a private plan."""
        recent = [d.phrase for d in self.outcome.deeds[-4:] if deed.number - d.number <= NEAR]
        return any(phrases.overlap(phrase, deed.phrase) >= 0.5 for phrase in [*recent, *(a.phrase for a in self.asked)])

    def _just_asked(self, deed: Deed) -> bool:
        """Whether the other side asked for something, or said what was missing, in the utterance before."""
        last = self.last
        lacking = last is not None and last.role != deed.role and _LACKS.search(last.plain) is not None
        return lacking or any(
            a.role != deed.role and not (a.answered or a.soft) and deed.sentence.utterance - a.sentence.utterance == 1
            for a in self.asked
        )

    def _is_reply(self, sentence: Sentence) -> bool:
        """Whether SENTENCE says yes to the question that the other side has just asked."""
        last = self.last
        asked = last is not None and last.utterance != sentence.utterance and last.role != sentence.role
        return bool(asked and last and last.plain.rstrip().endswith("?") and cues.YES.match(sentence.plain))

    def _replace(self, deed: Deed) -> None:
        """ "No, I'll send the PDF instead" takes the place of what was promised a sentence before."""
        before = self._recent(deed.role, 2)
        if before is None or before.sentence.utterance != deed.sentence.utterance or before.sentence is deed.sentence:
            return
        words = deed.sentence.plain
        corrects = (
            re.match(r"(?:no|actually|wait|hmm|scratch that|sorry)\b", words, re.IGNORECASE)
            and before.phrase.split()[:1] == deed.phrase.split()[:1]
        )
        if corrects or re.search(r"\binstead\b", words, re.IGNORECASE):
            before.gone = not deed.points
            deed.phrase = re.sub(r"\s*\binstead\b", "", deed.phrase)

    def _complete(self, before: Deed, deed: Deed) -> None:
        if deed.day:
            self._redate(before, deed.day, deed.day_said or deed.day.said)
        before.later = deed.sentence
        if deed.certain and not before.certain:
            before.certain, before.offered, before.quote = True, False, deed.quote


def _recounts(deed: Deed, sentence: Sentence) -> bool:
    """Whether SENTENCE only puts another number in the place of the one of DEED: "Make it nine", "Four then"."""
    number, counted = _SO_MANY.fullmatch(sentence.plain), corrections.counts(deed.phrase)
    if number is None or len(counted) != 1:
        return False
    new, behind = number["n"].lower(), deed.phrase[counted[0].end() :]
    behind = re.sub(r"^( \w+)s\b", r"\1", behind) if new in ("one", "1") else behind
    deed.phrase = deed.phrase[: counted[0].start()] + new + behind
    deed.quote = sentence.quote
    return True


def _other(role: Role) -> Role:
    return "them" if role == "me" else "me"


_POINTS = any_case(r"\b(?:it|that|this|them|those|these|so)\b")
_STATED = ("vp16", "vp19", "vp20", "vp23")
"""Requests in the form of a statement, "you'll pass the exam", which may be none."""
_BROKEN_OFF = any_case(r"(?:,\s*no|\b(?:the|an?|my|your|with|of))$")
"""A promise that its speaker never ended: "I'll attach it with the, no"."""
