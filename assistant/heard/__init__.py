"""What a call left behind, found by rules: promises both ways, maybes, needs, facts, what is private, what is odd.

English cues only. It prefers to miss a promise to inventing one: whatever is hedged or unclear is a maybe.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from assistant import marks
from assistant.heard import (
    agreement,
    ahead,
    clauses,
    corrections,
    cues,
    days,
    meant,
    promises,
    remarks,
    shorthand,
    talk,
)
from assistant.heard.clauses import Deed
from assistant.heard.phrases import content_words
from assistant.heard.talk import Role, Sentence
from assistant.heard.wordings import Names, as_text, names_what, only_points, somebody
from assistant.patterns import any_case, as_written
from assistant.results import Outcome
from assistant.transcripts import Turn
from vectorstore.errors import VectorError

if TYPE_CHECKING:
    from assistant.heard.ear import Ear

SAME = 0.6
"""Two promises of one person with this share of common content words are one promise, said twice."""
MAX_MAYBES, MAX_QUESTIONS = 8, 5


@dataclass(frozen=True)
class Item:
    """One thing that was heard. `quote` and `due_said` are exact words of the record; `asked` is the request behind it."""

    kind: str
    text: str
    quote: str
    due: dt.date | None = None
    due_said: str | None = None
    asked: str | None = None
    place: int = 0
    about: str | None = None
    """The words before it that it points at ("I'll pass that on")."""


@dataclass(frozen=True)
class Heard:
    """Everything that was heard, in the order of the call."""

    i_owe: tuple[Item, ...] = ()
    they_owe: tuple[Item, ...] = ()
    maybes: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    facts: tuple[Item, ...] = ()
    private: tuple[Item, ...] = ()
    open_questions: tuple[Item, ...] = ()
    flagged: tuple[Item, ...] = ()
    statements: tuple[Sentence, ...] = ()
    """What the contact said in public; the ground for `outcome`."""
    doubts: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The pronouns of notes that may mean somebody else, by the place of their sentence."""


def listen(
    turns: Sequence[Turn],
    *,
    me: str,
    contact: str,
    aliases: Iterable[str] = (),
    call_date: dt.date,
    ear: Ear | None = None,
) -> Heard:
    """What the TURNS of a call on CALL_DATE between ME and CONTACT (full names) left behind.

    Turns without any speaker are the user's own notes. With an EAR, it decides with the rules what was promised.
    """
    speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    names = Names(me, contact, tuple(aliases))
    if not speakers:
        return _from_notes("\n".join(turn.text for turn in turns), names, call_date, ear)
    roles = talk.roles(turns, speakers, me, [contact, *aliases])
    return _from_call(talk.sentences(turns, roles), names, call_date, ear)


def listen_closely(
    turns: Sequence[Turn],
    *,
    me: str,
    contact: str,
    aliases: Iterable[str] = (),
    call_date: dt.date,
    without: Callable[[VectorError], None] = lambda _: None,
) -> Heard:
    """As `listen` with the ear; where its model cannot be run WITHOUT is told why and the rules listen alone."""
    from assistant.heard.ear import Ear  # numpy and onnxruntime, 0.2 s: only who listens closely pays

    by = partial(listen, turns, me=me, contact=contact, aliases=tuple(aliases), call_date=call_date)
    try:
        return by(ear=Ear())
    except VectorError as error:
        without(error)
        return by()


def _from_call(sentences: list[Sentence], names: Names, call: dt.date, ear: Ear | None) -> Heard:
    orders = remarks.flagged(sentences)
    private = remarks.private(sentences)
    hidden = {s.number for s in orders} | {s.number for run in private for s in run}
    hidden |= remarks.assurances(sentences, hidden)
    others = {s.speaker.split()[0] for s in sentences if s.role == "other" and s.speaker}
    settled, spent = corrections.settled(sentences, hidden)
    outcome = promises.listen(sentences, call, hidden, others)
    deeds = outcome.deeds
    if ear is not None:
        both = agreement.Agreement(sentences, names, call, frozenset(hidden), frozenset(others))
        deeds = both.joined(deeds, ear.marks(sentences, names))
    for deed in deeds:
        deed.certain = deed.certain or deed.number in outcome.appointed
    deeds += [plan for plan in outcome.plans if all(plan.number != deed.number for deed in deeds)]
    deeds = [deed for deed in deeds if deed.certain or deed.number not in spent]  # "Actually, make that Friday."
    idle = {deed.number for deed in deeds if _is_void(deed)}
    deeds = _once([deed for deed in deeds if not deed.gone and not _is_void(deed)])
    _leave_open_until_it_is_there(deeds, call)
    used = {deed.number for deed in deeds} | {deed.asked.number for deed in deeds if deed.asked}
    theirs = [s for s in settled if s.role == "them" and s.number not in hidden | spent]
    named = remarks.named_needs(settled)
    asked = {s.number: remarks.need(s) or named.get(s.number) for s in theirs}
    needs = [_said("need", thing, s) for s in theirs if (thing := asked[s.number]) and remarks.names_a_thing(thing)]
    spoken = _Spoken(sentences, hidden, {need.place for need in needs})
    elsewhere = promises.addressed(others)
    plain = [
        s
        for s in theirs
        if s.number not in used | idle | {need.place for need in needs} and not elsewhere.match(s.plain)
    ]
    i_owe = _owed(deeds, "me", names, spoken=spoken)
    handed = [item for item in i_owe if cues.HANDING_OVER.match(item.text) or item.text.startswith("get ")]
    waited_for = {" ".join((item.asked or "").split()) for item in i_owe} | {item.about or "" for item in handed}
    needs = [n for n in needs if " ".join(n.quote.split()[:MAX_ABOUT]) not in waited_for]
    maybes = _maybes(deeds, [s for s in settled if s.role in ("me", "them") and s.number not in hidden | spent], spoken)
    open_ones = {maybe.place for maybe in maybes}
    told = {s.number for s in remarks.facts(plain)} | {s.number for s in plain if spoken.dated(s)}
    they_owe = _owed(deeds, "them", names, spoken=spoken)
    promised = {item.quote for item in they_owe}  # said a second time, and quoted with its first
    told -= open_ones | {s.number for s in plain if s.quote in promised}
    return Heard(
        i_owe=i_owe,
        they_owe=they_owe,
        maybes=maybes,
        needs=tuple(needs),
        facts=tuple(
            replace(_said("fact", _tidy(s.plain), s), asked=spoken.counted(s) or spoken.dated(s))
            for s in plain
            if s.number in told
        ),
        private=tuple(_run(run) for run in private),
        open_questions=_open(outcome.unanswered, used),
        flagged=(*(_said("flagged", s.text, s) for s in orders), *_clashes(deeds)),
        statements=tuple(theirs),
    )


def _from_notes(text: str, names: Names, call: dt.date, ear: Ear | None) -> Heard:
    """Notes in the user's hand: marked lines as they are, the rest read as shorthand."""
    public, marked = _marked(text, call)
    names = replace(names, aliases=(*names.aliases, *shorthand.nicknames(public, names)))
    hidden_lines = marks.private_lines(text)
    sentences = talk.sentences([Turn(None, public)], {}, notes=True)
    orders = remarks.flagged(sentences)
    private = remarks.private(sentences)
    hidden = {s.number for s in orders} | {s.number for run in private for s in run}
    sentences, spent = corrections.settled(sentences, hidden)
    hidden |= spent
    open_ones = [s for s in sentences if s.number not in hidden]
    told = {s.number for s in open_ones if remarks.tells_who(s) and not days.find(s.plain, call)}
    deeds = shorthand.deeds([s for s in open_ones if s.number not in told], names.mine, names.theirs, call)
    duties = [deed for deed in deeds if deed.certain and (deed.granted or _is_duty(deed) or _is_word_given(deed))]
    if ear is not None:
        both = agreement.Agreement(sentences, names, call, frozenset(hidden | told))
        theirs = shorthand.name_words(names.theirs)
        by_rule = {(deed.number, deed.role) for deed in deeds}
        deeds = [
            deed
            for deed in both.joined(deeds, ear.marks(sentences, names, notes=True))
            if (deed.number, deed.role) in by_rule
            or not (deed.role == "me" and shorthand.is_their_duty(deed.quote, theirs, surely=True))
        ]
    doubts = meant.doubtful(sentences, names)
    for deed in deeds:
        another = deed.role == "them" and meant.is_doubtful("them", deed.quote, doubts[deed.number])
        deed.certain = (deed.certain or deed in duties) and not another
    kept = {(s.number - 1, "them" if m["theirs"] else "me") for s in sentences if (m := cues.KEPT.match(s.plain))}
    deeds = [
        deed
        for deed in deeds
        if not (_is_void(deed) or (deed.number, deed.role) in kept or _is_event(deed, names.first, call))
    ]
    deeds = _once([deed for deed in deeds if deed.certain or not _is_able(deed)])
    used = {deed.number for deed in deeds}
    others = {s.number for s in open_ones if meant.is_doubtful("them", s.plain, doubts[s.number])}
    noted = {s.number: None if s.number in others else _noted_need(s, names) for s in open_ones}
    needs = [_said("need", thing, s) for s in open_ones if (thing := noted[s.number]) and remarks.names_a_thing(thing)]
    needs = [n for n in needs if not remarks.is_leave(n.text)]
    named = {word for name in names.theirs for word in (name, *name.split())}
    rest = [
        s
        for s in open_ones
        if s.number not in used | {need.place for need in needs} and not remarks.is_header(s, named)
    ]
    lines = [
        Item("private", line, _as_written(line, text)) for line in (re.sub(r"^[-*+>\s]+", "", h) for h in hidden_lines)
    ]
    runs = tuple(_run(run) for run in private)
    maybes = _maybes([d for d in deeds if d.certain or not _is_wish(d, noted.get(d.number))], open_ones)
    unsure = {maybe.place for maybe in maybes}
    spoken = _Spoken(sentences, hidden, {need.place for need in needs})
    return Heard(
        i_owe=(*marked.get("me", ()), *_owed(deeds, "me", names, notes=True, spoken=spoken)),
        they_owe=(*marked.get("them", ()), *_owed(deeds, "them", names, notes=True, spoken=spoken)),
        maybes=maybes,
        needs=(*marked.get("need", ()), *needs),
        facts=(
            *marked.get("fact", ()),
            *(
                _said("fact", _as_fact(_as_noted(s), names), s)
                for s in remarks.facts(rest, noted=True)
                if s.number not in unsure | others
            ),
        ),
        private=(*runs, *(line for line in lines if not any(line.quote in run.quote for run in runs))),
        open_questions=tuple(_said("question", s.text, s) for s in rest if re.search(r"\w\W*\?\W*$", s.plain))[
            :MAX_QUESTIONS
        ],
        flagged=(*(_said("flagged", s.text, s) for s in orders), *_clashes(deeds)),
        statements=tuple(rest),
        doubts=doubts,
    )


def _is_wish(deed: Deed, need: str | None) -> bool:
    """Whether DEED is only what somebody wants to do, which stands as their NEED: "she wants to film six dogs"."""
    return bool(need and content_words(deed.phrase) <= content_words(need))


def _as_noted(sentence: Sentence) -> str:
    """The words of a SENTENCE of notes; where it corrects itself, those that hold."""
    return (sentence.plain if _is_corrected(sentence) else sentence.text).strip(" -*")


def _is_corrected(sentence: Sentence) -> bool:
    return sentence.plain != talk.cleaned(sentence.text)[0]


def _as_fact(noted: str, names: Names) -> str:
    """NOTED; what the contact did for the user without a second half that may be about the user."""
    return remarks.without_tail(noted) if marks.helped_me(noted, [names.first]) else noted


def _as_written(words: str, text: str) -> str:
    """WORDS with the line ends that they have in TEXT."""
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return match[0] if match else words


_DUTY = any_case(r"(?:I|we) (?:still |also )?(?:have to|must|need to|'ve got to|have got to)\s")


def _is_duty(deed: Deed) -> bool:
    """Whether the user noted an errand as their own and with a day: "I have to order 300 labels by 14 December"."""
    return deed.role == "me" and bool(_DUTY.match(deed.sentence.plain) and deed.day and deed.day.date)


_WORD_GIVEN = any_case(
    r"(?:(?:and|but|so) )?(?:[\w.']+ (?:also |then )?)?(?:promised|(?:said|told \w+)(?: that)? (?:I|he|she|they)(?:'d|'ll| would| will))\s"
)
_TO_DO = any_case(r"(?:(?-i:[A-Z])[\w.]*|he|she|they)(?:'ll| will| to) ")


def _is_word_given(deed: Deed) -> bool:
    """Whether a note tells that DEED was promised, or names who does it by when: "I said I'd ask", "Ana to ask, by 3 May"."""
    named = _TO_DO.match(deed.quote) and deed.day and deed.day.date
    return bool(_WORD_GIVEN.match(deed.quote) or named)


def _is_event(deed: Deed, first: str, call: dt.date) -> bool:
    """Whether DEED is only a change ahead of the contact, whose FIRST name is known: "she starts the new job on Monday"."""
    found = ahead.events(deed.quote, first, call)
    return deed.role == "them" and any(event.split()[1] in ("he", "she", "they", first) for event in found)


_CAN = any_case(r"(?:(?:and|but|also) )?[\w.'-]+ can (?:also )?(?!(?:probably|possibly|perhaps|maybe|only)\b)")


def _is_able(deed: Deed) -> bool:
    """Whether a note only tells without a doubt what the contact can do, which is a fact: "they can lend us 3 benches"."""
    return (
        deed.role == "them"
        and _CAN.match(deed.quote) is not None
        and not remarks.maybe(deed.sentence)
        and not shorthand.is_hedged(deed.quote)
    )


def _is_void(deed: Deed) -> bool:
    """Whether DEED promises nothing, or its own sentence says that it is over or kept."""
    plain = deed.sentence.plain
    told = plain[max(0, plain.find(talk.cleaned(deed.quote)[0])) :]
    return bool(cues.ABSENT.match(deed.quote) or cues.NO_ERRAND.match(deed.quote) or cues.VOID.search(told))


# -- from deeds to items -------------------------------------------------------------------------------------------


def _once(deeds: list[Deed]) -> list[Deed]:
    """DEEDS without repetitions; the later mention wins on the day, the first on the words."""
    kept: list[Deed] = []
    for deed in deeds:
        deed.certain = deed.certain and not clauses.is_vague(deed.sentence.quote)
        twin = next((k for k in kept if _is_same(k, deed)), None) or _pointed_at(deed, kept)
        if twin is None:
            kept.append(deed)
        elif deed.certain and not twin.certain:
            kept[kept.index(twin)] = deed
            deed.day, deed.day_said = deed.day or twin.day, deed.day_said or twin.day_said
        elif deed.day and (deed.day.date or twin.day is None) and deed.certain:
            twin.day, twin.day_said = deed.day, deed.day_said
            twin.quote = deed.quote if twin.day_said and twin.day_said in deed.quote else twin.quote
    return kept


_BACK_AT = any_case(
    r"(?:get|send|have|give|deliver|e-?mail|mail|bring|share|forward|drop|post|put|pass|return|provide|hand)(?: \w+)? (?:it|them|that|those|both)"
    r"(?: (?:over|across|back|off))?(?: (?:to|for) (?:you|me|us|him|her|them|[A-Z]\w+))?$"
)
_HANDS = any_case(
    r"(?:get|send|have|give|deliver|e-?mail|mail|bring|share|forward|drop|post|put(?= (?:together|it|them)\b)|pass|return|provide|hand|write|draft|prepare|finish|let)\b"
)
POINTS_BACK = 6
"""Sentences within which "you get it Wednesday" speaks of the promise before."""


def _pointed_at(deed: Deed, kept: list[Deed]) -> Deed | None:
    """The promise that DEED only repeats with a pronoun: the same person's last one that hands something over."""
    if deed.asked is not None or not _BACK_AT.match(deed.phrase.strip(" .!")):
        return None
    mine = [k for k in kept if k.role == deed.role and k.certain and 0 <= deed.number - k.number <= POINTS_BACK]
    return mine[-1] if mine and _HANDS.match(mine[-1].phrase) else None


_AT_ONCE = any_case(r"(?:straight|right) ?away|at once|immediately|right now")


def _leave_open_until_it_is_there(deeds: Sequence[Deed], call: dt.date) -> None:
    """Take its day from what is done "straight away" with a thing that the other side has yet to hand over."""
    for deed in deeds:
        if deed.day_said is None or not _AT_ONCE.fullmatch(deed.day_said):
            continue
        coming = [
            other
            for other in deeds
            if {deed.role, other.role} == {"me", "them"}
            and 0 < deed.number - other.number <= POINTS_BACK
            and _HANDS.match(other.phrase)
            and (other.day is None or other.day.date != call)
        ]
        if any(only_points(deed.phrase) or content_words(deed.phrase) & content_words(o.phrase) for o in coming):
            deed.day = None


def _is_same(one: Deed, other: Deed) -> bool:
    if one.role != other.role:
        return False
    if one.verbatim and other.verbatim and (one.asked or other.asked):
        return one.asked is other.asked  # two short answers ("Sure.") to two requests
    return alike(one.phrase, other.phrase)


def alike(one: str, other: str, least: int = 1) -> bool:
    """Whether two errands of one person are the same in other words, of which they share LEAST that carry meaning."""
    first, second = content_words(one), content_words(other)
    if one.casefold() == other.casefold():
        return True
    smaller = min(len(first), len(second))
    return smaller >= least and len(first & second) / smaller >= SAME and len(first & second) >= min(2, smaller)


@dataclass(frozen=True)
class _Spoken:
    """The sentences of a call, which of them are HIDDEN, and which name NEEDS."""

    sentences: Sequence[Sentence]
    hidden: set[int]
    needs: set[int]

    def before(self, deed: Deed, text: str) -> str | None:
        """What was said just before DEED and names what its TEXT points at: the need named there, else the nearest such words.

        None where nothing names it, or where something told in confidence stands between.
        """
        own = deed.sentence
        head = own.text[: max(0, own.text.find(deed.quote))]
        if _tells_thing(head) and names_what(text, head):
            return " ".join(own.quote.split()[:MAX_ABOUT])
        earlier = [
            s
            for s in self.sentences[max(0, own.number - REACH) : own.number]
            if s.utterance >= own.utterance - TURNS and (own.speaker or s.line == own.line)
        ]
        near = [s for s in earlier if s.utterance == own.utterance and not cues.YES.match(s.plain)] or [
            s for s in earlier if s.utterance != own.utterance
        ]
        turn = [s for s in near if s.utterance == near[-1].utterance]
        meant = next((s for s in reversed(turn) if s.number in self.needs and _tells(s)), None) or next(
            (s for s in reversed(earlier) if _tells(s) and names_what(text, s.plain)), None
        )
        if meant is None or any(s.number in self.hidden for s in earlier if s.number >= meant.number):
            return None
        return " ".join(meant.quote.split()[:MAX_ABOUT])

    def question(self, own: Sentence) -> str | None:
        """What the other side asked in the turn before OWN, which only says when or on what terms it will be answered."""
        turn = [s for s in self.sentences[max(0, own.number - REACH) : own.number] if s.utterance == own.utterance - 1]
        asked = [s for s in turn if s.role != own.role and s.plain.endswith("?") and s.number not in self.hidden]
        if not asked and any(_TAKE_TIME.search(s.plain) for s in turn):
            before = self.sentences[max(0, own.number - 2 * REACH) : own.number]
            turn = [s for s in before if s.utterance == own.utterance - 3]
            asked = [s for s in turn if s.role != own.role and s.plain.endswith("?") and s.number not in self.hidden]
        return " ".join(asked[0].quote.split()[:MAX_ABOUT]) if len(asked) == 1 else None

    def counted(self, told: Sentence) -> str | None:
        """The question before TOLD, when that begins with a number whose noun stands there: "Twelve, two left in May"."""
        before = [s for s in self.sentences[max(0, told.number - REACH) : told.number] if s.utterance < told.utterance]
        if not _BARE_NUMBER.match(told.plain) or not before or before[-1].utterance != told.utterance - 1:
            return None
        asked = before[-1]
        return asked.quote if asked.plain.endswith("?") and asked.number not in self.hidden else None

    def dated(self, told: Sentence) -> str | None:
        """The question before TOLD that this answers with nothing but a day: "How long is it on?" - "Until the 9th of May."."""
        asked = self.question(told) if _ONLY_A_DAY.fullmatch(told.plain) else None
        return asked if asked and _ASKS_DAY.match(asked) and not cues.REQUEST.search(asked) else None

    def with_name(self, deed: Deed, text: str, names: Names) -> str:
        """TEXT with the name of the one person named right before for the "him" or "her" in it; as it is if in doubt."""
        pointer = _WHOM.search(text)
        if pointer is None or len(_WHOM.findall(text)) > 1:
            return text
        start = (deed.asked or deed.sentence).number
        for sentence in reversed(self.sentences[max(0, start - REACH) : start]):
            people = list(somebody(sentence.plain))
            if people and sentence.number not in self.hidden:
                known = {word for name in (*names.mine, *names.theirs) for word in name.split()}
                only = people[0] if len(people) == 1 and people[0][:1].isupper() else ""
                meant = only if not known & set(only.split()) else ""
                return f"{text[: pointer.start()]}{meant}{text[pointer.end() :]}" if meant else text
        return text


TURNS = 2
"""Turns back in which the words stand that a promise points at."""
REACH = 5
"""Sentences back in which the words stand that a promise points at."""
MAX_ABOUT = 30
"""Words that stand behind a promise that only points at them."""


_BARE_NUMBER = any_case(
    r"(?:(?:yes|no|about|around|nearly|almost|now|only),? )*(?:\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?|(?:a|one|two|three) hundred))\s*(?:[,;.]|$)"
)
_ONLY_A_DAY = any_case(
    rf"(?:(?:yes|no|about|around|only|just|oh|well|not before),? )*(?:{corrections.DAY.pattern})(?: at [\w: ]{{1,9}})?(?:, [^,;?]{{3,40}})?\W*"
)
_ASKS_DAY = any_case(
    r"(?:and |so |but |ok(?:ay)?,? )?(?:how long|(?:until|till|since|from|by)? ?when|(?:on )?(?:what|which) day)\b(?!.*\b(?:can|could|will|would|do|did|should|shall) (?:I|we|you)\b)"
)
"""A question for the day of a thing, not for the day of somebody's promise."""
_TAKE_TIME = any_case(
    r"\b(?:think (?:about|on) it|think it over|sleep on it|take your time|(?:tell me|let me know|get back to me)\b(?! (?:about|what|how|if|whether)))"
)
"""What is said to somebody who has not answered yet."""
_WHOM = any_case(
    r"(?:(?<=\bask )|(?<=\btell )|(?<=\btalk to )|(?<=\bspeak to )|(?<=\blet )|(?<=\bgive ))(?:him|her)\b(?=\W*$| (?:if|whether|about|to|know|an?|the|for)\b)"
)
"""Whom an errand concerns: "ask him", and not "send me her copy"."""
_OPEN_ANSWER = any_case(
    r"(?:(?:oh|well|hm+|yes|yeah)\b[\s,.]*)*(?:(?:it|that) (?:all )?depends\b|(?:maybe|perhaps|possibly|probably)\b(?! not\b)[^?]{0,80}$)"
)
"""An answer that leaves open what was asked: "Maybe in March."."""
_FOR_US = as_written(r"\b(?:I|me|my|we|us|our)\b")
_HAS_TO_ASK = any_case(r"\b(?:have|need|has|needs|'d have|'ll have) to (?:ask|check|see|clear|talk|speak)\b")
_ONLY_TELLS = any_case(r"(?:let me know|tell me|get back(?: to)? me|come back(?: to)? me|give me an answer)")


def _tells_thing(words: str) -> bool:
    """Whether WORDS say something of a thing before the promise in their own sentence: "the plan is done and you get it"."""
    return re.search(r"\b(?:is|are|was|were|have|has|had|made|wrote|found)\b|'(?:s|ve)\b", words) is not None


def _tells(sentence: Sentence) -> bool:
    """Whether SENTENCE names something, and is no nod."""
    return len(sentence.plain.split()) >= 3 and len(content_words(sentence.plain)) >= 2


def _owed(
    deeds: list[Deed], role: Role, names: Names, *, notes: bool = False, spoken: _Spoken | None = None
) -> tuple[Item, ...]:
    found = []
    for deed in deeds:
        if deed.role != role or not deed.certain:
            continue
        text = as_text(deed, names, notes=notes)
        if not text:
            continue
        day = deed.day
        asked = deed.asked.text if deed.asked is not None else None
        bare = re.sub(rf" {re.escape(names.first)}\b(?!')", " me", text)
        about = None
        if spoken and asked is None:
            about = spoken.question(deed.sentence) if not notes and _ONLY_TELLS.fullmatch(bare) else None
            of_them = notes and re.search(r"\b(?:him|her)\b", text)  # in notes the contact, not somebody named before
            about = about or (spoken.before(deed, text) if only_points(bare) and not of_them else None)
        text = spoken.with_name(deed, text, names) if spoken and not notes else text
        found.append(
            Item(
                "i_owe" if role == "me" else "they_owe",
                text,
                deed.quote,
                day.date if day else None,
                None if day and day.from_event else deed.day_said,
                asked,
                deed.number,
                about,
            )
        )
    return tuple(found)


def _maybes(deeds: list[Deed], sentences: Iterable[Sentence], spoken: _Spoken | None = None) -> tuple[Item, ...]:
    """Hedged promises of the user and the contact, and of speakers nobody can name, in the order of the call."""
    certain = {deed.number for deed in deeds if deed.certain and deed.role in ("me", "them")}
    hedged = [d for d in deeds if d.role != "other" and not (d.certain and d.role in ("me", "them"))]
    said = {sentence.number: sentence for sentence in sentences}
    found = {
        deed.number: replace(
            _maybe(said.get(deed.number, deed.sentence)),
            asked=deed.asked.text if deed.asked else None,
            about=_hedged_of(deed, spoken),
        )
        for deed in hedged
        if deed.number not in certain
    }
    for sentence in sentences:
        if sentence.number not in certain and remarks.maybe(sentence):
            found.setdefault(sentence.number, _maybe(sentence))
        if spoken and sentence.number not in certain and _OPEN_ANSWER.match(sentence.plain):
            question = spoken.question(sentence)
            if sentence.number in found or (
                question and _FOR_US.search(question) and not marks.SENSITIVE.search(question)
            ):
                found[sentence.number] = replace(found.get(sentence.number, _maybe(sentence)), about=question)
        before = said.get(sentence.number - 1)
        if before and before.number in found and sentence.number in found and _is_what_it_hangs_on(sentence, before):
            whole, tail = found[before.number], found.pop(sentence.number)
            found[sentence.number] = replace(
                whole, text=f"{whole.text} {tail.text}", quote=f"{whole.quote} {tail.quote}"
            )
            del found[before.number]
    return tuple(found[number] for number in sorted(found))[:MAX_MAYBES]


def _hedged_of(deed: Deed, spoken: _Spoken | None) -> str | None:
    """What a hedged DEED is about where its own words do not say it: the request that it answers, or what it points at."""
    if deed.asked is not None and deed.asked.number != deed.number:
        return " ".join(deed.asked.quote.split()[:MAX_ABOUT])
    return spoken.before(deed, deed.sentence.quote) if spoken and only_points(deed.sentence.quote) else None


def _is_what_it_hangs_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether SENTENCE only adds whom the speaker has to ask first to the hedged answer BEFORE it."""
    one_turn = sentence.speaker and (sentence.utterance, sentence.line) == (before.utterance, before.line)
    return bool(one_turn and _HAS_TO_ASK.search(sentence.plain) and _OPEN_ANSWER.match(before.plain))


def _maybe(sentence: Sentence) -> Item:
    """SENTENCE as a maybe; where it corrects itself, in the words that hold."""
    return _said("maybe", _tidy(sentence.plain if _is_corrected(sentence) else sentence.quote), sentence)


def _clashes(deeds: list[Deed]) -> tuple[Item, ...]:
    """Promises whose weekday and date do not agree."""
    found = []
    for deed in deeds:
        if deed.day and deed.day.clash and deed.day.date:
            text = f"{deed.day.said}: {deed.day.date.isoformat()} is a {deed.day.date:%A}"
            found.append(Item("flagged", text, deed.quote, place=deed.number))
    return tuple(found)


def _open(unanswered: list[promises.Asked], used: set[int]) -> tuple[Item, ...]:
    asked = {
        a.sentence.number: a.sentence
        for a in unanswered
        if a.sentence.number not in used and a.sentence.text.rstrip().endswith("?")
    }
    return tuple(_said("question", _tidy(s.plain), s) for s in asked.values())[:MAX_QUESTIONS]


def _said(kind: str, text: str, sentence: Sentence) -> Item:
    return Item(kind, text, sentence.quote, place=sentence.number)


def _run(run: list[Sentence]) -> Item:
    """Sentences told in confidence as one item; its quotation stays inside one turn of the record."""
    text = " ".join(s.text for s in run)
    return Item("private", text, run[0].longest if len(run) == 1 else text, place=run[0].number)


def _tidy(text: str) -> str:
    text = re.sub(
        r"^(?:(?:so|and|but|well|yeah|yes|okay|ok|right|oh|now|look|also|anyway)\b[\s,]*|no,\s*)+(?=\w)",
        "",
        " ".join(text.split()),
        flags=re.I,
    )
    return text[:1].upper() + text[1:]


# -- notes ---------------------------------------------------------------------------------------------------------

_MARKED = any_case(r"^[ \t>]*(?:[-*+] )?(?P<kind>need|wants|fact|offer|win|when)\??:[ \t]*(?P<text>\S.*)$")


def _marked(text: str, call: dt.date) -> tuple[str, dict[str, list[Item]]]:
    """TEXT without its private blocks, task lines and marked lines, and what those lines say."""
    found: dict[str, list[Item]] = {"me": [], "them": [], "need": [], "fact": []}
    rest: list[str] = []
    for _, line, hidden in marks.lines_told(text):
        task, mark = marks.task(line), _MARKED.match(line)
        if hidden or (task and task[3] != "open"):
            rest.append("")
        elif task:
            owner, words, due, _ = task
            day = None if due else next(iter(days.find(words, call)), None)
            found[owner].append(
                Item(
                    "i_owe" if owner == "me" else "they_owe",
                    words,
                    line.strip(),
                    due or (day.date if day else None),
                    day.said if day else None,
                )
            )
            rest.append("")
        elif mark:
            kind = "need" if mark["kind"].casefold() in ("need", "wants") else "fact"
            found[kind].append(Item(kind, mark["text"].strip(), line.strip()))
            rest.append("")
        else:
            rest.append(line)
    return "\n".join(rest), found


_NOTED_NEED = any_case(
    r"^\W*(?:(?:(?P<who>[\w.'-]+)|(?:his|her|their) (?:team|firm|company|school|office|shop|group|department|club))\s+)?(?:still |really |badly |also |just |is |are |'s |was )*(?:needs?:?|wants:?"
    r"|(?:looking|searching|looks|searches) for|short of|(?:struggling|struggles)(?: with|(?= to\b))|lacks|is after|missing(?= (?:an?|some\w*|two|three|people)\b)|would (?:love|like))\s+(?P<thing>\S.+?)(?:[,;] (?:I|he|she|they)(?:'ll| will| can| could)\b.*)?$"
)


_OBSTACLE = any_case(
    r"(?:,\s+(?:(?:but|and|yet|though|although)\s+)?|\s+(?:but|yet|though|although)\s+|\s+and\s+(?=(?:can't|cannot|could)))"
    r"(?:(?:he|she|they|it|there|that)\s+)?(?:(?:still|so far|just|is|are|has|have)\s+)*"
    r"(?:\w+n't|cannot|no|not (?:allowed|able|yet)|never|nobody|no one|lacks?)\b.*$"
)
"""What stands in the way of a wish, behind it: "wants to sing in a choir but can't find one"."""


_SAYS_FIRST = any_case(
    r"^\W*(?P<who>[\w.-]+?)(?:'s|'re)? [^,;:]*?(?:(?:,| -| &) (?:and |but )?(?=(?:still |really |also )*(?:wants|needs|is looking for|looking for)\b)| and (?=(?:needs|wants(?! to)|is looking for|looks for)\b))"
)
"""What a note tells of somebody before what they want: "she's tired of forms, wants ..."."""


_DOES_FIRST = as_written(r"\W*[A-Z]?[a-z]+s (?:an?|the|his|her|their|two|three|four|five|\d+|at|in|on|for|with)\b")
"""What somebody does, at the head of a note that does not say who: "Restores a loom and looks for ..."."""
_REPORTED = any_case(
    r"^\W*(?:(?:he|she) )?(?:also )?(?:said|says|mentioned|mentions|complained|told (?:me|us)|tells (?:me|us))(?: that)? (?=(?:he|she|his|her)\b)"
)
"""How a note says that the contact told it."""
_HAS_NOBODY = any_case(
    r"^\W*(?P<who>[\w.'-]+ )?(?:still )?(?:(?:has|have) (?:nobody|no one|no-one)|(?:cannot|can't|couldn't) find any(?:one|body)) (?P<rest>(?:to|who|for) .+)"
)


def _noted_need(sentence: Sentence, names: Names) -> str | None:
    """What the contact needs according to a note ("he needs teachers to trial it")."""
    told = _REPORTED.sub("", sentence.plain)
    return next((need for part in re.split(r";\s+", told) if (need := _need_in(part, names))), None)


def _need_in(told: str, names: Names) -> str | None:
    """What the contact needs according to one part of a sentence."""
    if nobody := _HAS_NOBODY.match(told):
        told = f"{nobody['who'] or ''}needs somebody {nobody['rest']}"
    match = _NOTED_NEED.match(_SAYS_FIRST.sub(lambda m: "" if _DOES_FIRST.match(told) else f"{m['who']} ", told))
    if re.match(r"\W*(?:still )?need to\b", told, re.IGNORECASE):
        return None  # "need to send a title" is the user's own errand
    if match is None or re.match(
        r"(?:to (?:ask|check|go|run)|not|no\b|me\b|us\b|my\b|our\b)", match["thing"], re.IGNORECASE
    ):
        return None
    who = re.sub(r"'(?:s|re)$", "", (match["who"] or "").casefold()).strip(".'")
    if (
        who
        and who not in ("he", "she", "they", "still", "really", "is")
        and who not in shorthand.name_words(names.theirs)
    ):
        return None
    thing = remarks.without_tail(_OBSTACLE.sub("", match["thing"]))
    thing = re.sub(r"\s+and (?:would|wants|needs|is|has)\b.*$", "", thing)
    if re.match(r"(?:it|them|that|this|those|these|him|her)\b", thing, re.IGNORECASE):
        return None  # it says nothing alone
    return re.sub(
        r"(?:\s+[-\u2013\u2014]\s|\s*;|,? (?:so (?:I|we|he|she|they)|and (?:I|we))\b).*$|[.!]+$", "", thing
    ).strip()


# -- the outcome of the agenda -------------------------------------------------------------------------------------

_OUTCOME = any_case(r"^by the end,?\s+(?:\w+\s+){0,3}?(?:has|have|will have)\s+\w+\s+")
_ALIKE = (
    "measure count track metric monitor",
    "decide choose chose chosen pick decision",
    "agree agreed accept accepted",
    "start begin begins launch",
    "price cost costs fee budget",
    "send share forward email",
    "hire recruit",
    "show present demo",
    "meet meeting call talk",
)
"""Words that one outcome and one answer may use for the same thing."""
ENOUGH, SOME = 0.75, 0.4
"""Share of the outcome's content words in one statement of the contact: reached, partly."""


_ASKING = {"by", "end", "what", "how", "when", "who", "which", "whether", "she", "they", "he"}
_CONCRETE = any_case(r"\d|\b(?:one|two|three|four|five|we'll|I'll|will|decided|agreed)\b")


def _meant(text: str) -> set[str]:
    """The content words of TEXT by their first five letters, words alike in meaning as one."""
    alike = {word[:5]: group.split()[0][:5] for group in _ALIKE for word in group.split()}
    return {alike.get(word[:5], word[:5]) for word in content_words(text)}


def outcome(agenda_outcome: str, statements: Sequence[Sentence]) -> Outcome:
    """Whether the outcome of the agenda was reached, judged by the contact's own STATEMENTS; careful to say yes."""
    wanted = _meant(_OUTCOME.sub("", agenda_outcome)) - _ASKING
    best, share = None, 0.0
    for sentence in statements:
        words = _meant(sentence.plain)
        if sentence.plain.rstrip().endswith("?") or not wanted & words:
            continue
        score = len(wanted & words) / len(wanted)
        score += 0.1 * bool(_CONCRETE.search(sentence.plain)) - 0.3 * bool(cues.HEDGE.search(sentence.plain))
        if score > share:
            best, share = sentence, score
    if best is None or share < SOME:
        return Outcome(verdict="unclear", quote=None)
    return Outcome(verdict="yes" if share >= ENOUGH else "partly", quote=best.quote)
