"""An agenda without a model: needs first, then what the goal asks, then what was said last, then the landing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant import called_off
from assistant.english import nouns, pronouns, questions, spelling, verbs
from assistant.kindness import asks_for_me
from assistant.marks import THANKS_TO
from assistant.models import Evidence, Promise
from assistant.outline import aims, goals, kinds, likeness, outcomes, teller
from assistant.outline.questions import FRAGMENT_DAYS, MAX_QUESTIONS, OPEN_DAYS, Topic, Wordings, voice_of
from assistant.outline.told import Told, same_matter, told_kept
from assistant.patterns import any_case
from assistant.results import Agenda, AgendaItem, Claim, Openings, PromiseLine
from assistant.thresholds import FADED_DAYS, FEWEST_ITEMS, SPARE_MINUTES

LONG_TOPIC = 8
"""Words of a thing that a follow-up still names."""
MIN_QUESTIONS = 3
"""Where notes and goal give fewer, plain ones fill up."""
LONG_TALK = 40
"""Minutes from which on there is room for one question more."""
ON_GOAL, PLAIN, ON_PROMISE = 4, 2, 1
"""Shares of the minutes: one about the goal gets twice those of another, a promise half of them."""
MOST_BROUGHT = 2
"""Facts of the user's own on one page."""
_SPLIT = {"aim_open", "aim_known", "aim_whether"}
"""Questions that take a clause, and so two clauses as two questions."""
_VIEW = any_case(r"\b(?:your view|should (?:I|we|who)|would you (?:do|change|choose|keep|try|start|plant|use|want))\b")
"""What asks for an opinion."""
_OPENS = any_case(r"^(?:(?:in|on|at|last) .*?\b(?=you\b)|you told (?:me|us) (?:that )?(?=you\b))+")
"""What stands before their deed: "In April you told me"."""
_TO_THE_POINT = {"aim_decision", "aim_given", "aim_settle"}
"""Questions whose own follow-up is better than any that names a thing."""
_HELPS = any_case(r"\bwhat (?:can|could) (?:I|we) do for you\b")
"""How the user asks for what to give in return, once on a page."""
_POLITELY = any_case(
    r"What is still open for you about\b|(?:May (?:I|we)|Would you be willing)\b|(?:Can|Could|May|Will|Would) (?:I|we|[^?,]*\b(?:my|our))\b"
)


def compose(evidence: Evidence, wordings: Wordings) -> Agenda:
    """The agenda: every open promise and every need that is not long past is in it, everything about the contact has its note."""
    goal = outcomes.of_the_user(evidence.goal, " ".join(source.text for source in evidence.sources), voice_of(evidence))
    goal, manner = aims.split_manner(goal) if evidence.goal_given else (goal, "")
    agenda = _Planner(replace(evidence, goal=goal), wordings).agenda()
    outcome = f"{agenda.outcome.rstrip('.')} ({manner})."
    return agenda.model_copy(update={"outcome": outcome}) if manner else agenda


class _Planner(Told):
    def agenda(self) -> Agenda:
        evidence = self.evidence
        topics = self.topics()
        offer = self.offer(topics)
        topics = self._brought(offer, self._offered(offer, topics))
        owed = None if offer else self.owed_gift()
        give = offer or (owed.text if owed else self.smallest_offer())
        landing = self.say("landing_inside" if self.inside else "landing")
        minutes = spread(evidence.minutes, [max(self.weight(t), self.opening(t) * (t is topics[0])) for t in topics])
        items = [
            AgendaItem(question=t.question, minutes=m, note=t.note, follow_ups=follow_ups)
            for t, m, follow_ups in zip(topics, minutes[:-1], self.each_once(topics), strict=True)
        ]
        items.append(AgendaItem(question=landing, minutes=minutes[-1], note=None, follow_ups=[]))
        outcome = self.outcome()
        own = self.own_terms()
        return Agenda(
            outcome=outcome,
            fallback=" ".join([self.fallback(outcome), *(claim.text for claim in own[:1])]),
            items=items,
            offer=give,
            promises=promise_lines(evidence),
            landing=landing,
            openings=Openings(
                start=self.say("awkward_start", minutes=str(evidence.minutes)),
                silence=self.say("awkward_silence"),
                a_no=self.say("awkward_no"),
                closing_early=self.say("awkward_close"),
            ),
            claims=[
                claim
                for claim in (*(c for t in topics for c in (t.claim, t.also, *t.brought)), owed, *own[:1])
                if claim
            ],
        )

    @property
    def most(self) -> int:
        """How many questions stand before the landing: one more in a long talk (rubric A3), fewer in one of minutes (A4)."""
        room = self.evidence.minutes - SPARE_MINUTES - 1
        return min(MAX_QUESTIONS + (self.evidence.minutes >= LONG_TALK), max(FEWEST_ITEMS - 1, room))

    def each_once(self, topics: Sequence[Topic]) -> list[list[str]]:
        """The follow-ups of TOPICS, one at least for each (rubric A6), none of them twice on the page."""
        told: set[str] = {""}
        found = []
        for topic in topics:
            own = [said for said in topic.follow_ups if said not in told]
            new = own or [self.again(topic.question, told)]
            if not any(self.takes_up(said, topic) for said in new) and (more := self.on_thing(topic, told)):
                new = [*own, more]
            found.append([said for said in new if said])
            told.update(new)
        return found

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
            clause = next((q for c in goals.clauses(goal) if (q := outcomes.question_in(c))), None)
            if clause:
                return f"By the end, {self.first} has answered {clause}."
            if nouns.is_thing(outcomes.topic_of_goal(goal)):
                return self.say("outcome_topic", first_name=self.first, topic=outcomes.topic_of_goal(goal))
            if len(goal.split()) == 1:
                return self.say("outcome_open", first_name=self.first)
            return self.say("outcome_plain", goal=" ".join(goal.split()).rstrip("."))
        needs = [m for m in self.evidence.marks if m.kind == "need" and not self.has_passed(m)]
        if needs:
            return self.say("outcome_need", first_name=self.first, need=self.of_today(needs[-1]).rstrip("."))
        return self.say("outcome_open", first_name=self.first)

    def fallback(self, outcome: str) -> str:
        """What is smaller than OUTCOME and still about it, as far as its first verb tells."""
        match = outcomes.TO_SEE.match(outcome)
        if len(self.aims) > 1:
            return self.say("fallback_first", first=self.aims[0].outcome)
        if match is None or not self.evidence.goal_given:
            return self.say("fallback")
        done, what = match["done"], match["what"]
        heading = next(
            (name for name, verbs, shape in outcomes.SMALLER if done in verbs and re.match(shape, what)), "fallback"
        )
        one = outcomes.ONE_THING.match(what) if heading == "fallback_choose" else None
        if heading == "fallback_choose" and one is None:
            heading = "fallback_decide"
        values = {"who": match["who"], "thing": one["thing"] if one else ""}
        return self.say(heading, **{k: v for k, v in values.items() if "{" + k + "}" in self.wordings[heading][0]})

    def own_terms(self) -> list[Claim]:
        """What the user's notes say that their side would settle for, the newest first: it stays with the user."""
        mine = [s for s in reversed(self.evidence.sources) if not (self._is_theirs(s) or s.sent)]
        said = (
            (s, line)
            for s in mine
            if self.age(s) <= OPEN_DAYS
            for line in self._new(kinds.plain_statements(s, self.voice))
            if kinds.are_own_terms(line, self.voice) and self.about and likeness.overlap(line, self.about)
        )
        return [
            Claim(text=self.say("fallback_own", fact=f"{line.rstrip('.')}."), note=s.ordinal, quote=line)
            for s, line in said
        ]

    def topics(self) -> list[Topic]:
        """At least three questions, at most `most`: a need first, the goal's own, what bears on the goal, then the rest."""
        waiting = self.asked_of_me()
        marked = self._marks("need")[::-1]
        marked.sort(key=self.has_passed)
        needs = [t for m in marked if (t := self.need(m, waiting))]
        asked = self.goal_questions()[:MIN_QUESTIONS]
        known = self._from_notes([*needs, *waiting])
        helps = any(_HELPS.search(topic.question) for topic in known)
        asked = [topic for topic in asked if not (helps and _HELPS.search(topic.question))]
        own = self._own(known, asked)
        mine = self.mine() if len(own) < self.most else []
        if len(own + mine) < MIN_QUESTIONS:
            left = [t for t in self.lately() if t.words not in {topic.words for topic in own}]
            own = _each_matter_once([*own, *left], set(map(id, asked)))[: max(len(own), MIN_QUESTIONS - len(mine))]
        if len(own + mine) < MIN_QUESTIONS:  # what I owe them comes before a question that fits anybody
            told = {topic.words for topic in own}
            own += [t for t in self.owed() if t.words not in told][: MIN_QUESTIONS - len(own + mine)]
        filler = "open_on_goal" if asked else "open"
        plain = [self.open(filler) for _ in self.wordings[filler]] if len(own + mine) < MIN_QUESTIONS else []
        said = " ".join(topic.question for topic in own)
        plain.sort(key=lambda topic: likeness.overlap(topic.question, said) > 0)
        chosen = [*own, *plain[: max(0, MIN_QUESTIONS - len(own + mine))], *mine][: self.most]
        late_from = next((n for n, topic in enumerate(asked) if _requests(topic.question)), len(asked))
        behind = {id(topic) for topic in asked[late_from:]}  # what they must bring comes after whether they may come
        owed = {topic.words for topic in self.theirs()}  # nobody opens with a reminder
        last = (_requests(topic.question) or id(topic) in behind or topic.words in owed for topic in chosen)
        return [topic for _, topic in sorted(zip(last, chosen, strict=True), key=lambda row: row[0])]

    def _from_notes(self, first: Sequence[Topic]) -> list[Topic]:
        """FIRST and all that the notes tell besides and is not over, what bears on the goal before the rest."""
        dated = self.dated()
        known = [*first, *self.to_answer(), *dated, *self.on_goal(), *self.wants(), *self.facts()]
        known += [*self.quotations(), *self.noted()]
        known += [talk for talk in self.last_talks() if talk.note not in {topic.note for topic in known}]
        known = [t for t in known if not (self.is_over(t) or self.is_beside(t))]
        return sorted(
            _distinct(known, {t.question for t in dated}),
            key=lambda topic: (self.is_stale(topic), not self.serves(topic)),
        )

    def _own(self, ordered: Sequence[Topic], asked: Sequence[Topic]) -> list[Topic]:
        """At most `most`: what they lack first, then my late promise, what the goal ASKED, their late one and the rest."""
        wished = {mark.text for mark in self._marks("wants")}
        lacks = [t for t in ordered if t.need or t.words in wished or self._lacks(t)]
        lacks.sort(key=lambda topic: not topic.need)
        first = next((t for t in lacks if not self._has_faded(t)), None) or next(iter(ordered), None)
        mine_late = [topic for topic in self.overdue("me")[:1] if first is None or topic.words != first.words]
        others = [*self.overdue("them")[:1], *(topic for topic in ordered if topic is not first)]
        lived = [
            t for t in others if self.serves(t) and self._lived(t) and any(_VIEW.search(a.question) for a in asked)
        ]
        all_of_them = [*([first] if first else []), *mine_late, *lived[:1], *asked, *others]
        all_of_them = list({id(topic): topic for topic in all_of_them}.values())
        all_of_them.sort(key=self.is_stale)
        stale = next((n for n, topic in enumerate(all_of_them) if self.is_stale(topic)), len(all_of_them))
        all_of_them[stale:stale] = [t for t in self.theirs()[:1] if t.words not in {o.words for o in all_of_them}]
        own = _each_matter_once(all_of_them, set(map(id, asked)))[: self.most]
        while len(own) > MIN_QUESTIONS and (self.is_stale(own[-1]) or (own[-1].need and self._has_faded(own[-1]))):
            own.pop()
        return own

    def is_stale(self, topic: Topic) -> bool:
        """Whether TOPIC takes up an old plain line of a note, which gives way to whatever is marked or newer."""
        confirmed = (*(m.text for m in self.evidence.marks), *(p.text for p in self.evidence.promises))
        return self._days(topic) > OPEN_DAYS and topic.words not in confirmed

    def weight(self, topic: Topic) -> int:
        """How many shares of the minutes TOPIC gets; a promise is soon handed over or asked after."""
        promised = topic.words in {promise.text for promise in self.evidence.promises}
        if promised:
            return ON_PROMISE
        return ON_GOAL if self.serves(topic) and not self.is_stale(topic) else PLAIN

    def opening(self, topic: Topic) -> int:
        """How many shares TOPIC gets as the first question: what they lack gets no less than one of the user's own."""
        return ON_GOAL if not self._has_faded(topic) and (topic.need or self._lacks(topic)) else 0

    def _lived(self, topic: Topic) -> bool:
        """Whether TOPIC takes up what they once did, which is asked before what they think."""
        told = topic.claim.text if topic.claim and topic.note else ""
        told = topic.words if '"' in told else _OPENS.sub("", told)
        return kinds.kind_of(told) == "past"

    def _lacks(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up says that they have not got something, and is not old."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        if topic.claim is None or source is None or self._days(topic) > OPEN_DAYS:
            return False
        return any(map(kinds.LACKS.search, called_off.around(source.text, topic.claim.quote)))

    def _has_faded(self, topic: Topic) -> bool:
        """Whether the need of TOPIC is old and has nothing to do with the goal, so that it opens no talk."""
        return bool(self.about) and self._days(topic) > FADED_DAYS and not self.serves(topic)

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
        return (
            [Topic(spelling.capital(best), follow_ups=[self.follow("follow_up", best)])] if closeness.get(best) else []
        )

    def _bears_on(self, question: str, about: str) -> int:
        """How many words of QUESTION what they do or one note tells; one of several may be chance, and counts for nothing."""
        enough = min(2, likeness.closeness(question, question))
        found = [likeness.closeness(question, f"{about} {source.text}") for source in self.evidence.sources]
        best = max(found, default=likeness.closeness(question, about))
        return best if best >= enough else 0

    def goal_questions(self) -> list[Topic]:
        """What the goal wants to know, as questions; at least one that is about the goal."""
        if not self.evidence.goal_given:
            return []
        goal = self.evidence.goal
        direct = goals.parse(goal, self.voice, self.evidence.today).question if self._asks_of_them(goal) else None
        if direct and len(self.aims) < 2 and not outcomes.AND_ASKS.search(direct):
            return [Topic(direct, follow_ups=[self.follow("follow_up", goal)])]
        if inside := self._questions_inside(goal):
            return [Topic(said, follow_ups=[self.follow("follow_up", said)]) for said in inside]
        if self.aims or len(goal.split()) == 1:
            return [topic for aim in self.aims if aim.heading for topic in self._asked_for(aim)]
        about = outcomes.topic_of_goal(goal)
        if not nouns.is_thing(about):
            spoken = None if outcomes.CLAUSE.match(goal) else aims.to_them(goal, self.voice, self.evidence.today)
            return (
                [Topic(self.say("aim_plain", aim=spoken), follow_ups=[self.say("aim_plain_follow_up", aim=spoken)])]
                if spoken
                else []
            )
        parts = [
            said for part in outcomes.topics_in(about) if (said := aims.to_them(part, self.voice, self.evidence.today))
        ]
        return [
            Topic(self.say(heading, topic=part), follow_ups=[self.follow("follow_up", part, named=True)])
            for heading, part in zip(("goal", "start"), parts, strict=False)
        ]

    def _asked_for(self, aim: aims.Aim) -> list[Topic]:
        """The question of one aim, in the goal's own words, and one for each further part of it."""
        slot = "topic" if aim.heading == "goal" else "aim"
        own = f"{aim.heading}_follow_up"
        words, *more = outcomes.AND_ASKS.split(aim.words) if aim.heading in _SPLIT else [aim.words]
        words, more = (words, more) if all(" " in part for part in more) else (aim.words, [])  # "... and why"
        question = self.say(aim.heading, **{slot: words})
        more = [self.say(aim.heading, **{slot: part}) for part in more] + list(aim.further)
        thing = self.name(aim.words) if aim.heading == "aim_direct" else aim.topic or self.name(aim.words)
        if aim.then:
            follow = aim.then
        elif aim.heading in _TO_THE_POINT or aim.words.startswith("agree to "):
            follow = self.say(own, aim=aim.words)
        elif thing and len(thing.split()) <= LONG_TOPIC:
            follow = self.say("follow_up", topic=thing)
        else:
            follow = self.say(own, aim=words) if own in self.wordings else ""
        return [Topic(question, follow_ups=[follow]), *(Topic(said, follow_ups=[]) for said in more)]

    def _asks_of_them(self, goal: str) -> bool:
        """Whether GOAL asks for what the contact does ("find out what she needs"): that can be asked straight."""
        names = "|".join(map(re.escape, ("she", "he", "they", *self.voice.names)))
        return re.search(rf"{outcomes.INDIRECT}(?:\s+\w+){{0,3}}?\s+(?:{names})\b", goal, re.IGNORECASE) is not None

    def _questions_inside(self, goal: str) -> list[str]:
        """The questions in a goal about them, such as "she names what she will measure"; none where one cannot be asked."""
        goal = spelling.spelled_out(goal, self.voice)
        words = goal.split()
        theirs = words[0].lower() in ("she", "he", "they") or words[0].casefold() in map(str.casefold, self.voice.names)
        match = re.search(r"\b(?:what|how|when|where|who|which|why|whether)\b.+$", goal, re.IGNORECASE)
        parts = outcomes.AND_ASKS.split(match[0]) if match and theirs else []
        asked = [questions.question(part, self.voice) for part in parts]
        return [question for question in asked if question] if all(asked) else []

    def open(self, heading: str) -> Topic:
        return Topic(self.say(heading), follow_ups=[self.say(f"{heading}_follow_up")])

    def offer(self, topics: Sequence[Topic]) -> str | None:
        """What I can give: the offer that fits a need, the goal or what they lack and was not given yet."""
        mine = self._not_given([*self.evidence.me.offers, *self._on_hand(OPEN_DAYS)])
        lacking = (
            topic.words for topic in topics if self._lacks(topic) or kinds.kind_of(topic.words) in ("need", "worry")
        )
        wished = (m.text for m in (*self._marks("need"), *self._marks("wants")))
        text = " ".join([*wished, self.about, *lacking])
        best = max(mine, key=lambda o: likeness.closeness(o, text), default="")
        return best if best and likeness.closeness(best, text) else next(iter(self._on_hand(FRAGMENT_DAYS)), None)

    def smallest_offer(self) -> str | None:
        """What takes the least of my time, where nothing bears on the talk: it stands ready on the page, and in no question."""
        return min(self._not_given(self.evidence.me.offers), key=likeness.minutes, default=None)

    def _not_given(self, offers: Sequence[str]) -> list[str]:
        """Those of OFFERS that I have not given yet."""
        given = " ".join(p.text for p in self.evidence.kept if p.owner == "me")
        return [offer for offer in offers if not likeness.same_thing(offer, given)]

    def owed_gift(self) -> Claim | None:
        """What I owe already, where I have nothing else to give."""
        kept = {p.text for p in self.evidence.promises if told_kept(p, self.evidence)}
        mine = (line for line in promise_lines(self.evidence) if line.owner == "me" and line.note)
        mine = (line for line in mine if line.text.split(" (due ")[0] not in kept)
        owed = next((line for line in mine if kinds.is_clear(line.text)), None)
        if owed is None or owed.note is None:
            return None
        return Claim(
            text=self.say("give_promise", promise=owed.text), note=owed.note, quote=owed.text.split(" (due ")[0]
        )

    def _on_hand(self, days: int) -> list[str]:
        """What my notes on them of the last DAYS say that I can do: "I can read six plans on a Saturday"."""
        mine = [s for s in self.evidence.sources if s.kind == "note" and not self._is_theirs(s)]
        mine = [s for s in mine if self.age(s) <= days]
        found = []
        for source in reversed(mine):
            told = [*kinds.plain_statements(source, self.voice), ""]
            for said, after in pairwise(told):
                limit = f" {after}" if kinds.POINTS_BACK.match(after) else ""  # "It misses one in five when wet."
                found += [f"{said}{limit}".rstrip(".")] if kinds.CAN_GIVE.match(said) else []
        return found

    def _offered(self, offer: str | None, topics: Sequence[Topic]) -> list[Topic]:
        """TOPICS with OFFER behind the question that it bears on: what I give comes before what I ask for (rubric A8)."""
        about = [t for t in topics if not _requests(t.question) and (t.note or self.serves(t))]
        fits = {
            id(t): near + 9 * t.need + 4 * bool(t.note) if (near := likeness.closeness(offer or "", t.words)) else 0
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
            if kinds.CAN_GIVE.match(offer)
            else likeness.offered(likeness.to_them(offer), "gift", self.evidence.today)
        )
        shown = re.sub(r"\b(?P<to>with|for|to) (?:her|him)$", r"\g<to> you", kinds.HOURS.sub("", shown).rstrip("."))
        gift = self.say(heading, offer=shown)
        return [replace(t, follow_ups=[*t.follow_ups, gift]) if t is best else t for t in topics]

    def _brought(self, offer: str | None, topics: list[Topic]) -> list[Topic]:
        """TOPICS with what the user knows on them behind the one that it supports, as a thing to tell and no question."""
        told = list(topics)
        for source in reversed(self.evidence.sources):
            if self._is_theirs(source) or self.age(source) > OPEN_DAYS:
                continue
            won = [m.text for m in self._marks("win") if m.note == source.note and kinds.OF_MINE.search(m.text)]
            won = [text for text in won if not THANKS_TO.search(text) and any(_requests(t.question) for t in told)]
            for said in (*won, *kinds.plain_statements(source, self.voice)):
                heading = self._side(said)
                if any(likeness.same_thing(p.text, said) for p in self.evidence.promises):
                    continue
                asked = " ".join(t.words for t in told)
                if kinds.are_own_terms(said, self.voice):
                    continue  # a limit of the user's own is told to nobody
                if heading is None or likeness.same_thing(said, offer or "") or said.rstrip(".") in asked:
                    continue
                near = [likeness.closeness(said, t.words) + (t.note is None) for t in told]
                if said in won:  # what the user brought about stands behind what they ask for
                    near = [9 * _requests(t.question) for t in told]
                if not near:
                    continue
                place = near.index(max(near))
                bears = likeness.overlap(said, f"{self.about} {told[place].words}") >= (2 if heading == "known" else 1)
                lately = self.age(source) <= teller.STILL_DAYS
                figures = heading == "my_side" and (lately or said in won) and kinds.FIGURE.search(said) and self.about
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
        if len(said.split()) < 5 or kinds.THIRD.search(said) or kinds.POINTS_BACK.match(said):
            return None
        if pronouns.names_them(said.split(), self.voice) or kinds.CAN_GIVE.match(said) or kinds.INTENT.search(said):
            return None
        if kinds.OF_MINE.search(said):
            return "my_side"
        whole = verbs.finite(said.split()) > 0 and not self._can_be_read_out(said)
        return None if not whole or re.search(r"\byour?\b", said, re.IGNORECASE) else "known"


def _requests(question: str) -> bool:
    """Whether QUESTION asks for something for the user, which has its place in the second half (rubric A8)."""
    return asks_for_me(question) or _POLITELY.match(question) is not None


def _says_what(word: str, own: set[str]) -> bool:
    """Whether WORD says what a question is about: no verb, and none of the user's OWN trade and house."""
    low = word.casefold()
    verb = low in verbs.BASES or verbs.base_of(low) or re.fullmatch(r"\w{3,}[^\We]ed", low)  # "has staffed"
    return not (low[:5] in own or verb or low in ("other", "others"))


def promise_lines(evidence: Evidence) -> list[PromiseLine]:
    """Every open promise in its own words, mine first; nobody's wording, so a model's agenda gets them too."""
    ordered = sorted(evidence.promises, key=lambda promise: promise.urgency)
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


def _each_matter_once(topics: Sequence[Topic], exempt: set[int]) -> list[Topic]:
    """TOPICS without one on the matter of another before it; those EXEMPT ask what the goal wants."""
    kept: list[Topic] = []
    for topic in topics:
        before = [other for other in kept if id(other) not in exempt]
        if id(topic) in exempt or not any(same_matter(topic.words, other.words) for other in before):
            kept.append(topic)
    return kept


def spread(slot: int, weights: Sequence[int]) -> list[int]:
    """Minutes for questions of these WEIGHTS and the landing, which add up to SLOT minus 2 or less (rubric A4)."""
    room = max(len(weights) + 1, slot - SPARE_MINUTES)
    landing = min(3, max(1, room // 5))
    left = room - landing
    shares = [max(1, left * weight // sum(weights)) for weight in weights]
    for place in sorted(range(len(weights)), key=lambda n: -weights[n])[: max(0, left - sum(shares))]:
        shares[place] += 1
    while sum(shares) > left:
        shares[shares.index(max(shares))] -= 1
    return [*shares, landing]


def _distinct(topics: list[Topic], own: set[str]) -> list[Topic]:
    """TOPICS without a second one from the same words; needs and OWN questions, then those from notes not taken up yet."""
    fresh: dict[str, Topic] = {}
    for topic in topics:
        if topic.question not in {other.question for other in fresh.values()}:
            fresh.setdefault(topic.claim.quote if topic.claim else topic.question, topic)
    notes: set[str | None] = set()
    first: list[Topic] = []
    later: list[Topic] = []
    for topic in fresh.values():
        (later if topic.note in notes and not (topic.need or topic.question in own) else first).append(topic)
        notes.add(topic.note)
    return [*first, *later]
