"""An agenda without a model: needs first, then what the goal asks, then what was said last, then the landing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant import addresses, over
from assistant.marks import SENSITIVE, asks_for_me
from assistant.models import Evidence, Mark, Promise, Source
from assistant.outline import aims, goals, pronouns, questions, spelling, things, times, verbs, wording
from assistant.outline import draft as message
from assistant.outline.pronouns import Voice
from assistant.patterns import any_case, as_written
from assistant.results import Agenda, AgendaItem, Claim, Openings, PromiseLine
from assistant.templates import fill

Wordings = dict[str, list[str]]

MAX_QUESTIONS = 4
"""Questions before the landing: 3 to 5 items with it (rubric A3)."""
LONG_TOPIC = 8
"""Words of a thing that a follow-up still names."""
MIN_QUESTIONS = 3
"""Where notes and goal give fewer, plain ones fill up."""
ON_GOAL = 2
"""How many times the minutes of another question one about the goal gets."""
MAX_QUOTED = 30
"""Words of a sentence of a note that is read out; a longer one is no question any more."""
_TOPIC = any_case(
    r"^(?:prepare|plan|have|hold|run|set up)?\s*(?:for\s+)?(?:a|the|my|our)?\s*(?:short |first |next |informal )?"
    r"(?:meeting|call|talk|chat|conversation|coffee|session|catch-up)\b(?:\s+with\s+.+?)?(?:\s+(?:on|about|regarding|over)\s+|\s*:\s*)(?P<topic>.+)$"
)
_ABOUT = any_case(
    r"^(?:talk|speak|hear|learn|find out|ask(?: (?:her|him|them))?|discuss)\s+(?:about\s+)?(?P<topic>(?!how|what|when|where|who|which|why|whether|if).+)$"
)
_PERSONAL = any_case(r"\b(?:s?he|him|his|hers?|herself|himself|they|you|your)\b")
"""Words that, read out to the contact, speak of them as of somebody else."""
_INDIRECT = r"\b(?:how|what|when|where|who|which|why|whether|if)\b"


@dataclass(frozen=True)
class Topic:
    """One question before it has its minutes."""

    question: str
    note: str | None
    follow_ups: list[str]
    claim: Claim | None = None
    need: bool = False
    also: Claim | None = None
    """What proves the need as well, where the question takes up more than the need."""
    brought: tuple[Claim, ...] = ()
    """What the user's own facts among the follow-ups stand on."""

    @property
    def words(self) -> str:
        """What it takes up, as it is written."""
        return self.claim.quote if self.claim else self.question


def compose(evidence: Evidence, wordings: Wordings) -> Agenda:
    """The agenda: every open promise and every need that is not long past is in it, everything about the contact has its note."""
    contact = evidence.contact
    voice = Voice(tuple({contact.name, contact.first_name, *contact.aliases}), evidence.other_people)
    goal = _of_the_user(evidence.goal, " ".join(source.text for source in evidence.sources), voice)
    goal, manner = aims.split_manner(goal) if evidence.goal_given else (goal, "")
    agenda = _Planner(replace(evidence, goal=goal), wordings).agenda()
    outcome = f"{agenda.outcome.rstrip('.')} ({manner})."
    return agenda.model_copy(update={"outcome": outcome}) if manner else agenda


class _Planner:
    def __init__(self, evidence: Evidence, wordings: Wordings) -> None:
        self.evidence, self.wordings = evidence, wordings
        contact = evidence.contact
        self.first = contact.first_name
        self.voice = Voice(tuple({contact.name, contact.first_name, *contact.aliases}), evidence.other_people)
        self.inside = contact.where == "internal"
        self.sources = {source.note: source for source in evidence.sources}
        self.turns: dict[str, int] = {}
        self.aims = self._aims()
        about = " ".join(" ".join([aim.words, *aim.further]) for aim in self.aims) or topic_of_goal(evidence.goal)
        self.about = about if evidence.goal_given else ""

    def _aims(self) -> list[aims.Aim]:
        """What the goal wants, when it was given and begins with what is to be done."""
        if not self.evidence.goal_given or _meets(self.evidence.goal):
            return []
        found = aims.read(self.evidence.goal, self.first, self.voice, self.evidence.today)
        return [self._shared(aim) for aim in found] if self.inside else found

    def _shared(self, aim: aims.Aim) -> aims.Aim:
        """AIM of a talk inside the firm, where both decide what is not the user's own affair."""
        if not aim.outcome.startswith("I have") or re.search(r"\b(?:I|me|my|mine)\b", aim.outcome.removeprefix("I ")):
            return aim
        return replace(aim, outcome=f"we have{aim.outcome.removeprefix('I have')}")

    def agenda(self) -> Agenda:
        evidence = self.evidence
        topics = self.topics()
        offer = self.offer(topics)
        topics = self._brought(offer, self._offered(offer, topics))
        owed = None if offer else self.owed_gift()
        landing = self.say("landing_inside" if self.inside else "landing")
        minutes = spread(evidence.minutes, [self.weight(topic) for topic in topics])
        items = [
            AgendaItem(question=t.question, minutes=m, note=t.note, follow_ups=follow_ups)
            for t, m, follow_ups in zip(topics, minutes[:-1], self.each_once(topics), strict=True)
        ]
        items.append(AgendaItem(question=landing, minutes=minutes[-1], note=None, follow_ups=[]))
        outcome = self.outcome()
        return Agenda(
            outcome=outcome,
            fallback=self.fallback(outcome),
            items=items,
            offer=offer or (owed.text if owed else None),
            promises=promise_lines(evidence),
            landing=landing,
            openings=Openings(
                start=self.say("awkward_start", minutes=str(evidence.minutes)),
                silence=self.say("awkward_silence"),
                a_no=self.say("awkward_no"),
                closing_early=self.say("awkward_close"),
            ),
            claims=[claim for claim in (*(c for t in topics for c in (t.claim, t.also, *t.brought)), owed) if claim],
        )

    def say(self, heading: str, **values: str) -> str:
        """The next wording under HEADING, filled."""
        choices = self.wordings[heading]
        turn = self.turns.get(heading, 0)
        self.turns[heading] = turn + 1
        return spelling.capital(fill(choices[turn % len(choices)], **values))

    def each_once(self, topics: Sequence[Topic]) -> list[list[str]]:
        """The follow-ups of TOPICS, the plain ones that fit anything in turn, so that none comes twice."""
        plain = [spelling.capital(said) for said in self.wordings["follow_up_open"]]
        found: list[list[str]] = []
        for topic in topics:
            follow_ups = []
            for said in topic.follow_ups:
                if said in plain:
                    said = min(plain, key=lambda other: message.overlap(other, topic.question) > 0)
                    plain = [*(other for other in plain if other != said), said]
                follow_ups.append(said)
            found.append(follow_ups)
        return found

    def follow(self, heading: str, text: str, *, named: bool = False) -> str:
        """A follow-up on what TEXT is about; where that has no safe name, one that names nothing."""
        topic = self.name(text, named=named)
        return self.say(heading, topic=topic) if topic else self.say("follow_up_open")

    def name(self, text: str, *, named: bool = False) -> str | None:
        """What TEXT is about as a noun phrase to say to the contact; TEXT itself begins with one when NAMED."""
        people = {part.casefold() for name in (*self.voice.names, *self.voice.others) for part in name.split()}
        people |= {_trade(role) for role in (self.evidence.contact.role, self.evidence.me.role) if role}
        return aims.thing_in(pronouns.to_second(text), people, named=named)

    def outcome(self) -> str:
        """Something one can see at the end, from the goal when it allows."""
        goal = self.evidence.goal
        if self.evidence.goal_given:
            if self.aims:
                said = ", and ".join(aim.outcome for aim in self.aims)
                theirs = all(aim.outcome.startswith(f"{self.first} has") for aim in self.aims)
                return f"By the end, {said.replace(f', and {self.first} has', ', and has') if theirs else said}."
            if made := questions.outcome(goal, self.first, self.voice):
                return made
            clause = next((q for c in goals.clauses(goal) if (q := _asked(c))), None)
            if clause:
                return f"By the end, {self.first} has answered {clause}."
            if aims.is_thing(topic_of_goal(goal)):
                return self.say("outcome_topic", first_name=self.first, topic=topic_of_goal(goal))
            if len(goal.split()) == 1:
                return self.say("outcome_open", first_name=self.first)
            return self.say("outcome_plain", goal=" ".join(goal.split()).rstrip("."))
        needs = [m for m in self.evidence.marks if m.kind == "need"]
        if needs:
            return self.say("outcome_need", first_name=self.first, need=needs[-1].text.rstrip("."))
        return self.say("outcome_open", first_name=self.first)

    def fallback(self, outcome: str) -> str:
        """What is smaller than OUTCOME and still about it, as far as its first verb tells."""
        match = _TO_SEE.match(outcome)
        if len(self.aims) > 1:
            return self.say("fallback_first", first=self.aims[0].outcome)
        if match is None or not self.evidence.goal_given:
            return self.say("fallback")
        done, what = match["done"], match["what"]
        heading = next((name for name, verbs, shape in _SMALLER if done in verbs and re.match(shape, what)), "fallback")
        return self.say(heading, **({"who": match["who"]} if "{who}" in self.wordings[heading][0] else {}))

    def topics(self) -> list[Topic]:
        """At least three questions, at most four: a need first, the goal's own, what bears on the goal, then the rest."""
        waiting = self.asked_of_me()
        needs = [t for m in reversed(self._marks("need")) if (t := self.need(m, waiting))]
        asked = self.goal_questions()[:MIN_QUESTIONS]
        known = [
            *needs,
            *waiting,
            *self.to_answer(),
            *self.on_goal(),
            *self.dated(),
            *self.wants(),
            *self.facts(),
        ]
        known += [*self.quotations(), *self.noted()]
        known += [talk for talk in self.last_talks() if talk.note not in {topic.note for topic in known}]
        known = [t for t in known if not (self.is_over(t) or self.is_beside(t))]
        ordered = sorted(_distinct(known), key=lambda topic: (self.is_stale(topic), not self.serves(topic)))
        wished = {mark.text for mark in self._marks("wants")}
        lacks = [t for t in ordered if t.need or t.words in wished or self._lacks(t)]
        lacks.sort(key=lambda topic: not topic.need)
        first = next((t for t in lacks if not self._has_faded(t)), None) or next(iter(ordered), None)
        mine_late = [t for t in self.overdue("me")[:1] if t.words not in {o.words for o in ordered if self.serves(o)}]
        late = self.overdue("them")[:1]
        others = [topic for topic in ordered if topic is not first]
        rest = [*late, *others]
        own = _each_matter_once([*([first] if first else []), *mine_late, *asked, *rest], set(map(id, asked)))[
            :MAX_QUESTIONS
        ]
        while len(own) > MIN_QUESTIONS and (self.is_stale(own[-1]) or (own[-1].need and self._has_faded(own[-1]))):
            own.pop()
        mine = self.mine() if len(own) < MAX_QUESTIONS else []
        if len(own + mine) < MIN_QUESTIONS:
            left = [t for t in self.lately() if t.words not in {topic.words for topic in own}]
            own = _each_matter_once([*own, *left], set(map(id, asked)))[: max(len(own), MIN_QUESTIONS - len(mine))]
        filler = "open_on_goal" if asked else "open"
        plain = [self.open(filler) for _ in self.wordings[filler]] if len(own + mine) < MIN_QUESTIONS else []
        said = " ".join(topic.question for topic in own)
        plain.sort(key=lambda topic: message.overlap(topic.question, said) > 0)
        chosen = [*own, *plain[: max(0, MIN_QUESTIONS - len(own + mine))], *mine][:MAX_QUESTIONS]
        late_from = next((n for n, topic in enumerate(asked) if _requests(topic.question)), len(asked))
        behind = {id(topic) for topic in asked[late_from:]}  # what they must bring comes after whether they may come
        return sorted(chosen, key=lambda topic: _requests(topic.question) or id(topic) in behind)

    def serves(self, topic: Topic) -> bool:
        """Whether TOPIC is about the goal: it shares a word that carries meaning with it."""
        return message.overlap(topic.words, self.about) > 0

    def is_stale(self, topic: Topic) -> bool:
        """Whether TOPIC takes up an old plain line of a note, which gives way to whatever is marked or newer."""
        confirmed = (*(m.text for m in self.evidence.marks), *(p.text for p in self.evidence.promises))
        return self._days(topic) > OPEN_DAYS and topic.words not in confirmed

    def weight(self, topic: Topic) -> int:
        """How many shares of the minutes TOPIC gets; a promise is handed over or asked after in one."""
        promised = topic.words in {promise.text for promise in self.evidence.promises}
        return ON_GOAL if self.serves(topic) and not (promised or self.is_stale(topic)) else 1

    def _matter(self) -> str:
        """What the talk, and the contact's work, are about."""
        contact = self.evidence.contact
        return " ".join([self.about, contact.role or "", contact.org or ""])

    def back(self, text: str, *, about_them: bool = True) -> str:
        """What one asks of a statement, by what it is: a worry, a limit, a plan, something they once did."""
        kind = _kind(text)
        return self.say(f"back_{kind}" if kind and (about_them or kind != "past") else "back")

    def _days(self, topic: Topic) -> int:
        """How many days ago the note of TOPIC was made."""
        source = self.evidence.source(topic.note) if topic.note else None
        return (self.evidence.today - source.date).days if source else 0

    def _lacks(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up says that they have not got something, and is not old."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        if topic.claim is None or source is None or self._days(topic) > OPEN_DAYS:
            return False
        return any(map(_LACKS.search, over.around(source.text, topic.claim.quote)))

    def _has_faded(self, topic: Topic) -> bool:
        """Whether the need of TOPIC is old and has nothing to do with the goal, so that it opens no talk."""
        return bool(self.about) and self._days(topic) > FADED_DAYS and not self.serves(topic)

    def is_over(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up, or a newer note on the same, says that it came to nothing."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        if topic.claim is None or source is None:
            return False
        quote = topic.claim.quote
        if over.is_told(source.text, quote):
            return True
        if topic.need:
            return False
        newer = (s for s in self.evidence.sources if s.date > source.date)
        off = (line for s in newer for line in over.sentences(s.text) if over.CALLED_OFF.search(line))
        return any(message.closeness(line, quote) > 1 for line in off)

    def is_beside(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up is private life, or a hint how to write to them."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        lines = over.around(source.text, topic.words) if source else []
        return any(is_beside(line, self._matter()) for line in lines)

    def mine(self) -> list[Topic]:
        """A question of the user's own (me.md) that bears on what this person does or told; it comes late."""
        contact, me = self.evidence.contact, self.evidence.me
        about = " ".join([contact.role or "", contact.org or "", self.about])
        own = {word[:5].casefold() for word in re.findall(r"\w+", f"{me.role or ''} {me.org or ''}")}
        closeness = {
            q: self._bears_on(" ".join(w for w in re.findall(r"\w+", q) if _says_what(w, own)), about)
            for q in me.questions
            if q.endswith("?")
        }
        best = max(closeness, key=lambda q: closeness[q], default="")
        return [Topic(spelling.capital(best), None, [self.follow("follow_up", best)])] if closeness.get(best) else []

    def _bears_on(self, question: str, about: str) -> int:
        """How many words of QUESTION what they do or one note tells; one of several may be chance, and counts for nothing."""
        enough = min(2, message.closeness(question, question))
        found = [message.closeness(question, f"{about} {source.text}") for source in self.evidence.sources]
        best = max(found, default=message.closeness(question, about))
        return best if best >= enough else 0

    def need(self, mark: Mark, waiting: Sequence[Topic] = ()) -> Topic | None:
        """What they need: the answer or the thing that the user owes them, else a question about it."""
        source = self.sources.get(mark.note)
        phrase = things.noun_phrase(mark.text, self.voice, self.evidence.today)
        owed = next((p for p in self.evidence.promises if p.owner == "me" and _would_meet(p, mark.text)), None)
        mine = next((t for t in waiting if _same_matter(t.words, mark.text)), None)
        if mine is None and owed and (mine := self._owed(owed)) is None and phrase:
            return self._topic(mark, "promise_need", "promise_mine_follow_up", {"thing": phrase}, need=True)
        if mine and source:
            proof = Claim(text=_stated(mine.question, source, "").text, note=source.ordinal, quote=mark.text)
            return replace(mine, need=True, also=proof)
        if phrase is None and mark.text.startswith("to "):
            phrase = aims.to_them(mark.text.rstrip("."), self.voice, self.evidence.today)
        if phrase is None:
            phrase = None if mark.note not in self.sources else f"this: {mark.text.rstrip('.')}"
        fresh = source is not None and (self.evidence.today - source.date).days <= message.STILL_DAYS
        heading = "need_to" if phrase and phrase.startswith("to ") else "need"
        heading += "_now" if fresh else ""
        return self._topic(mark, heading, "need_follow_up", {"need": phrase}, need=True) if phrase else None

    def dated(self) -> list[Topic]:
        """Their dates of this month, the next one first."""
        today = self.evidence.today
        near = [m for m in self._marks("when") if m.date and abs((m.date - today).days) <= 30]
        found = []
        for mark in sorted(near, key=lambda m: abs(((m.date or today) - today).days)):
            clause = wording.event(mark.text, mark.date or today, self.voice, today)
            heading = "event" if (mark.date or today) >= today else "event_past"
            heading = "event_limit" if heading == "event" and clause and _kind(clause) == "limit" else heading
            clause = None if clause and _is_broken(clause) else clause
            if clause is None and heading == "event" and mark.date:
                said = spelling.ISO_DAY.sub(" ", mark.text).strip(" .")
                whole = re.match(r"(?:the|an?)\s", said, re.IGNORECASE) and self._can_be_read_out(said)
                clause = f"{spelling.spoken(mark.date, today)}: {said}" if whole else None
                heading = "event_other"
            if clause and (topic := self._topic(mark, heading, "event_follow_up", {"event": clause})):
                found.append(topic)
        return found

    def wants(self) -> list[Topic]:
        found = []
        for mark in reversed(self._marks("wants")):
            sure = _DOUBT_BEHIND.sub("", mark.text.rstrip("."))
            wish = spelling.with_days(pronouns.to_second(sure), self.evidence.today)
            source = self.sources.get(mark.note)
            if source and (self.evidence.today - source.date).days > PAST_DAYS:
                continue
            if source and (self.evidence.today - source.date).days > OPEN_DAYS:
                found.append(self._topic(mark, "noted_fact", "follow_up", {"fact": f"you wanted {wish}"}, dated=True))
            else:
                found.append(self._topic(mark, "wants", "follow_up", {"wants": wish}))
        return [t for t in found if t]

    def facts(self) -> list[Topic]:
        found: list[Topic | None] = []
        for mark in reversed(self._marks("fact")):
            source = self.sources.get(mark.note)
            today, noted = self.evidence.today, source.date if source else None
            since = wording.is_perfect(mark.text)
            counted = not since and wording.is_perfect(mark.text, since=False) and re.search(r"\d", mark.text)
            told = re.sub(r" and that (?=(?:s?he|they)\b)", " and ", mark.text)
            clause = wording.statement(told, self.voice, today, noted, present=since or bool(counted))
            heading = "event" if spelling.lies_ahead(mark.text, today, noted) else "fact_since" if since else "fact"
            heading = "fact_done" if counted and heading == "fact" else heading
            clause = re.sub("^you ask ", "you asked ", clause) if clause else None
            heading = "to_answer" if clause and _ASKED_OF_ME.match(clause) else heading
            if clause is None and source and self._can_be_read_out(mark.text):
                if heading == "event":  # "the dock holds the place until 15 March"
                    heading, clause = "event_other", mark.text.rstrip(".")
                elif self._holds_yet(source, mark.text) and (today - source.date).days <= OPEN_DAYS:
                    found.append(self._read_out(source, mark.text))
            if heading == "fact" and wording.is_lasting(mark.text):
                continue  # "your mother lived in Rome": no question for a meeting, and in the past none at all
            owed = next((p for p in self.evidence.promises if p.owner == "me" and _would_meet(p, mark.text)), None)
            if owed:
                found.append(self._owed(owed))
                continue  # "lent me her drill" while I owe it: nobody asks how that went on
            heading = "said_then" if heading == "fact" and clause and _OPINION.match(clause) else heading
            kind = _kind(clause or "")
            kind = "" if kind == "past" and not wording.tells_a_deed(mark.text, self.voice) else kind
            heading = {
                ("fact", "past"): "fact_done",
                ("fact", "plan"): "noted_fact",
                ("event", "limit"): "event_limit",
            }.get((heading, kind), heading)
            if clause and not _judges(clause) and not (heading == "fact" and _DONE_FOR_ME.match(clause)):
                found.append(
                    self._topic(
                        mark,
                        heading,
                        "follow_up",
                        {"fact": clause, "event": spelling.capital(clause)},
                        dated=not (heading.startswith("event") or heading == "fact_since" or counted),
                    )
                )
        return [t for t in found if t]

    def quotations(self) -> list[Topic]:
        """Their own words, taken up."""
        writer = message.Writer(self.evidence, {})
        found: list[Topic] = []
        for line in writer.quotations():
            quote = line.claims[0].quote
            half = _OPENS_HALF.match(quote) and not verbs.finite(quote.split(",")[0].split())
            half = half and not re.search(r"\b(?:I|we) \w{2,}ed\b", quote)
            if half or goals.is_bare(quote) or _THIRD.search(quote):
                continue  # "Per line, if you can.", "I would love that.", "She asked him."
            if any(quote in promise.text for promise in (*self.evidence.promises, *self.evidence.kept)):
                continue  # the words of a call behind a promise may be the user's
            source = self.evidence.source(line.claims[0].note)
            if source and source.kind in ("message", "email"):
                when = spelling.month(source.date, self.evidence.today)
                question = self.say("quote_written", when=when, quote=quote, back=self.back(quote))
            else:
                question = self.say("quote", quote=quote, back=self.back(quote))
            named = re.sub(r"\b(?:[Mm]y|[Oo]ur)\b", "your", quote)
            once = _kind(quote) == "past" and self.name(named) is None
            follow = self.say("back_past_follow_up") if once else self.follow("follow_up", named)
            found.append(
                Topic(
                    question, line.claims[0].note, [follow], Claim(text=question, note=line.claims[0].note, quote=quote)
                )
            )
        return found

    def asked_of_me(self) -> list[Topic]:
        """What their last message asked, when nobody has answered yet."""
        source = self.sources.get(self.evidence.waiting or "")
        asked = message.their_question(source) if source else None
        if source is None or asked is None:
            return []
        asked = _GREETING.sub("", asked)
        question = self.say("asked", when=spelling.spoken(source.date, self.evidence.today), quote=asked)
        claim = Claim(text=question, note=source.ordinal, quote=asked)
        return [Topic(question, source.ordinal, [self.say("asked_follow_up")], claim)]

    def to_answer(self) -> list[Topic]:
        """What a note says that they asked: the answer is the user's to give, and so told and not asked."""
        found = []
        for source in reversed(self.evidence.sources):
            for said in _plain(source, self.voice):
                clause = self._clause(source, said)
                if clause and _ASKED_OF_ME.match(clause) and (self.evidence.today - source.date).days <= OPEN_DAYS:
                    told = times.opened(clause, source.date, self.evidence.today)
                    question = self.say("to_answer", fact=told)
                    found.append(
                        Topic(
                            question, source.ordinal, [self.say("to_answer_follow_up")], _stated(question, source, said)
                        )
                    )
        return found[:1]

    def noted(self) -> list[Topic]:
        """What the last talks and the goal's notes tell, unmarked as it is: the page is for the user's own eyes."""
        talks = [s for s in self.evidence.sources if s.kind != "note"] or list(self.evidence.sources)
        notes = [s for s in self.evidence.sources if s.kind == "note" and s not in talks]
        recent = [s for s in notes[-2:] if (self.evidence.today - s.date).days <= FRAGMENT_DAYS]
        troubled = [
            s
            for s in reversed(self.evidence.sources)
            if (self.evidence.today - s.date).days <= FRAGMENT_DAYS and any(map(_LACKS.search, _plain(s, self.voice)))
        ]
        chosen = [
            *troubled,
            *reversed(talks[-2:]),
            *(s for s in self.evidence.sources if s.found_by_goal),
            *reversed(recent),
        ]
        found: list[Topic] = []
        for source in {s.ordinal: s for s in chosen}.values():
            for said in self._new(_alive(source, self.voice))[:2]:
                if topic := self._taken_up(source, said):
                    found.append(topic)
        return found

    def lately(self) -> list[Topic]:
        """What else the notes of the last weeks tell, where nothing better is on file."""
        recent = [s for s in self.evidence.sources if (self.evidence.today - s.date).days <= FRAGMENT_DAYS]
        told = (
            (s, said) for s in reversed(recent) for said in self._new(_plain(s, self.voice)) if len(said.split()) >= 4
        )
        found = [topic for source, said in told if (topic := self._taken_up(source, said))]
        return [topic for topic in found if not (self.is_over(topic) or self.is_beside(topic))]

    def on_goal(self) -> list[Topic]:
        """What any note, or an open promise, tells about the goal, the closest first."""
        told = [
            (message.overlap(said, self.about), source, said)
            for source in reversed(self.evidence.sources)
            for said in (self._new(_plain(source, self.voice)) if not source.text.startswith("Subject:") else [])
        ]
        closest = sorted((row for row in told if row[0] and len(row[2].split()) >= 3), key=lambda row: -row[0])
        noted = [topic for _, source, said in closest[:MAX_QUESTIONS] if (topic := self._taken_up(source, said))]
        open_now = [p for p in self.evidence.promises if p.owner == "me" or not _same_matter(p.text, self.about)]
        owed = [topic for p in open_now if (topic := self._owed(p)) and self.serves(topic)]
        return [*noted[:2], *owed[:1], *noted[2:]]

    def overdue(self, owner: str) -> list[Topic]:
        """What OWNER promised for a day that has passed, the longest overdue first, unless the goal asks for it."""
        late = [p for p in self.evidence.promises if p.owner == owner and p.due and p.due < self.evidence.today]
        late.sort(key=lambda p: p.due or self.evidence.today)
        return [t for p in late if not _same_matter(p.text, self.about) and (t := self._owed(p))]

    def _owed(self, promise: Promise) -> Topic | None:
        """An open promise as a question: the thing it hands over, else what is to be done in its own words."""
        source, mine = self.sources.get(promise.note), promise.owner == "me"
        back = mine and _GIVES_BACK.match(promise.text)
        thing = goals.thing(re.sub(r"\s+back\b", "", promise.text) if back else promise.text)
        deed = promise.text.strip().rstrip(".")
        deed = deed if aims.is_deed(deed) and not _POINTS.search(deed) else ""
        late = promise.due is not None and promise.due < self.evidence.today
        thing = "" if late and deed and not mine else thing  # "you said you would send it"
        spoken = aims.to_them(thing or deed, self.voice, self.evidence.today)
        if source is None or not spoken:
            return None
        if thing and back:
            heading = "promise_back"
        elif thing and mine:
            heading = "promise_written" if _is_written(thing) and not late else "promise_mine"
        elif thing:
            heading = "promise_theirs"
        else:
            heading = "promise_deed" if mine else "promise_theirs_deed"
        question = self.say(heading, thing=spoken)
        claim = Claim(text=_stated(question, source, "").text, note=source.ordinal, quote=promise.text)
        then = "promise_mine_then" if heading == "promise_mine" else "promise_mine_follow_up"
        follow = self.say(then) if mine else self.follow("follow_up", spoken, named=bool(thing))
        return Topic(question, source.ordinal, [follow], claim)

    def _taken_up(self, source: Source, said: str) -> Topic | None:
        """A plain sentence of a note as a question: turned to the contact, or read out; nobody hears "she" of herself."""
        today = self.evidence.today
        if self._is_theirs(source):
            return self._read_out(source, said) if self._can_be_quoted(said) else None
        fresh = (today - source.date).days <= message.STILL_DAYS
        clause = None if wording.is_lasting(said) else self._clause(source, said)
        if clause and (_ASKED_OF_ME.match(clause) or _judges(clause) or re.search(r"\b(?:I|[Ww]e)\b", clause)):
            return None
        if clause and spelling.lies_ahead(clause, today, source.date):
            heading = "event_limit" if _kind(clause) == "limit" else "event"
            question = self.say(heading, event=spelling.capital(clause))
        elif clause and wording.is_perfect(said):
            question = self.say("fact_since", fact=clause)
        elif clause and (told := _as_past(clause)):
            heading = "said_then" if _OPINION.match(told) else "noted_fact"
            done = wording.tells_a_deed(said, self.voice)
            if (
                _kind(told) in ("worry", "limit", "need")
                and (now := self._clause(source, said, present=True))
                and fresh
            ):
                question = self.say("told", quote=f"{spelling.capital(now)}.", back=self.back(now))
            else:
                question = self.say(heading, fact=times.opened(told, source.date, today, deed=done))
        elif clause is None and self._can_be_read_out(said) and self._holds_yet(source, said):
            return self._read_out(source, said)
        elif clause is None and (turned := self._turned(source, said)):
            question = self.say("told", quote=f"{turned.rstrip('.')}.", back=self.back(turned))
        else:
            return None
        if not self._years_known(question, source):
            return None
        return Topic(
            question, source.ordinal, [self.follow("follow_up", clause or said)], _stated(question, source, said)
        )

    def _clause(self, source: Source, said: str, *, present: bool = False) -> str | None:
        """The first clause of SAID, told to the contact; a remark of mine or a second sentence behind a comma is left out."""
        spelled = spelling.spelled_out(said, self.voice)
        if _REPORTED.search(spelled):
            return None
        first = _NEXT_CLAUSE.split(spelled, maxsplit=1)[0]
        since = present or wording.is_perfect(first)
        clause = wording.statement(first, self.voice, self.evidence.today, source.date, present=since)
        return re.sub("^you ask ", "you asked ", clause) if clause else None

    def _turned(self, source: Source, said: str) -> str | None:
        """A sentence on something else that comes to speak of the contact, with its "she" turned to "you"."""
        words = said.split()
        plain = (
            len(words) >= 4
            and said[0].isalnum()
            and (verbs.finite(words) > 0 or _OWN_THING_DOES.match(said))
            and not _ABOUT_THEM_FIRST.match(said)
        )
        if not (plain and _THIRD.search(said) and self._holds_yet(source, said)):
            return None
        if (
            _MINE.search(said)
            or _REMARK.match(said)
            or _REPORTED.search(said)
            or pronouns.tells_of_others(said, self.voice)
        ):
            return None
        plain = words[0].lower() in verbs.STOP | verbs.NUMBERS  # a capital that begins no name
        turned = pronouns.to_reader(spelling.lower_first(said) if plain else said, "", self.voice)
        return spelling.capital(turned) if turned else None

    def _can_be_read_out(self, said: str) -> bool:
        """Whether SAID is a sentence, and neither about the contact nor mine: a remark, a promise or a deed of the user."""
        words = said.split()
        tells = verbs.finite(words) > 0 or _DOING.match(said) or _LIMITED.match(said)
        whole = len(words) >= 4 and said[0].isalnum() and bool(tells)
        hangs = _POINTS_BACK.match(said) and not pronouns.stands_alone(said, self.voice)
        return whole and not (hangs or self._speaks_of_them(said) or _MINE.search(said) or _REMARK.match(said))

    def _holds_yet(self, source: Source, said: str) -> bool:
        """Whether the times in SAID mean today what they meant in its note."""
        today = self.evidence.today
        known = times.told(said, source.date, today)
        fresh = (today - source.date).days <= message.STILL_DAYS
        return fresh or (known is not None and known.clause == said)

    def _is_theirs(self, source: Source) -> bool:
        return source.author == self.evidence.contact.id

    def _can_be_quoted(self, said: str) -> bool:
        """Whether SAID, from a message of theirs, is a sentence about what goes on with them and can stand alone."""
        whole = len(said.split()) >= 4 and verbs.finite(said.split()) > 0
        return whole and not _PERSONAL.search(said) and pronouns.stands_alone(said, self.voice)

    def _speaks_of_them(self, said: str) -> bool:
        """Whether SAID calls the contact "she" or by name, or is half a talk ("you're early, he told me")."""
        names = "|".join(re.escape(part) for name in self.voice.names for part in name.split())
        return bool(_PERSONAL.search(said) or re.search(rf"\b(?:{names})\b", said, re.IGNORECASE))

    def last_talks(self) -> list[Topic]:
        """What the last conversations, then the last notes, tell and nothing else has taken up: their words, or their offer."""
        talks = [s for s in self.evidence.sources if s.kind != "note"][-2:]
        others = [s for s in self.evidence.sources if s.kind == "note"][-2:]
        offered = {m.note: m for m in self._marks("offer")}
        found = []
        for source in (*reversed(talks), *reversed(others)):
            told = (
                [] if source.text.startswith("Subject:") else self._new(_plain(source, self.voice))
            )  # no e-mail of mine
            old = (self.evidence.today - source.date).days > FRAGMENT_DAYS
            told = [
                line
                for line in told
                if (
                    self._can_be_quoted(line)
                    if self._is_theirs(source)
                    else self._can_be_read_out(line) and self._holds_yet(source, line)
                )
                and not (old and not verbs.finite(line.split(",")[0].split()))
            ]
            if said := next(iter(told), None):
                found.append(self._read_out(source, said))
            elif mark := offered.get(source.note):
                bare = mark.text.strip().rstrip(".")
                follow = self.follow("their_offer_follow_up", bare, named=True)
                question = self.say("their_offer", offer=bare)
                found.append(Topic(question, source.ordinal, [follow], _stated(question, source, mark.text)))
        return found

    def _read_out(self, source: Source, said: str) -> Topic:
        """A sentence in its own words: theirs as what they wrote, one of my notes as something that I know."""
        if self._is_theirs(source):
            question = self.say("wrote", when=spelling.spoken(source.date, self.evidence.today), quote=said)
        else:
            fresh = (self.evidence.today - source.date).days <= message.STILL_DAYS
            quote = said if said[-1] in ".!" else f"{said}."
            back = {"back": self.back(said, about_them=False)} if fresh else {}
            question = self.say("told" if fresh else "told_then", quote=quote, **back)
        follow = self.follow("last_talk_follow_up", said)
        return Topic(question, source.ordinal, [follow], _stated(question, source, said))

    def goal_questions(self) -> list[Topic]:
        """What the goal wants to know, as questions; at least one that is about the goal."""
        if not self.evidence.goal_given:
            return []
        goal = self.evidence.goal
        direct = goals.parse(goal, self.voice, self.evidence.today).question if self._asks_of_them(goal) else None
        if direct and len(self.aims) < 2 and not _AND_ASKS.search(direct):
            return [Topic(direct, None, [self.follow("follow_up", goal)])]
        if inside := self._questions_inside(goal):
            return [Topic(asked, None, [self.follow("follow_up", asked)]) for asked in inside]
        if self.aims or len(goal.split()) == 1:
            return [topic for aim in self.aims if aim.heading for topic in self._asked_for(aim)]
        about = topic_of_goal(goal)
        if not aims.is_thing(about):
            spoken = None if _CLAUSE.match(goal) else aims.to_them(goal, self.voice, self.evidence.today)
            return (
                [Topic(self.say("aim_plain", aim=spoken), None, [self.say("aim_plain_follow_up", aim=spoken)])]
                if spoken
                else []
            )
        parts = [said for part in _parts(about) if (said := aims.to_them(part, self.voice, self.evidence.today))]
        return [
            Topic(self.say(heading, topic=part), None, [self.follow("follow_up", part, named=True)])
            for heading, part in zip(("goal", "start"), parts, strict=False)
        ]

    def _asked_for(self, aim: aims.Aim) -> list[Topic]:
        """The question of one aim, in the goal's own words, and one for each further part of it."""
        slot = "topic" if aim.heading == "goal" else "aim"
        own = f"{aim.heading}_follow_up"
        thing = aim.topic or self.name(aim.words)
        if aim.then:
            follow = aim.then
        elif aim.heading in _TO_THE_POINT:
            follow = self.say(own, aim=aim.words)
        elif thing and len(thing.split()) <= LONG_TOPIC:
            follow = self.say("follow_up", topic=thing)
        else:
            follow = self.say(own, aim=aim.words) if own in self.wordings else self.say("follow_up_open")
        asked = [Topic(self.say(aim.heading, **{slot: aim.words}), None, [follow])]
        return [*asked, *(Topic(more, None, [self.say("follow_up_open")]) for more in aim.further)]

    def _asks_of_them(self, goal: str) -> bool:
        """Whether GOAL asks for what the contact does ("find out what she needs"): that can be asked straight."""
        names = "|".join(map(re.escape, ("she", "he", "they", *self.voice.names)))
        return re.search(rf"{_INDIRECT}(?:\s+\w+){{0,3}}?\s+(?:{names})\b", goal, re.IGNORECASE) is not None

    def _questions_inside(self, goal: str) -> list[str]:
        """The questions in a goal about them, such as "she names what she will measure"; none where one cannot be asked."""
        goal = spelling.spelled_out(goal, self.voice)
        words = goal.split()
        theirs = words[0].lower() in ("she", "he", "they") or words[0].casefold() in map(str.casefold, self.voice.names)
        match = re.search(r"\b(?:what|how|when|where|who|which|why|whether)\b.+$", goal, re.IGNORECASE)
        parts = _AND_ASKS.split(match[0]) if match and theirs else []
        asked = [questions.question(part, self.voice) for part in parts]
        return [question for question in asked if question] if all(asked) else []

    def open(self, heading: str) -> Topic:
        return Topic(self.say(heading), None, [self.say(f"{heading}_follow_up")])

    def offer(self, topics: Sequence[Topic]) -> str | None:
        """What I can give: the offer that fits a need, the goal or what they lack and was not given yet."""
        given = " ".join(p.text for p in self.evidence.kept if p.owner == "me")
        mine = [o for o in (*self.evidence.me.offers, *self._on_hand(OPEN_DAYS)) if not message.same_thing(o, given)]
        lacking = (topic.words for topic in topics if self._lacks(topic) or _kind(topic.words) in ("need", "worry"))
        wished = (m.text for m in (*self._marks("need"), *self._marks("wants")))
        text = " ".join([*wished, self.about, *lacking])
        best = max(mine, key=lambda o: message.closeness(o, text), default="")
        return best if best and message.closeness(best, text) else next(iter(self._on_hand(FRAGMENT_DAYS)), None)

    def owed_gift(self) -> Claim | None:
        """What I owe already, where I have nothing else to give."""
        mine = (line for line in promise_lines(self.evidence) if line.owner == "me" and line.note)
        owed = next((line for line in mine if _is_clear(line.text)), None)
        if owed is None or owed.note is None:
            return None
        return Claim(
            text=self.say("give_promise", promise=owed.text), note=owed.note, quote=owed.text.split(" (due ")[0]
        )

    def _on_hand(self, days: int) -> list[str]:
        """What my notes on them of the last DAYS say that I can do: "I can read six plans on a Saturday"."""
        mine = [s for s in self.evidence.sources if s.kind == "note" and not self._is_theirs(s)]
        mine = [s for s in mine if (self.evidence.today - s.date).days <= days]
        found = []
        for source in reversed(mine):
            told = [*_plain(source, self.voice), ""]
            for said, after in pairwise(told):
                limit = f" {after}" if _POINTS_BACK.match(after) else ""  # "It misses one in five when wet."
                found += [f"{said}{limit}".rstrip(".")] if _CAN_GIVE.match(said) else []
        return found

    def _offered(self, offer: str | None, topics: Sequence[Topic]) -> list[Topic]:
        """TOPICS with OFFER behind the question that it bears on: what I give comes before what I ask for (rubric A8)."""
        about = [t for t in topics if not _requests(t.question) and (t.note or self.serves(t))]
        fits = {
            id(t): near + 9 * t.need + 4 * bool(t.note) if (near := message.closeness(offer or "", t.words)) else 0
            for t in about
        }
        best = max(about, key=lambda t: fits[id(t)], default=None)
        if offer is None or best is None or not (fits[id(best)] or best is topics[0]):
            return list(topics)
        wish = next((n for n, t in enumerate(topics) if t.note is None), len(topics))
        if (topics[0].need or self._lacks(topics[0])) and list(map(id, topics)).index(id(best)) >= wish:
            best = topics[0]  # it is given before the goal is asked for
        heading, shown = (
            ("gift_said", aims.to_them(offer, self.voice, self.evidence.today) or offer)
            if _CAN_GIVE.match(offer)
            else message.offered(message.to_them(offer), "gift", self.evidence.today)
        )
        shown = re.sub(r"\b(?P<to>with|for|to) (?:her|him)$", r"\g<to> you", _HOURS.sub("", shown).rstrip("."))
        gift = self.say(heading, offer=shown)
        return [replace(t, follow_ups=[*t.follow_ups, gift]) if t is best else t for t in topics]

    def _brought(self, offer: str | None, topics: list[Topic]) -> list[Topic]:
        """TOPICS with what the user knows on them behind the one that it supports, as a thing to tell and no question."""
        told = list(topics)
        for source in reversed(self.evidence.sources):
            if self._is_theirs(source) or (self.evidence.today - source.date).days > OPEN_DAYS:
                continue
            for said in _plain(source, self.voice):
                heading = self._side(said)
                if any(message.same_thing(p.text, said) for p in self.evidence.promises):
                    continue
                asked = " ".join(t.words for t in told)
                if heading is None or message.same_thing(said, offer or "") or said.rstrip(".") in asked:
                    continue
                near = [message.closeness(said, t.words) + (t.note is None) for t in told]
                if not near:
                    continue
                place = near.index(max(near))
                bears = message.overlap(said, f"{self.about} {told[place].words}") >= (2 if heading == "known" else 1)
                lately = (self.evidence.today - source.date).days <= message.STILL_DAYS
                figures = heading == "my_side" and lately and _FIGURE.search(said) and self.about
                if not (figures or (bears and near[place] >= 2)):
                    continue
                if sum(len(t.brought) for t in told) < MOST_BROUGHT and self._holds_yet(source, said):
                    line = self.say(heading, fact=said if said[-1] in ".!" else f"{said}.")
                    claim = Claim(text=line, note=source.ordinal, quote=said)
                    topic = told[place]
                    told[place] = replace(topic, follow_ups=[*topic.follow_ups, line], brought=(*topic.brought, claim))
        return told

    def _side(self, said: str) -> str | None:
        """The heading under which a plain statement of the user's own notes is told to the contact, if it is one."""
        if len(said.split()) < 5 or _THIRD.search(said) or _POINTS_BACK.match(said):
            return None
        if pronouns.names_them(said.split(), self.voice) or _CAN_GIVE.match(said) or _INTENT.search(said):
            return None
        if _MINE.search(said):
            return "my_side"
        whole = verbs.finite(said.split()) > 0 and not self._can_be_read_out(said)
        return None if not whole or re.search(r"\byour?\b", said, re.IGNORECASE) else "known"

    def _new(self, said: Iterable[str]) -> list[str]:
        """What is neither marked nor promised: that is asked about anyway."""
        told = [*(m.text for m in self.evidence.marks), *(p.text for p in self.evidence.promises)]
        return [line for line in said if not any(message.same_thing(t, line) for t in told)]

    def _marks(self, kind: str) -> list[Mark]:
        return [m for m in self.evidence.marks if m.kind == kind]

    def _topic(
        self, mark: Mark, heading: str, follow: str, values: dict[str, str], *, dated: bool = False, need: bool = False
    ) -> Topic | None:
        source = self.sources.get(mark.note)
        if source is None:
            return None
        if dated:
            done = wording.tells_a_deed(mark.text, self.voice)
            values = {"fact": times.opened(values["fact"], source.date, self.evidence.today, deed=done)}
        allowed = {k: v for k, v in values.items() if any("{" + k + "}" in w for w in self.wordings[heading])}
        question = self.say(heading, **allowed)
        about = things.without_aside(mark.text) if mark.kind == "need" else mark.text
        follow_up = self.follow(follow, about, named=mark.kind in ("need", "wants", "when"))
        claim = _stated(question, source, mark.text)
        if not self._years_known(question, source):
            return None  # "in August", noted in May: the year is a guess
        return Topic(question, source.ordinal, [follow_up], claim, need=need)

    def _years_known(self, question: str, source: Source) -> bool:
        """Whether SOURCE, or the calendar, holds every year that QUESTION names."""
        known = {*_YEAR.findall(source.text), str(source.date.year), str(self.evidence.today.year)}
        return set(_YEAR.findall(question)) <= known


MOST_BROUGHT = 2
"""Facts of the user's own on one page."""
_FIGURE = any_case(rf"\d|\b(?:half|{'|'.join(sorted(verbs.NUMBERS))})\b")
_POINTS_BACK = as_written(r"(?:It|They|This|That|These|Those)\b")
_ABOUT_THEM_FIRST = any_case(r"(?:s?he|they|their|I|we|my|our)\b")
_OWN_THING_DOES = as_written(r"(?:His|Her) [a-z]+ (?:[a-z]{2,}[^s]s|[a-z]{2,}ed)\b")
"""A thing of theirs and, most likely, its verb: "His lease ends"."""
_INTENT = as_written(
    r"\b(?:I|[Ww]e)(?:['\u2019](?:d|ll)| (?:\w+ly )?(?:want|hope|wish|should|must|need to|wonder|think|thought|believe|fear|guess|suspect"
    r"|doubt|plan|promised?|will|would|asked|told|said|met|owe|called|wrote|saw|talked|spoke|visited|liked|felt|forgot"
    r"|am (?:not )?sure))\b"
)
"""What I mean to do, or make of it, and did with them: nothing to tell them."""
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "worry",
        any_case(
            r"\b(?:worr\w+|afraid|fear(?:s|ed)?|nobody|no one|problems?|trouble|struggl\w+|losing|complain\w*|stuck|vanish\w*|missing"
            r"|too [a-z]+|cannot (?:say|tell|find)|can't (?:say|tell|find)|short of|wast\w+|thr[eo]w(?:ing)? away|stands? still|(?:days?|weeks?|months?|running) late|nearly|fails?|failing"
            r"|breaks?|breaking|burst|flooded|leaks?|leaking|keeps? (?:\w+ )?\w+ing)\b"
        ),
    ),
    (
        "limit",
        any_case(
            r"\b(?:until|till|full|fully|at most|no more than|at least|cannot|can't|not (?:before|after)|no (?:later|longer|earlier) than"
            r"|booked|closed|limited|maximum|minimum|nothing \w+er than|(?<!the )only (?:on|in|at|from|\d+|one|two|three|four))\b"
        ),
    ),
    ("need", as_written(r"\b(?:I|[Ww]e|[Yy]ou) (?:need|could use|would (?:like|love))\b|\blook(?:s|ing|ed)? for\b")),
    (
        "plan",
        any_case(
            r"\b(?:I|we|you)(?: (?:am|are|were))? (?:\w+ly )?(?:plan(?:ned|ning)? (?:to|an?|the|for)|will|going to|want to|hop(?:e|ing) to|intend to|thinking of|considering"
            r"|building|writing|setting up|working on|about to)\b"
        ),
    ),
)
"""What a statement is, by the words that show it."""


def _kind(text: str) -> str:
    """What TEXT, said by or to the contact, is: a worry, a limit, a need, a plan, something they once did; else nothing."""
    if found := next((kind for kind, pattern in _KINDS if pattern.search(text)), ""):
        return found
    words = re.sub(r"^In \d{4},? ", "", text).split()
    once = (
        len(words) > 2
        and re.fullmatch("I|[Ww]e|[Yy]ou", words[0])
        and (verbs.is_past(words[1]) or re.fullmatch(r"[a-z]+[^e]ed", words[1]))
    )
    return "past" if once and words[1] not in _NO_LESSON else ""


_NO_LESSON = {
    "said", "thought", "asked", "wanted", "told", "were", "was", "had", "did", "felt", "heard", "met", "got", "read",
}  # fmt: skip
_PRIVATE_LIFE = any_case(
    r"\b(?:husband|wife|sons?|daughters?|child|children|kids|baby|mother|father|sisters?|brothers?|grand\w+|nieces?|nephews?"
    r"|off sick|on sick leave|pregnan\w*|divorc\w*|funeral|surgery|(?:in|to) hospital|broke (?:his|her|their) (?:arm|leg|wrist|foot)"
    r"|wedding|birthday|honeymoon|holidays?|vacation|puppy|(?:plays?|played) (?:the )?(?:cello|piano|guitar|violin|flute|drums|organ|football|tennis|chess|golf|cards)|marathon|hobb(?:y|ies)|canoe\w*|kayak\w*|regatta|sings in|choir"
    r"|(?:won|ran|lost|finished|swam) (?:the|a|his|her|their) (?:\w+ ){0,2}(?:race|match|cup|medal|tournament)"
    r"|(?:goes|went|going) (?:sailing|skiing|fishing|hiking|camping|climbing|swimming|running|riding))\b"
)


def is_beside(text: str, about: str) -> bool:
    """Whether TEXT is private life that what the talk is ABOUT does not touch, or how somebody likes to be written to."""
    if over.HOW_TO_REACH.search(text):
        return True
    return _PRIVATE_LIFE.search(text) is not None and message.overlap(text, about) == 0


_TO_THE_POINT = {"aim_decision", "aim_given"}
"""Questions whose own follow-up is better than any that names a thing."""
_ASKED_OF_ME = any_case(
    r"you asked (?:(?:me|us) )?(?:whether|if|how|what|when|where|who|which|why)\b|you asked (?:me|us)\b"
)
FRAGMENT_DAYS = 60
"""A jotting without a verb ("on jury duty") is no news any more after these."""
OPEN_DAYS = 183
"""A question of theirs is taken up for half a year."""
_AND_ASKS = any_case(r",?\s+and\s+(?=(?:what|how|when|where|who|which|why|whether|if)\b)")
_HOURS = as_written(r"\s*\((?:about )?\d+ ?(?:h|hours?)\)$")
"""What an offer costs me, which I say to nobody."""
PAST_DAYS = 365
"""A wish older than a year is none any more."""
_YEAR = as_written(r"\b(?:19|20)\d\d\b")
FADED_DAYS = 120
"""A need older than these opens the talk only where it bears on the goal."""
_LACKS = any_case(
    r"\b(?:(?:nobody|no one) (?:to|who|can)|cannot (?:say|tell|find)|vanish\w*|goe?s? missing|looking for|short of|in need of|needs?|lacks?|could use|struggl\w+|stuck)\b"
)
"""What a note says that somebody has not got, where no mark does."""
_CAN_GIVE = as_written(
    r"(?:(?:I|[Ww]e)|(?:\w+ of )?(?:[Mm]y|[Oo]ur) (?:\w+ ){0,2}\w+) can "
    r"(?!(?:not|only|hardly|see (?:why|how|what|that|her|him|it)|hear|tell|feel|imagine|understand|believe|think|remember|recall|wait)\b)"
)
"""What I say that I, or mine, can do."""
_TO_SEE = as_written(r"By the end, (?P<who>\S.*? (?:has|have)) (?P<done>[a-z]+) (?P<what>.+)\.$")
_SMALLER: tuple[tuple[str, set[str], str], ...] = (
    ("fallback_agree", {"agreed"}, r"that (?!(?:I|we) (?:can|may)\b)"),
    ("fallback_answer", {"agreed"}, r"(?:that|to) "),
    ("fallback_answer", {"answered"}, ""),
    ("fallback_answer", {"promised"}, "support "),
    ("fallback_decide", {"said"}, r"yes or no\b"),
    ("fallback_decide", {"decided"}, r"on\b"),
    (
        "fallback_decide",
        {"decided", "agreed", "settled"},
        r"(?:on |about )?(?:whether|if|how|what|which|who|when|where|why)\b",
    ),
    ("fallback_choose", {"chosen", "picked", "named"}, r"(?:which|(?:the )?one|between)\b"),
    ("fallback_list", {"chosen", "picked", "named", "listed"}, r"(?:the )?(?:two|three|four|five)\b"),
    ("fallback_answer", {"named"}, r"(?:how|what|who|when|where|why)\b"),
    ("fallback_answer", {"told", "given"}, "me "),
)
"""The wording of a smaller outcome by the verb of the outcome and what stands behind it."""
_DOUBT_BEHIND = any_case(r",?\s+(?:maybe|perhaps|possibly|probably)$")
_MINE = as_written(r"\b(?:I(?:['\u2019](?:d|ll|m|ve))?|me|my|mine|[Ww]e(?:['\u2019](?:d|ll|re|ve))?|us|[Oo]ur|My)\b")
"""What I say, do or promise: nobody is asked how that went on."""
_REMARK = any_case(
    r"(?:very|quite|rather|really|too|a bit|seems?|seemed|sounds?|sounded|looks?|looked|likes?|prefers?|hates?)\b"
)
"""What I make of somebody: "very formal, likes short mails"."""
_COPULA = r"you (?:were|are|seem(?:ed)?|sound(?:ed)?|look(?:ed)?|felt|feel|act(?:ed)?)"
_JUDGED = any_case(
    rf"{_COPULA} (?!\w+(?:ing|ed|en)\b|(?:about|at|back|between|for|from|in|of|off|on|out|short of|the|to|under|with|without|\d+)\b)"
    r"|you\b.*\b(?:too|very|quite|rather|really|a bit|always|never)\b"
)
_OPINION = any_case(r"you (?:said|thought|believed|found|felt)\b(?! (?:you|I|we)\b)")
"""What they held to be so, which goes on nowhere: "you said beginners should row first"."""
_DONE_FOR_ME = any_case(r"you (?!told\b)\w+ (?:me|us)\b")
"""What calls for thanks and no question: "you helped me with the stall"."""
_POINTS = any_case(r"\b(?:s?he|him|his|hers?|they|them|their|theirs?|it|ours|that|this)\b|[()\"\u201c]")
"""Words that may mean somebody or something that stands in another line."""
_DOING = any_case(
    r"(?:(?:still|now|also|currently) )?(?:thinking|looking|planning|considering|hoping|trying|working|building|writing|hiring|moving)\b"
)
"""A jotting whose subject is plain: "Looking for a glazer"."""
_LIMITED = any_case(r"(?:no|only|at most|at least|up to)\b.*\d")
"""A rule with its figure: "no lorries from 7 to 9"."""
_GREETING = any_case(r"^(?:hi|hello|hey|dear|good (?:morning|evening))(?=[\s,!])[^,!.?]{0,30}[,!]\s*")
_LEAD_IN = any_case(
    r"^(?:(?:called|rang|phoned|texted|e?-?mailed):\s+|(?:in|at|during|over) [^.,;:]{3,40}?,? (?:s?he|they) (?:said|mentioned|told me|explained)"
    r"(?: that)? (?!(?:what|how|why|when|where|who|which|whether|if|nothing)\b))"
)
"""How a note says that somebody told what follows: "In her talk she said that ..."."""
_NEXT_CLAUSE = as_written(r",\s+(?:(?:and|but|so)\s+)?(?=(?:I|we|s?he|they)(?:['\u2019]\w+)?\s|(?:wants|needs)\s)")
_REPORTED = as_written(
    r",\s+(?:s?he|they|I)\s+(?:says?|said|thinks?|thought|fears?|feared|hopes?|hoped|believes?|believed|guess\w*|told)\b"
)
"""A clause whose weight depends on the one behind it: "the shop closes, she fears"."""
_OPENS_HALF = any_case(r"(?:per|for|on|in|at|with|from|by|of|to|if|when|because|as|like|than|and|or|but|maybe|not)\b")
"""How half a sentence begins that answered something: "per line, if you can"."""
_THIRD = any_case(r"\b(?:s?he|him|his|hers?)\b")
_CLAUSE = any_case(r"(?:I|we|s?he|they|it|there)\s")


def _requests(question: str) -> bool:
    """Whether QUESTION asks for something for the user, which has its place in the second half (rubric A8)."""
    return asks_for_me(question) or _POLITELY.match(question) is not None


_POLITELY = any_case(
    r"(?:May (?:I|we)|Would you be willing)\b|(?:Can|Could|May|Will|Would) (?:I|we|[^?,]*\b(?:my|our))\b"
)


def _is_clear(promise: str) -> bool:
    """Whether PROMISE says by itself what is to be given: no "it", no short form of a quick note."""
    return spelling.written_out(promise) is not None and not re.search(r"\bit\b", promise, re.IGNORECASE)


def _is_broken(event: str) -> bool:
    """Whether the words of an EVENT were a sentence of their own: "your club meets, cup on the list is on 9 May"."""
    return any(verbs.is_present(word[:-1]) for word in event.split()[2:] if word[-1] in ",;:")


def _judges(clause: str) -> bool:
    """Whether CLAUSE says what the user makes of the contact: "you were fair", "you talked too much"."""
    return _JUDGED.match(clause) is not None


def _as_past(clause: str) -> str | None:
    """CLAUSE behind "in November", where what was to come is told as a plan; None where it cannot be."""
    if clause.startswith("you will "):
        return f"you were going to {clause.removeprefix('you will ')}"
    return None if re.match(r"your\b[^,.]*? will\b", clause) else clause


def _says_what(word: str, own: set[str]) -> bool:
    """Whether WORD says what a question is about: no verb, and none of the user's OWN trade and house."""
    low = word.casefold()
    verb = low in verbs.BASES or verbs.base_of(low) or re.fullmatch(r"\w{3,}[^\We]ed", low)  # "has staffed"
    return not (low[:5] in own or verb or low in ("other", "others"))


def _trade(role: str) -> str:
    """The word of ROLE that names the person: "city librarian" is a librarian."""
    words = re.split(r",| (?:in|of|for|at) ", role)[0].split()
    return words[-1].casefold() if words else ""


def promise_lines(evidence: Evidence) -> list[PromiseLine]:
    """Every open promise in its own words, mine first; nobody's wording, so a model's agenda gets them too."""
    ordered = sorted(evidence.promises, key=lambda p: (p.owner != "me", p.due is None, p.due, p.note_date))
    return [
        PromiseLine(
            owner=promise.owner,
            text=promise.text + _due(promise, evidence.today),
            note=source.ordinal if (source := evidence.source(promise.note)) else None,
        )
        for promise in ordered
    ]


def _due(promise: Promise, today: dt.date) -> str:
    if promise.due is None:
        return ""
    return f" (due {promise.due}{', overdue' if promise.due < today else ''})"


def _would_meet(promise: Promise, need: str) -> bool:
    """Whether keeping PROMISE gives what NEED names: they share the words that say what it is about."""
    said = goals.thing(promise.text) or promise.text.partition(" ")[2]
    least = min(message.closeness(said, said), message.closeness(need, need), 2)
    return 0 < least <= message.closeness(said, need)


def _same_matter(one: str, other: str) -> bool:
    """Whether two texts are about the same: they share two words that say so, and half of the shorter one's."""
    least = min(message.closeness(one, one), message.closeness(other, other))
    return message.closeness(one, other) >= max(2, (least + 1) // 2)


def _each_matter_once(topics: Sequence[Topic], exempt: set[int]) -> list[Topic]:
    """TOPICS without one on the matter of another before it; those EXEMPT ask what the goal wants."""
    kept: list[Topic] = []
    for topic in topics:
        before = [other for other in kept if id(other) not in exempt]
        if id(topic) in exempt or not any(_same_matter(topic.words, other.words) for other in before):
            kept.append(topic)
    return kept


def _is_written(thing: str) -> bool:
    """Whether THING, in the singular, is something to write, whose content the reader may choose."""
    head = re.split(r" (?:of|for|on|about|with|to|in|that|which|from|by)\b|[,;(+&]", thing, maxsplit=1)[0]
    return head.split()[-1].lower() in _WRITTEN and not re.match(r"(?:her|his|their|your)\b", thing, re.IGNORECASE)


_WRITTEN = {
    "abstract", "agenda", "checklist", "draft", "estimate", "guide", "list", "note", "outline", "overview", "page", "paper", "plan",
    "proposal", "quote", "report", "schedule", "sheet", "summary", "table", "text", "timetable",
}  # fmt: skip
_GIVES_BACK = any_case(r"(?:to )?(?:return|(?:give|bring|send|hand)\b.*\bback)\b")


def spread(slot: int, weights: Sequence[int]) -> list[int]:
    """Minutes for questions of these WEIGHTS and the landing, which add up to SLOT minus 2 or less (rubric A4)."""
    room = max(len(weights) + 1, slot - 2)
    landing = min(3, max(1, room // 5))
    left = room - landing
    shares = [max(1, left * weight // sum(weights)) for weight in weights]
    for place in sorted(range(len(weights)), key=lambda n: -weights[n])[: max(0, left - sum(shares))]:
        shares[place] += 1
    while sum(shares) > left:
        shares[shares.index(max(shares))] -= 1
    return [*shares, landing]


_OWN_DECISION = any_case(r"(?:decide|choose|work out|figure out|settle|make up)\b")
_FIRST = {
    "he": "I", "she": "I", "him": "me", "her": "me", "his": "my", "hers": "mine", "himself": "myself", "herself": "myself",
    "he's": "I'm", "she's": "I'm", "he'd": "I'd", "she'd": "I'd", "he'll": "I'll", "she'll": "I'll",
}  # fmt: skip
_HE, _SHE = ({word for word in _FIRST if word.startswith(start)} for start in ("h", "s"))
_HE -= {"her", "hers", "herself"}
_SHE |= {"her", "hers", "herself"}
_MY_FORM = {"are": "am", "were": "was", "aren't": "am not", "weren't": "wasn't"}


def _of_the_user(goal: str, notes: str, voice: Voice) -> str:
    """GOAL in the first person where a user speaks of themselves as a third one: "decide whether the role suits him".

    Only when the NOTES call the contact by the other pronoun throughout, and nobody else is there whom it may mean: the
    goal speaks of the contact by their own pronoun as well, or of what the user alone decides.
    """
    spoken = [set(re.findall(r"[a-z']+", text.casefold())) for text in (goal, notes)]
    for mine, theirs in ((_HE, _SHE), (_SHE, _HE)):
        own = not spoken[0] & theirs if _OWN_DECISION.match(goal) else spoken[0] & theirs
        if spoken[0] & mine and own and spoken[1] & theirs and not spoken[1] & mine:
            return (
                goal if not _OWN_DECISION.match(goal) and pronouns.tells_of_others(goal, voice) else _first(goal, mine)
            )
    return goal


def _first(goal: str, mine: set[str]) -> str:
    """GOAL with the pronouns of MINE in the first person and the verb behind "I" with them."""
    words = goal.split()
    turned = pronouns.to_second(goal).split()
    said: list[str] = []
    for word, second in zip(words, turned, strict=True):
        core = re.sub(r"^\W+|\W+$", "", word)
        if core.casefold() in mine:
            first = "my" if core.casefold() == "her" and second.casefold().strip(".,;:!?") == "your" else None
            word = word.replace(core, first or _FIRST[core.casefold()])
        elif said and said[-1] == "I":
            word = _MY_FORM.get(second, second)
        said.append(word)
    return " ".join(said)


def _meets(goal: str) -> bool:
    """Whether GOAL only says that one meets, and about what."""
    text = " ".join(goal.split())
    return (
        _TOPIC.match(text) is not None
        or re.match(r"(?:talk|speak|discuss)\b(?! \w+ into\b)", text, re.IGNORECASE) is not None
    )


def topic_of_goal(goal: str) -> str:
    """What a goal is about, its first verb and its frame taken off."""
    text = " ".join(goal.split()).rstrip(".")
    for pattern in (_TOPIC, _ABOUT):
        if match := pattern.match(text):
            return match["topic"].rstrip(".")
    return text if text.partition(" ")[0].isupper() else text[:1].lower() + text[1:]


def _asked(clause: str) -> str | None:
    """The indirect question in a clause such as "ask how she measures it"."""
    match = re.match(
        r"^(?:ask|learn|find out|hear|understand|know|see)\s+(?:(?:her|him|them|from \w+)\s+)?(?P<q>(?:how|what|when|where|who|which|why|whether|if)\b.+)$",
        clause,
        re.IGNORECASE,
    )
    return match["q"].rstrip(".?") if match else None


def _parts(topic: str) -> list[str]:
    parts = [p.strip() for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", topic) if p.strip()]
    return parts if 1 < len(parts) <= 4 and all(len(p.split()) <= 8 for p in parts) else [topic]


_OPEN = any_case(
    r"\b(?:looking for|short of|in need of|needs?|wants?|would (?:like|love)|plans?|planning|thinking (?:about|of)|considering|worried"
    r"|worries|struggl\w+|hop(?:es|ing)|tr(?:ies|ying) to|about to|going to|will|starts?|begins?|opens?|closes|decides?|deciding|launch\w*"
    r"|mov(?:es|ing)|hir(?:es|ing)|build(?:s|ing)|writ(?:es|ing)|rewriting|problem|trouble|difficult|stuck|late|budget|deadline|project"
    r"|next (?:week|month|year|spring|summer|autumn|term)|in (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)|this (?:spring|summer|autumn|winter|year))\b"
)
"""Words of what is still going on, worth asking after."""


def _alive(source: Source, voice: Voice) -> list[str]:
    """The plain sentences of a note that speak of what is going on, the liveliest first, verbatim."""
    found = []
    for sentence in _plain(source, voice):
        mine = re.search(r"\b(?:I|me|my|we|us|our)\b", sentence)
        score = len(_OPEN.findall(sentence)) + bool(_LACKS.search(sentence) or _kind(sentence)) - 2 * bool(mine)
        if score > 0 and len(sentence.split()) >= 4:
            found.append((score, sentence))
    return [sentence for _, sentence in sorted(found, key=lambda row: -row[0])]


_MARKED = any_case(r"[-*\s>]*(?:\[.\]|(?:i owe|they owe|need|wants?|fact|when|offer|win|maybe|private)\??:)")


def _plain(source: Source, voice: Voice) -> Iterator[str]:
    """The statements of a note that carry no mark, name nobody else and nothing sensitive, in its order."""
    names = {part.casefold() for name in voice.others for part in name.split()}
    for line in source.text.split("\n"):
        if _MARKED.match(line):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+", line.strip(" -*>")):
            words = sentence.split()
            named = names & {w.casefold().strip(".,:()") for w in words}
            cut = sentence.endswith("?") or _HALF_QUOTED.search(sentence) or spelling.quoted(sentence)
            secret = SENSITIVE.search(sentence) or addresses.given_away(sentence) or "[secret]" in sentence
            if len(words) <= MAX_QUOTED and not cut and not named and not secret:
                yield _LEAD_IN.sub("", _GREETING.sub("", sentence)).rstrip(";")


_HALF_QUOTED = as_written(
    "^[^\"\u201c]*\"[^\"]*$|^[^\u201c]*\u201d|(?:^|\\s)['\u2018][^'\u2019]*$|^[^'\u2018]*[.!?,]['\u2019]$"
)
"""A quotation that begins or ends in another sentence; their own words are asked about as such."""


def _stated(question: str, source: Source, quote: str) -> Claim:
    """The claim that QUESTION makes before it asks."""
    return Claim(text=re.split(r"(?<=[.!?])\s", question)[0].rstrip("."), note=source.ordinal, quote=quote)


def _distinct(topics: list[Topic]) -> list[Topic]:
    """TOPICS without a second one from the same words; needs first, then those from notes not taken up yet."""
    fresh: dict[str, Topic] = {}
    for topic in topics:
        if topic.question not in {other.question for other in fresh.values()}:
            fresh.setdefault(topic.claim.quote if topic.claim else topic.question, topic)
    notes: set[str | None] = set()
    first: list[Topic] = []
    later: list[Topic] = []
    for topic in fresh.values():
        (later if topic.note in notes and not topic.need else first).append(topic)
        notes.add(topic.note)
    return [*first, *later]
