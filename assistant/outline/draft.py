"""A message without a model: marked lines, promises and quotations, joined by the wordings of `outline.md`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import exchanges, manner
from assistant.confidence import SENSITIVE
from assistant.english import pronouns, questions, spelling, times, verbs, wording
from assistant.kindness import BAD_NEWS, helped_me, is_good_news, is_sad, spoils_news
from assistant.models import ME, Evidence, Mark, Source
from assistant.outline import Written, given, goals, likeness, teller, topics
from assistant.outline.errands import Owed
from assistant.outline.likeness import (
    LIKE_THEIRS,
    OF_USE,
    closeness,
    handed,
    met,
    offered,
    overlap,
    same_thing,
    to_them,
)
from assistant.outline.remarks import Remarks
from assistant.outline.teller import (
    FRESH_DAYS,
    TALK,
    Line,
    Teller,
    Wordings,
    cited,
    first_words,
    their_question,
)
from assistant.patterns import EXACT_DAY, MONTHS, any_case, as_written
from assistant.results import Ask, Claim, Draft
from assistant.sentences import sentences
from assistant.thresholds import DORMANT_DAYS, INVITE_CHARS, SILENCE_WORDS, WORD_LIMIT

SHORT_QUESTION = 8
"""Words of a question of mine that a short follow-up can repeat."""
LOOSEST = 2
"""How far the days of a message give way to the one that it names."""
WEEK = 7
MOST_THINGS = 2
"""Things that one message hands over; a third is left to the user."""
QUIET_DAYS = 60
"""Days without a word and without a note, from which "it has been a while" is said."""
ONE_PARAGRAPH = 45
"""Words from which on a message has two paragraphs."""
_OF_A_TIE = any_case(
    r"(?:start|begin|build|establish|open|win|gain|earn|get (?:to know|closer|on)|become|strengthen|deepen|improve|develop"
    r"|help|support|ease|make)\b"
)
"""A goal of the tie itself, in whatever words: what is of use to them serves it."""
_TOLD_IN_LINES = as_written(r"(?:What|How|Who|Whom|Whose|Where|When|Why|Which (?!day\b)|Could (?:you tell|I ask))\b")
"""A question that is answered in a few lines, and not by a yes, a no or a day."""
_A_NO_TELLS = as_written(
    r"(?:Was|Were|Has|Have|Had|Did) (?!you\b|it\b|that\b|this\b)|Is that still so\b"
    r"|(?:Is|Are|Does|Do) (?!you\b).* (?:right|wrong|correct|true|accurate|complete)\?|.*, and (?:what|how|who|whom|where|when|why|which)\b"
)
"""A question that asks more than a yes, or after something that has happened: a no is an answer as any other."""
_UNDER_WAY = as_written(
    r"(?:Is|Are) .*\b(?:on (?:its|their) way|under ?way|ready|done|finished|complete|shipped|sent)(?: yet| by now)?\?$"
)
"""A question how far something is."""
_POINTS_BACK = any_case(r"\b(?:it|them|one)\b")
"""What means nothing before the thing is named: "Do you want it from tomorrow?"."""
_TOLD_ONCE = as_written(
    r"\b[Yy]ou(?: \w+ly)? (?:said|wrote|told (?!me\b)|mentioned|asked|offered|suggested|agreed|thought|can|can't|cannot|could|couldn't)\b"
    r"|\b(?:I|we) (?:can|can't|cannot|could|couldn't)\b"
)
"""What somebody said, can or cannot do: nothing that goes on, to ask how it has gone."""
_ADVICE = any_case(rf"\b(?:{teller.TIP.pattern}|words)$")
"""Thanks for what they said, and not yet what that was."""
_MORE = (
    r"(?!(?:of|for|from|at|after|before|when|while|as|because|since|and|but|so|with|without|by|to|in|on|time)\b)[\w'-]+"
)
_OF_ME = as_written(r"(?:how|why|whether|what) (?:I|my)\b(?! (?:can|could|might|should|would) (?:help|support|be)\b)")
_GOT = as_written(
    r"(?P<who>(?:You|Your|The)(?: [\w'-]+){0,5}?)(?: has| have| also| just| \w+ly)* (?:got|won|received|took|gained|earned) "
    rf"(?P<thing>(?:{_MORE} ){{0,4}}?{_MORE}(?:,? (?:of|for|from|at|in)(?: {_MORE})+)*(?:, (?:all |both )?(?:\d+|\w+teen|\w+ty|{'|'.join(sorted(verbs.NUMBERS))}) (?!(?:day|week|month|year|season|term)s?\b){_MORE})?)"
    r"(?:, (?:for )?\w+ (?:day|week|month|year|season|term)s?)?\."
)
"""A thing that somebody got, as the whole of what is told."""
_ON_A_DAY = as_written(rf",? (?:on \d{{1,2}}|in) (?:{'|'.join(MONTHS)})\b(?: \d{{4}})?")
_IN_THE_PAPER = as_written(
    r",? (?:it|that) (?:was|stood) in the (?:[A-Z]\w+(?: [A-Z]\w+)*|paper|papers|news|newsletter)(?=\.)"
)
_A_POST = any_case(r"(?:the|a|your) (?:new )?(?:post|job|role|position|appointment|promotion)")
_A_SUCCESS = any_case(
    r"(?:the|an?|your|this|that) (?:\w+ ){0,2}(?:prize|award|medal|win|victory|success|result|grant|fellowship|scholarship|news|election|contract)"
)
_HEADS = r"(?:head|director|dean|chair\w*|manager|editor)\b"
_TAKES_A_POST = as_written(
    rf"(?:In [A-Z]\w+ y|Y)ou (?:will (?:be )?|have (?:been )?|are |were )?(?:(?:start(?:ed)?|beg[aiu]n)(?: work)? (?:as|(?:at|with) (?:the )?[A-Z])"
    rf"|join(?:ed)? (?:(?:the )?[A-Z]|.* as )|moved? .* as |(?:take|took) over as |bec[ao]me (?:the )?(?:{_HEADS}|.* (?:at|for) )"
    r"|(?<=(?:re|en|be) )(?:(?:appoint|nam|promot|elect|hir)ed\b|made (?!redundant\b|to\b|an? (?:offer|promise|mistake)\b|(?:\w+ )?(?:sure|ill|aware|welcome|homeless)\b)))"
)
"""Work, and what is told of somebody who begins it."""
_ANSWERED = any_case(
    r"(?:\b(?:I|we)(?: have|['\u2019]ve)? |(?:^|[.;\n] ?|\band ))(?:sent|told|wrote|answered|explained|replied|showed|gave|said)\b"
)
_OF_MONEY = any_case(r"\b(?:earn(?:ed)?|debts?|loans?|mortgage|paid|pay|salary|wages?|owe|rent)\b")
_VISIT = as_written(
    r"I would (?:come|visit|see(?! (?:how|what|when|where|whether|if|who|why|which|that)\b)|meet|show|call|ring|phone|drop|stop|have|join)\b|\bI would (?:give|bring|hand) you back\b"
)
"""A promise that needs a day of theirs."""
_HAD = as_written(r"You (?:had|were) (?!to\b)")
_OVER = as_written(rf"{_HAD.pattern}|In [A-Z]")
"""What still holds after a talk of these days, and would be told back as over."""
_WEIGHT = {"when": 3, "need": 3, "fact": 2, "win": 2, "wants": 2}
_INTRODUCE = any_case(r"introduce (?:myself|me|us|ourselves)(?: to (?:her|him|them))?")
_BARE_ROLE = as_written(
    r"(?:an?|the|my)\b|[A-Z]{2,}\b|(?:head|chair\w*|chief|deputy|president|director|owner|founder|co-?\w+|vice)\b|.* of\b"
)
"""A role that is said without "a": "head of sales", "CEO"."""
_THEIR_DEED = any_case(
    r"(?:her|his|their) (?!(?:\w+ )?(?:boss|manager|colleague|husband|wife|brother|sister|son|daughter|friend|mother|father)\b)"
)
"""How a card says that somebody was met by what they did: "her talk at the fair"."""
_KNOWN = any_case(r"(?:the|our|my|an?)\b")
_THINKING = any_case(r"\b(?:am|are) thinking of you\b|\bI think of you\b")
_SORRY_ABOUT = any_case(
    r"(?:I am|I'm) (?:so |very |really )?sorry (?:about|for|to hear (?:about|of)) (?P<what>(?:(?! and )[^,.;])+)(?:,? and |[.,;] |$)"
)
_BEFELL = any_case(
    r"^(?!.*\b(?:not|never|nobody|nothing|almost|nearly|lost (?:no|weight|interest|sight))\b).*\b(?:lost|took (?:away )?(?:his|her|their)|destroyed|ruined|wrecked|flooded"
    r"|burn(?:ed|t)|broke|damaged|stole|collapsed|drowned|swept|washed|smashed|tore)\b"
)
"""What happened to somebody and is a loss."""
_WITH_US = any_case(r"\b(?:me|us|our|ours|my|mine)\b")
_GIFTS = ("gift", "extra", "offer", "aside", "pledge")
"""Lines that bring them something."""
_BEHIND_A_GIFT = ("sorry", "wish", "when")
"""What is said after something is handed over."""


def compose(evidence: Evidence, wordings: Wordings) -> Written[Draft]:
    """The message. Nothing stands in it about the contact that is not a marked line, a promise or a quotation."""
    writer = Writer(evidence, wordings)
    return Written(writer.draft(), Remarks(writer))


class Writer(Teller):
    """The parts of a message, each made from the evidence or left out."""

    def __init__(self, evidence: Evidence, wordings: Wordings) -> None:
        super().__init__(evidence, wordings)
        self.unsayable = self.promises.for_another()
        if self.unsayable or self.promises.to_find_out():
            self.plan = goals.Plan(rest=[evidence.goal])
        for thing in self.plan.things:
            full = thing if self.promises.of(handed(thing)) else self.offers.more_fully(thing)
            self.plan.things = [full if thing == other else other for other in self.plan.things]
            self.plan.said = [(clause, full if thing == words else words) for clause, words in self.plan.said]
        words = spelling.with_days(self.plan.question_words.rstrip(" ?"), evidence.today)
        if self.plan.question and (both := questions.two(words, self.voice)):
            self.plan.said = [(c, both if said == self.plan.question else said) for c, said in self.plan.said]
            self.plan.question = both
        self.befell = self._befallen()
        self.asked = self.asked_before()
        self.taken_up = self.promises.theirs(self.plan.reminder or self.plan.asked_for or "")
        self.reports = self.results() or (self.ours_since(self.asked.day) if self.asked else [])
        self.introduction = self._introduced()
        self.briefly = False
        self.loosely = 0
        """How far days give way to another exact day in the message: 1 when I promised, 2 when was talked and written."""
        if self.plan.question == "How did it go?":
            near = self.event_near()
            if not near:
                self.plan = goals.Plan(rest=[evidence.goal])
            elif near[0].kind == "success":
                self.plan = goals.Plan(said=[(evidence.goal, near[0].text)])
        if self.silent():
            bare = (goals.FOLLOW_UP, goals.MY_MESSAGE)
            self.plan.rest = [c for c in self.plan.rest if not any(form.fullmatch(c) for form in bare)]

    def draft(self) -> Draft:
        """The message: the fullest that fits."""
        opening, about, gift, ask = self._parts()
        question = ask.text if ask else None
        while self._days([*opening, *about, *([gift] if gift else [])], question) > 1 and self.loosely < LOOSEST:
            self.loosely += 1
            opening, about, gift, ask = self._parts()
        about = self._with_one_day(opening, about, question) if self.loosely else about
        for lines in self._shortenings(opening, about, gift):
            body, out = self.body(lines, question)
            if self.fits(body):
                break
        return Draft(
            subject=topics.subject(self, lines, question) if self.evidence.channel == "email" else "",
            body=body,
            ask=ask,
            offer=next((line.text for line in lines if line.kind in _GIFTS), None),
            easy_out=out,
            claims=[claim for line in lines for claim in line.claims],
        )

    def _parts(self) -> tuple[list[Line], list[Line], Line | None, Ask | None]:
        """What comes first, what is said about them, what is given and the question."""
        kind = self.evidence.message_kind
        opening = self.opening(kind)
        about = self.about(kind, opening)
        gives = not (self.plan.offer or self.brings()) and any(line.kind in ("gift", "thanks") for line in opening)
        gift = None if gives else self.offer(kind, about)
        opening, about = self.with_result(opening), self.with_result(about)
        lines = [*opening, *about, *self.reports]
        ask = self.question(kind, lines, gift)
        if ask and gift is None and (more := given.for_them(self, lines)):
            opening, gift = ([*opening, more], None) if more.kind == "pledge" else (opening, more)
        return opening, about, gift, ask

    def _days(self, lines: list[Line], question: str | None) -> int:
        """How many exact days a message of LINES and QUESTION names."""
        return len(EXACT_DAY.findall(" ".join([*(line.text for line in lines), question or ""])))

    def _with_one_day(self, opening: list[Line], about: list[Line], question: str | None) -> list[Line]:
        """ABOUT without the lines that would name a second exact day."""
        kept: list[Line] = []
        for line in about:
            if not self._days([line], None) or self._days([*opening, *kept, line], question) <= 1:
                kept.append(line)
        return kept

    def day_said(self, day: dt.date, before: str = "on ", *, loose_from: int = LOOSEST) -> str:
        """DAY behind "on", or behind nothing: "on 2 November"; less exact where the message names another day."""
        today = self.evidence.today
        if self.loosely < loose_from:
            return f"{before}{spelling.spoken(day, today)}"
        if (today - day).days < WEEK:
            return f"{before}{day:%A}" if day < today else "today"
        if (day.year, day.month) == (today.year, today.month):
            return "earlier this month" if before else "this month"
        return spelling.month(day, today) if before else spelling.month(day, today).removeprefix("in ")

    def _shortenings(self, opening: list[Line], about: list[Line], gift: Line | None) -> Iterator[list[Line]]:
        """The lines of the message, then ever fewer of them."""
        while True:
            yield [*opening, *about, *self.reports, *(line for line in (self.asked, gift) if line)]
            if len(about) > 1:
                about = about[1:]
            elif gift and gift.kind in ("extra", "aside") and not self.silent():
                gift = None
            elif len(opening) > 1:
                opening = opening[:-1]
            elif about and opening:
                about = []
            elif self.silent() and not self.briefly:
                self.briefly = True
                opening = self.opening(self.evidence.message_kind)
            else:
                return

    def sentence(self, mark: Mark) -> Line | None:
        """A marked line as a sentence to the contact: fresh good news of theirs with a congratulation."""
        line = super().sentence(mark)
        ahead = mark.kind == "when" and mark.date and mark.date > self.evidence.today
        fresh = mark.kind in ("fact", "win", "when") and self.is_fresh(mark.date or mark.note_date) and not ahead
        if line is None or not fresh or self.plan.congratulations or self.evidence.message_kind == "thanks":
            return line
        told = line.text.split(". ")[0].rstrip(".")
        good = is_good_news(told) and re.match(r"Your? ", told)
        if not (good or (_TAKES_A_POST.match(told) and not spoils_news(told))):
            return line
        what = re.sub(r"^You(?=r? )", "you", told)
        claims = tuple(claim.model_copy(update={"text": what}) for claim in line.claims)
        return replace(line, text=self.say("success", what=what), claims=claims, kind="success")

    # -- the parts, in the order of the message ----------------------------------------------------

    def opening(self, kind: str) -> list[Line]:
        """What is answered, handed over, thanked for or wished."""
        lines, message, long = self._goal_first(kind), self.answered(), self.plan.after_long
        lines = [*(self._will_do(message) if message else []), *lines]
        since = [self.of_goal("after_long", long, "hello")] if long else []
        return [*self.introduction, *since, *(self.reply(message) if message else []), *lines]

    def _introduced(self) -> list[Line]:
        """Who writes, and what they are known from, to somebody new or where the goal says so."""
        known, me = self.evidence, self.evidence.me
        meant = next((clause for clause in self.plan.rest if _INTRODUCE.fullmatch(clause)), None)
        new = known.last_contact is None and not known.sources and not self.gap()
        owed = self.plan.thanks is not None or self.plan.congratulations
        if (
            not me.role
            or verbs.is_present(me.role.split()[0].lower())
            or owed
            or not (meant or (new and _THEIR_DEED.match(known.contact.met or "")))
        ):
            return []
        role = spelling.lower_first(me.role) if re.match(r"[A-Z][a-z]", me.role) else me.role
        a = "" if _BARE_ROLE.match(role) else "an " if role[0].lower() in "aeio" else "a "
        role = f"{a}{role} at {me.org}" if me.org and not re.search(r"\b(?:at|of|for)\b", role) else f"{a}{role}"
        met = known.contact.met or ""
        met = pronouns.to_reader(met, "", self.voice) or "" if _THEIR_DEED.match(met) else ""
        text = self.say("introduction_met", role=role, met=met) if met else self.say("introduction", role=role)
        if meant:
            self.take_up(meant, text)
        return [Line(text, kind="hello")]

    def _goal_first(self, kind: str) -> list[Line]:
        """What the goal itself gives, thanks for, wishes or tells, before anything from the notes."""
        known = self.evidence
        if known.goal_note and known.goal_note == known.waiting:
            return []
        gifts = [line for thing in self.handed_over() for line in (*self._wanted_for(thing), self.hand_over(thing))]
        if self.plan.thanks is not None or kind == "thanks":
            thanked = self.thanks()
            return [*self.glad(), *gifts, *thanked[:1], *self.own_words(wished=False), *self.reminder(), *thanked[1:]]
        if self.plan.congratulations:
            return [*self.glad(), *self.own_words(wished=False), *gifts]
        if self.asked:
            return [*self.own_words(wished=False), *gifts]
        rest = [*gifts, *self.reminder()] or self.promised() or self.after_silence() or self.event_near(kind)
        rest = rest or self.asked_of_me()
        own = self.own_words(wished=any(line.kind == "when" for line in rest))
        if not gifts:
            return own + rest
        before = [line for line in own if line.kind not in _BEHIND_A_GIFT]
        behind = [line for line in own if line.kind in _BEHIND_A_GIFT]
        return [*before, *gifts, *behind, *rest[len(gifts) :]]

    def glad(self) -> list[Line]:
        """The congratulation of the goal, and what a marked line tells of the thing itself."""
        what = self.plan.congratulations
        if not what:
            return []
        lines = [self.of_goal("congratulations", what, "thanks")]
        for mark in self.evidence.marks:
            source = self.sources.get(mark.note)
            if source is None or wording.is_mine(mark.text):
                continue
            if post := self._post(mark, source, what):
                lines.append(post)
                continue
            text = wording.told_by_me(mark.text, self.voice) if mark.kind == "fact" else None
            if text is None:
                won = self.won(mark, source, what)
                lines += [won] if won else []
                continue
            of_it = self.is_fresh(source.date) and closeness(what, source.text) >= LIKE_THEIRS
            if of_it or (closeness(what, mark.text) and "your" in text):
                lines.append(cited(f"{text}.", "fact", source, mark.text, said=text))
        if len(lines) > 1 and (won := self._won_fully(what, lines[1])):
            return [won]
        return [line for line in lines if line.kind != "again"][:2]

    def _post(self, mark: Mark, source: Source, what: str) -> Line | None:
        """What MARK tells of the new work, or the prize, that they are congratulated on, in WHAT: "You start as editor in May"."""
        post, won = _A_POST.fullmatch(what), _A_SUCCESS.fullmatch(what) and mark.kind in ("fact", "win")
        line = self.sentence(mark) if (post or won) and self.is_fresh(source.date) else None
        if line is None:
            return None
        told = is_good_news(line.text) and re.match(r"(?:In \w+ )?[Yy]our? ", line.text)
        return line if (post and _TAKES_A_POST.match(line.text)) or (won and told) else None

    def _won_fully(self, what: str, told: Line) -> Line | None:
        """The congratulation on WHAT with all that TOLD, the sentence on how they got it, would add; None where it tells more."""
        got = _GOT.fullmatch(_IN_THE_PAPER.sub("", _ON_A_DAY.sub("", told.text)))
        thing = re.sub(r",(?= (?:of|for|from|at) )", "", likeness.the(got["thing"])) if got else ""
        thing = thing if re.match(r"(?:the|your) ", thing) else f"the {thing}"
        if got and got["who"].startswith("Your ") and " for " not in thing:
            thing = re.sub(r"(?=,? (?:from|at|in) |$)", f" for y{got['who'][1:]}", thing, count=1)
        kind, *_ = what.removeprefix("the ").rpartition(" ")  # "the court contract" and "the Utrecht court framework"
        other_name = kind and re.search(rf"\b{re.escape(kind)} [\w-]+(?=$|,? (?:of|for|from|at|in)\b)", thing)
        if got is None or not (other_name or likeness.stems(what) <= likeness.stems(thing)):
            return None
        self.plan.said = [(clause, thing if words == what else words) for clause, words in self.plan.said]
        self.plan.congratulations = thing
        claims = tuple(claim.model_copy(update={"text": thing}) for claim in told.claims)
        return replace(told, text=self.say("congratulations", what=thing), claims=claims, kind="thanks")

    def own_words(self, *, wished: bool) -> list[Line]:
        """What the goal says sorry for, answers, tells or wishes; a day of theirs that the notes give is spoken of instead."""
        plan = self.plan
        wish = plan.wish if self.evidence.goal_given and not wished else None
        dated = self._day_wished(wish) if wish else None
        said = {
            "sorry": plan.sorry,
            "sorry_that": plan.sorry_that,
            "answer_no" if (plan.answer or "").startswith("a no") else "answer": plan.answer,
            "news": plan.news,
            "wish": None if dated else wish,
        }
        lines = [self.of_goal(heading, what, heading.removesuffix("_that")) for heading, what in said.items() if what]
        if self.befell:  # the note tells it, the goal only names it
            told = teller.proof(plan.sorry_that or "", self.sources[self.befell.note], self.befell.text)
            lines = [replace(line, claims=(told,)) if line.kind == "sorry" else line for line in lines]
        return [*lines, *([dated] if dated else [])]

    def _befallen(self) -> Mark | None:
        """The newest marked line of a loss of theirs that the goal, "I am thinking of her", "sorry about the barn", means.

        The goal is sorry about it in one clause then.
        """
        plan, news = self.plan, self.plan.news or ""
        about = _SORRY_ABOUT.match(news)
        if plan.sorry or plan.sorry_that or not (about or _THINKING.search(news)):
            return None
        for mark in reversed(self.evidence.marks):
            lately = mark.kind == "fact" and mark.note in self.sources and self.is_fresh(mark.note_date)
            if lately and (not about or closeness(about["what"], mark.text)) and (clause := self._as_befallen(mark)):
                plan.news = spelling.capital(_SORRY_ABOUT.sub("", news)) or None
                plan.said = [(c, _SORRY_ABOUT.sub("", words) or clause) for c, words in plan.said]
                plan.sorry_that = clause
                return mark
        return None

    def _as_befallen(self, mark: Mark) -> str | None:
        """The loss of theirs that MARK tells, as they read it; None for anything else."""
        today, written = self.evidence.today, spelling.first_statement(mark.text).rstrip(".")
        if not (BAD_NEWS.search(written) or _BEFELL.search(written)):
            return None
        told = wording.statement(written, self.voice, today, present=False)
        told = told or pronouns.to_reader(spelling.lower_first(written), "", self.voice)
        theirs = told and re.search(r"\byour?\b", told) and not pronouns.tells_of_others(written, self.voice)
        return spelling.with_days(told, today) if told and theirs else None

    def _day_wished(self, wish: str) -> Line | None:
        """Their day on which WISH is for something, with the wish."""
        ahead = (m for m in self.evidence.marks if m.kind == "when" and m.date and m.date >= self.evidence.today)
        lines = (line for m in ahead if closeness(m.text, wish) and (line := self.sentence(m)))
        return next((line for line in lines if "I hope it goes well" in line.text), None)

    def reminder(self) -> list[Line]:
        """Their open promise that the goal asks for, said as kindly as it was given."""
        source = self.sources.get(self.taken_up.note) if self.taken_up else None
        if self.taken_up is None or source is None:
            return []
        when = spelling.month(source.date, self.evidence.today)
        text = self.say("reminder", when=when, promise=self.promises.deed(self.taken_up))
        return [cited(text, "reminder", source, self.taken_up.text)]

    def silent(self) -> Source | None:
        """My message without an answer, when this one follows it up and has nothing else to tell."""
        if self.plan.tells or self.answered():
            return None
        return self.sources.get(self.evidence.silence or "") if self.evidence.message_kind == "follow-up" else None

    def after_silence(self) -> list[Line]:
        """The message that got no answer, without blame."""
        sent, what = self.silent(), self.plan.unanswered
        if what is not None and (what or sent is None):
            text = self.say("silence_about", what=what) if what else self.say("silence_last")
            return [Line(text, self.from_goal(what or text), kind="silence")]
        if sent is None:
            return []
        when = self.day_said(sent.date, "")
        asked = their_question(sent) or ""
        if not self.briefly and _TOLD_IN_LINES.match(spelling.capital(asked)) and len(asked.split()) <= SHORT_QUESTION:
            text = self.say("silence_question", when=when, asked=spelling.lower_first(asked.rstrip("?")))
            return [cited(text, "silence", sent, asked, said=text)]
        return [cited(self.say("silence", when=when), "silence", sent, first_words(sent))]

    def answered(self) -> Source | None:
        """Their message, when to answer it is why this one is written."""
        known = self.evidence
        asked = self.plan.answers or any(re.match(r"(?:answer|reply)\b", c, re.IGNORECASE) for c in self.plan.rest)
        source = self.sources.get(known.waiting or "")
        recent = source is not None and known.today - source.date <= exchanges.WAITING
        return source if (asked if known.goal_given else recent) else None

    def reply(self, message: Source) -> list[Line]:
        """Thanks for the message that waits for an answer, and its question; the answer itself is the user's."""
        today = self.evidence.today
        noted = message.author == ME  # on another day, perhaps, than it came
        heading, when = "reply_noted" if noted else "reply", self.day_said(message.date, "")
        thanks = cited(self.say(heading, kind=message.kind, when=when), "reply", message, first_words(message))
        if self.plan.replies:
            return [thanks]
        found = teller.noted_question(message, self.voice) if noted else None
        if found:
            asked, quote = found
            text = self.say("reply_told", asked=spelling.with_days(asked, today))
        else:
            quote = (teller.quoted_question(message, self.voice) if noted else their_question(message)) or ""
            text = self.say("reply_question", quote=quote) if quote else ""
        return [thanks, cited(text, "reply", message, quote)] if text else [thanks]

    def _will_do(self, message: Source) -> list[Line]:
        """What I promised on their MESSAGE, in the note on it: "I will ask the mill for the price"."""
        if self.evidence.goal_given:
            return []
        mine = [p for p in self.evidence.promises if p.owner == "me" and p.note == message.note]
        said = [(p, self.promises.spoken(p)) for p in mine if self.promises.sayable(p)]
        said = [(p, text) for p, text in said if likeness.begins_with_verb(text)]
        return [cited(self.say("will", promise=text), "list", message, p.text) for p, text in said[:1]]

    def hand_over(self, thing: str) -> Line:
        """THING as I promised it, or as it comes."""
        today, named = self.evidence.today, handed(thing)
        promise = self.promises.of(named)
        source = self.sources.get(promise.note) if promise else None
        if promise and source:
            late = promise.due is not None and promise.due < today and not (self.plan.sorry or self.plan.sorry_that)
            when = self.day_said(promise.note_date, loose_from=1)
            text = likeness.agreeing(self.say("promised_late" if late else "promised", thing=named, when=when), named)
            return cited(text, "gift", source, promise.text)
        text, claims = likeness.agreeing(self.say("enclosed", thing=thing), thing), self.from_goal(thing)
        if own := self.offers.named_by(thing):
            claims = (*claims, Claim(text=text.rstrip("."), note="me", quote=own))
            shown = offered(own, "offer", today)[1]
            text = text if thing in (shown, likeness.the(shown)) else likeness.with_limits(text, shown)
        return Line(text, claims, kind="gift")

    def _wanted_for(self, thing: str) -> list[Line]:
        """What they wanted to know or do, where THING, which an offer of mine names too, is given for it."""
        if not (own := self.offers.named_by(thing)):
            return []
        more = thing if self.promises.of(handed(thing)) else f"{thing} {own}"
        told = [m for m in self.evidence.marks if m.kind in ("need", "wants", "fact")]
        told = [m for m in told if closeness(more if m.kind == "need" else thing, m.text)]
        told = [m for m in told if not (self._is_deed(m.text) or helped_me(m.text, self.voice.names))]
        told.sort(key=lambda mark: mark.kind != "fact")
        return [line for m in told if not self._is_owed(m.text) and (line := self.sentence(m))][-1:]

    def promised(self) -> list[Line]:
        """A promise that this goal is about and that is a deed, nothing to enclose: "I said I would come and see it"."""
        own = self.owed()
        if own is None:
            return []
        text = self.say("promised_deed", when=spelling.month(own.source.date, self.evidence.today), deed=own.deed)
        return [cited(text, "owed", own.source, own.quote)]

    def owed(self) -> Owed | None:
        """The part of the goal that is a deed I promised."""
        return None if self.unsayable else self.promises.owed(self.plan.rest)

    def handed_over(self) -> list[str]:
        """The things a message of this goal hands over."""
        return self.plan.things[:MOST_THINGS]

    def only_named(self, thing: str) -> bool:
        """Whether THING answers a need of theirs and nothing on file says what it is."""
        known = self.promises.of(handed(thing)) or self.offers.named_by(thing) or likeness.to_enclose(thing)
        return not known and bool(self.offers.needs_of(thing))

    def thanks(self) -> list[Line]:
        """Thanks for what the goal names or for what they did, else for the talk, with what was promised in it."""
        thanks, talk = self.plan.thanks, self.talk()
        lines = []
        if thanks:
            lines.append(self._with_advice(self.of_goal("thanks", thanks, "thanks")))
            helped = self.helped() if self.thanks_for_else() else None
            line = self.sentence(helped) if helped else None
            if helped and line and not met(helped.text, thanks):
                lines.append(_without_repeat(line, thanks))
        elif (self.reports or talk is None) and (helped := self.helped()) and (line := self.sentence(helped)):
            return [line]
        if not lines and self.plan.tells:
            return [Line(self.say("thanks_only"), self.from_goal("thank you"), kind="thanks")]
        if talk is None:
            return lines
        if not lines:
            when = self.day_said(talk.date)
            text = self.say("thanks_talk", talk=exchanges.called(talk.kind, talk.text), when=when)
            lines.append(cited(text, "thanks", talk, first_words(talk)))
        return lines if self.thanks_for_else() else [*lines, *self._lists(talk)]

    def _with_advice(self, line: Line) -> Line:
        """LINE, which gives thanks for advice, with the marked line that says what it was."""
        mark, said = self.advised() or (None, "")
        if mark is None:
            return line
        claims = (*line.claims, teller.proof(said, self.sources[mark.note], mark.text))
        return replace(line, text=f"{line.text.rstrip('.')}: {said}.", claims=claims)

    def _lists(self, talk: Source) -> list[Line]:
        """What I promised in TALK and what they did, each as one sentence."""
        settled = [*self.plan.things, *([self.plan.thanks] if self.plan.thanks else [])]
        lines: list[Line] = []
        for owner in ("me", "them"):
            due = [p for p in self.promises.of_the(talk) if p.owner == owner and p != self.taken_up]
            due = [p for p in due if self.promises.sayable(p) and not any(same_thing(s, p.text) for s in settled)]
            if not due:
                continue
            once = len({p.due for p in due}) == 1 and len(due) > 1  # one day, said once
            *before, last = [self.promises.spoken(p, dated=not once or p is due[-1]) for p in due]
            said = [self.promises.spoken(p, dated=False) for p in due]
            deeds = owner == "me" and all(likeness.begins_with_verb(text) or " you" in text[:12] for text in said)
            mine, theirs = "i_will" if deeds else "i_do", "they_do" if lines else "they_do_only"
            text = self.say(
                mine if owner == "me" else theirs, promises=f"{', '.join(before)} and {last}" if before else last
            )
            notes = [(self.evidence.source(p.note), p) for p in due]
            claims = [Claim(text=text.rstrip("."), note=s.ordinal if s else p.note, quote=p.text) for s, p in notes]
            lines.append(Line(text, tuple(claims), kind="list"))
        return lines

    def thanks_for_else(self) -> bool:
        """Whether the goal gives thanks for something that is not the talk, whose promises are not in place then."""
        thanks = self.plan.thanks
        return self.evidence.goal_given and bool(thanks) and not TALK.search(thanks or "")

    def event_near(self, kind: str = "hello") -> list[Line]:
        """Their date when it is close, for a message that has no other errand: that of the goal, else the nearest."""
        today, went = self.evidence.today, self.plan.went
        near = [(m, m.date) for m in self.evidence.marks if m.kind == "when" and m.date]
        near = [(m, day) for m, day in near if abs((day - today).days) <= FRESH_DAYS]
        if went:
            near = [(m, day) for m, day in near if overlap(m.text, went) and day <= today]
        meant = went or self.plan.well or ""
        for mark, _ in sorted(near, key=lambda row: (-overlap(row[0].text, meant), abs((row[1] - today).days))):
            line = self.sentence(mark)
            if line and kind in ("hello", "reconnect", "congratulate", "ask") and self.belongs(mark):
                return [line]
        return []

    def asked_of_me(self) -> list[Line]:
        """What they asked about me, as my last note tells it, for a message that has no other errand."""
        known, today = self.evidence, self.evidence.today
        note = known.sources[-1] if known.sources else None
        if note is None or known.goal_given or known.goal_note or note.kind != "note" or len(note.contacts) != 1:
            return []
        asked, quote = teller.noted_question(note, self.voice) or ("", "")
        if not quote or SENSITIVE.search(asked) or _OF_MONEY.search(asked):
            return []
        before, _, after = note.text.partition(quote)
        who = re.split(r"[.!?;]\s+|\n", before)[-1].strip()
        theirs = who.casefold() in {"", *verbs.SUBJECTS, *(name.casefold() for name in self.voice.names)}
        past = times.told(asked, note.date, today, deed=True) if theirs and _OF_ME.match(asked) else None
        done = any(promise.note == note.note for promise in known.kept) or _ANSWERED.search(f"{asked}\n{after}")
        if past is None or past.clause != asked or done:
            return []
        text = self.say("fact_past", when=spelling.month(note.date, today), fact=f"you asked {asked}")
        return [cited(text, "asked_of_me", note, quote)]

    def about(self, kind: str, opening: list[Line]) -> list[Line]:
        """Up to two statements about them: what bears on the goal first, in the order in which they happened."""
        plan, kinds = self.plan, {line.kind for line in opening}
        if ("reminder" in kinds and not plan.thanks) or ("silence" in kinds and plan.unanswered is not None):
            return []  # the question behind it asks for what they promised, or did not answer
        goal_unsaid = self.gap() and not opening and not (plan.question or plan.meeting or plan.offer)
        if goal_unsaid and kind != "reconnect" and not plan.meeting_minutes and not self.serves():
            return []
        candidates = self._candidates(kind, opening)
        quotations = [] if any('"' in line.text for line in opening) else self.quotations()  # one is enough
        quotes = [(self.near_goal(line.claims[0].quote), 1, line) for line in quotations]
        quotes = [
            (close, weight, line)
            for close, weight, line in quotes
            if not (self._written_past(close) and not (self.serves() and self.is_fresh(line.day)))
            and (_ADVICE.search(plan.thanks or "") or not self._said_already(line.claims[0].quote, opening))
        ]
        if "list" in kinds and quotes:
            return [quotes[0][2]]
        picked: list[Line] = []
        for close, _, line in sorted(
            [*candidates, *quotes], key=lambda row: (row[0], row[1], row[2].day), reverse=True
        ):
            if len(picked) == (1 if opening and (kind == "thanks" or plan.wish) else 2):
                break
            if not self._adds(line, close, picked, kind=kind):
                continue
            if line.kind == "help" and any(p.kind == "help" for p in (*picked, *opening)):
                line = replace(line, text=f"{line.claims[0].text}.", kind="favour")  # thanked for once
            picked.append(line)
        if not picked and (kind == "thanks" or "list" in kinds):
            return self.jotted() or self.needed()
        if any(line.kind == "success" for line in picked) and not self.evidence.goal_given:
            picked = [
                p for p in picked if p.kind == "success" or not (p.kind == "fact" or self._is_deed(p.claims[0].quote))
            ]
        return sorted(picked, key=lambda line: (line.kind != "success", line.day))

    def _candidates(self, kind: str, opening: list[Line]) -> list[tuple[int, int, Line]]:
        """The marked lines that have a place behind OPENING: how near the goal, of what weight, and as what line."""
        used = {claim.quote for line in opening for claim in line.claims}
        went = self.asks_how_it_went() and any(line.kind == "when" for line in opening)
        return [
            (self.near_goal(mark.text), _WEIGHT.get(mark.kind, 0) + (mark.kind == "need" and kind == "offer"), line)
            for mark in self.evidence.marks
            if mark.text not in used
            and not (mark.kind == "when" and went)
            and self.belongs(mark)
            and not self._said_already(mark.text, opening, mark.kind)
            and (line := self.sentence(mark))
        ]

    def _adds(self, line: Line, close: int, picked: list[Line], *, kind: str) -> bool:
        """Whether LINE, so CLOSE to the goal, says something beside the lines PICKED in a message of this KIND."""
        lasts = line.kind == "fact" and not self._is_deed(line.claims[0].quote)
        if kind == "thanks" and self.is_fresh(line.day) and (_OVER if lasts else _HAD).match(line.text):
            return False
        pays = any(self._pays_for(claim.quote) for claim in line.claims)
        if picked and close == 0 and line.kind != "help" and not pays and self._written_past(close):
            return False
        if self.asked and closeness(line.text, self.asked.text) >= LIKE_THEIRS:
            return False
        alike = line.kind in ("quote", "need") and any(line.kind == other.kind for other in picked)
        return not alike and not any(likeness.told_twice(line.text, other.text) for other in picked)

    def needed(self) -> list[Line]:
        """What they look for, from the recap of the talk that is thanked for, where it gave nothing else to tell."""
        talk = self.talk()
        if talk is None or not exchanges.RECAP.match(talk.text) or self.plan.rest or self.thanks_for_else():
            return []
        needs = [m for m in self.evidence.marks if m.kind in ("need", "wants") and m.note == talk.note]
        open_ones = [m for m in needs if not (met(m.text, self.plan.thanks or "") or self._is_owed(m.text))]
        return [line for mark in open_ones if (line := self.sentence(mark))][:1]

    def belongs(self, mark: Mark) -> bool:
        """Whether what MARK tells has a place in this message: a goal in words is not written past.

        Thanks speak of no need, for the need may be what they are for.
        """
        needs, text, known = mark.kind in ("need", "wants"), mark.text, self.evidence
        message = None if known.goal_given else self.answered()
        if message and (self._is_deed(text) if mark.note == message.note else needs and self._is_old(mark, message)):
            return False  # what the message itself did is thanked for
        if not known.goal_given and any(BAD_NEWS.search(told) for told in (text, known.goal)):
            return False  # nobody is asked how it has gone since
        if needs and self.plan.thanks is not None:
            return not known.goal_given and not met(text, self.plan.thanks)
        if needs and (self.tells() or self._is_owed(text)):
            return False
        if mark.kind in ("fact", "win") and self.thanks_for(text):
            return True
        if known.message_kind == "reconnect" and mark.kind == "fact" and wording.was_doing(text, self.voice):
            return True
        if mark.kind in ("fact", "win") and self._is_remembered(mark):
            return True
        near = mark.kind == "when" and mark.date and abs((mark.date - known.today).days) <= FRESH_DAYS
        return (
            bool(near and not self.gap() and not self.tells())
            or (needs and self._pays_for(text))
            or (mark.kind == "fact" and self._is_meant() and self.is_fresh(mark.note_date))
            or (self.serves() and (needs or self.offers.can_help(text)))
            or not self._written_past(self.near_goal(text))
        )

    def _is_old(self, mark: Mark, message: Source) -> bool:
        """Whether MARK is of another time than MESSAGE and shares nothing with it."""
        return not self.is_fresh(mark.note_date) and not closeness(mark.text, message.text)

    def _is_remembered(self, mark: Mark) -> bool:
        """Whether MARK tells a deed of theirs that this message may name, although the goal has none of its words.

        After a long time that is a deed done with or for us; else MARK is from a note on them alone that begins with
        what the goal gives thanks for.
        """
        thanks, source = self.plan.thanks, self.sources.get(mark.note)
        sad = is_sad(mark.text) or BAD_NEWS.search(mark.text) or _BEFELL.search(mark.text)
        if source is None or len(source.contacts) != 1 or sad or not self._is_deed(mark.text):
            return False
        if self.evidence.message_kind == "reconnect" and _WITH_US.search(mark.text):
            return True
        if not thanks or TALK.search(thanks):
            return False
        first = next(iter(sentences(source.text.split("\n")[0])), "")
        return closeness(thanks, first) >= min(LIKE_THEIRS, len(likeness.stems(thanks))) > 0

    def serves(self) -> bool:
        """Whether the message is to be of use to them: the goal says so, or cannot be said while an offer of mine fits."""
        if OF_USE.search(self.evidence.goal) or self.plan.offer:
            return True
        told = [m.text for m in self.evidence.marks if m.kind in ("need", "wants", "fact")]
        tie = bool(told and self.offers.mine) and all(map(_OF_A_TIE.match, self.plan.rest))
        return self.gap() and (tie or any(map(self.offers.can_help, told)))

    def brings(self) -> bool:
        """Whether a part of the goal that has no other words is to bring something: "and share something useful"."""
        return any(map(OF_USE.search, self.plan.rest))

    def _is_meant(self) -> bool:
        """Whether the goal, in the user's words, is to be of use or of the tie itself."""
        goal = self.evidence.goal
        return self.evidence.goal_given and (OF_USE.search(goal) is not None or _OF_A_TIE.match(goal) is not None)

    def _is_deed(self, told: str) -> bool:
        return wording.tells_a_deed(told, self.voice)

    def _pays_for(self, need: str) -> bool:
        """Whether the message asks for something and an offer of mine is clearly what they need: it comes first then."""
        asks = self.plan.question or self.plan.meeting_minutes
        return bool(asks) and self.offers.can_help(need, LIKE_THEIRS)

    def _is_owed(self, need: str) -> bool:
        """Whether what they look for is what I owe them."""
        return self.promises.of(times.without_ahead(need)) is not None

    def _said_already(self, told: str, opening: list[Line], kind: str = "") -> bool:
        """Whether OPENING speaks of what TOLD, a mark of KIND, tells: "Thank you for the sieve" needs no "you lent me the sieve"."""
        plan = self.plan
        things = [plan.congratulations]
        if kind != "when":
            things += [plan.thanks, plan.sorry, *plan.things]
        spoken = [thing for thing in things if thing and any(thing in line.text for line in opening)]
        return any(closeness(thing, told) for thing in spoken) and not self.thanks_for(told)

    def tells(self) -> bool:
        """Whether the message has something of its own to tell or to take up."""
        return self.plan.tells or self.taken_up is not None

    def gap(self) -> bool:
        """Whether the goal is in the user's words and a part of it fits no pattern: nothing may stand in for it."""
        own = self.owed()
        return self.evidence.goal_given and any(own is None or clause != own.clause for clause in self.plan.rest)

    def _written_past(self, closeness: int) -> bool:
        """Whether something of this CLOSENESS to a goal in words would be beside the point."""
        hello = not self.plan.rest and not any(words for _, words in self.plan.said)
        return self.evidence.goal_given and not hello and closeness == 0

    # -- the offer and the question ----------------------------------------------------------------

    def offer(self, kind: str, about: list[Line]) -> Line | None:
        """Something to give: the goal's own offer, else the one of mine that fits what is said about them.

        One that shares no word with it is left out, but for a follow-up after silence, which must bring something, and a
        goal to be of use, when notes on them speak of the same things. An `offer:` line of a note is what they can give,
        and none of mine.
        """
        plan, known = self.plan, self.evidence
        if plan.offer and not self._serves_need():
            if (own := self.offers.named_by(plan.offer)) is None:
                return self._offered(plan.offer, "offer", self.from_goal(plan.offer))
            line, shown = self._my_offer(own, "offer"), offered(own, "offer", known.today)
            if shown[0] != "offer" or not _KNOWN.match(plan.offer) or likeness.named_more(shown[1], plan.offer):
                return line
            limited = likeness.with_limits(plan.offer, shown[1]).rstrip(".")
            return replace(
                line, text=self.say("offer_named", offer=limited)
            )  # "the dry room", which my list names without "the"
        beside = kind in ("thanks", "congratulate") or plan.wish or self.tells() or plan.favour
        if beside and not self.brings():
            return None
        if self.gap() and not self.serves():
            return None
        given = " ".join(p.text for p in (*known.kept, *known.promises) if p.owner == "me")
        mine = [own for own in self.offers.mine if not same_thing(own, given)]
        return self._fitting_offer(mine, kind, about) or self._brought(mine, about)

    def _fitting_offer(self, mine: Sequence[str], kind: str, about: list[Line]) -> Line | None:
        """The one of MINE that is about what the goal and the lines ABOUT them tell."""
        told = [line for line in about if line.kind in ("need", "wants", "fact", "habit") and line.claims]
        needs = [quote for line in told if not self._is_deed(quote := line.claims[0].quote)]
        best, shared = _nearest(mine, " ".join([*needs, self.errand()]))
        return self._my_offer(best, "offer" if kind == "offer" else "extra") if shared > 0 else None

    def _brought(self, mine: Sequence[str], about: list[Line]) -> Line | None:
        """One of MINE beside the matter, where the message must bring something or is to be of use."""
        meant, silent = self._is_meant(), self.silent()
        best, shared = _nearest(mine, " ".join(source.text for source in self.evidence.sources))
        near = shared >= (1 if meant else LIKE_THEIRS) or (meant and about and len(mine) == 1)
        if not best or not (silent or (self.serves() and near)):
            return None
        return self._my_offer(best, "extra" if about and meant else "aside")

    def _serves_need(self) -> bool:
        """Whether the reason to write, found in the notes, is a need of theirs: "help with ..." is no offer yet."""
        known = self.evidence
        needs = (m.text for m in known.marks if m.kind == "need" and m.note == known.goal_note)
        return not known.goal_given and any(known.goal.endswith(need.removeprefix("to ")) for need in needs)

    def _my_offer(self, own: str, kind: str) -> Line:
        return self._offered(to_them(own), kind, (Claim(text=own, note="me", quote=own),))

    def _offered(self, offer: str, kind: str, claims: tuple[Claim, ...]) -> Line:
        heading, shown = offered(offer, "offer", self.evidence.today)
        own = wording.is_mine(shown) and likeness.verb_of(shown) is not None
        if own and kind != "aside":
            return Line(f"{spelling.capital(shown).rstrip('.')}.", claims, kind=kind)
        if kind == "aside":
            heading = "offer_aside_said" if own else heading.replace("offer", "offer_aside").removesuffix("_named")
        return Line(self.say(heading, offer=shown), claims, kind=kind)

    def question(self, kind: str, lines: list[Line], gift: Line | None) -> Ask | None:
        """The one question: the goal's, else one that fits what stands above it; none for thanks and gifts."""
        plan, kinds = self.plan, {line.kind for line in lines}
        if plan.asks_nothing and not plan.asks:
            return None
        if plan.meeting_minutes:
            return self.meeting(plan.meeting_minutes)
        if "reminder" in kinds:
            thing = topics.promised_thing(self.taken_up.text) if self.taken_up else None
            text = self.say("ask_reminder" if thing else "ask_reminder_deed")
            if thing and likeness.is_plural(thing):
                text = text.replace("Is it on its", "Are they on their", 1)
        elif "when" in kinds and self.asks_how_it_went():
            text = self.say("ask_event")
        elif plan.question:
            return Ask(text=plan.question, kind="answer", minutes=plan.ask_minutes)
        elif (
            plan.tells
            or (self.gap() and not gift)
            or kinds & {"gift", "reply", "wish", "report"}
            or kind == "thanks"
            or (kind == "congratulate" and lines)
        ):
            return None
        elif heading := "ask_silence" if "silence" in kinds else self._fitting_question(lines, gift):
            text = self.say(heading)
        else:
            return None
        return Ask(text=text, kind="answer", minutes=None)

    def _fitting_question(self, lines: list[Line], gift: Line | None) -> str | None:
        """The heading of the question that fits LINES and GIFT; none where a day of theirs is all they tell."""
        last = lines[-1] if lines else Line("")
        if owed := next((line for line in lines if line.kind == "owed"), None):
            return "ask_visit" if _VISIT.search(owed.text) else "ask_owed"
        if last.kind == "asked_of_me":
            return "ask_tell"
        if gift and (gift.kind == "offer" or (gift.kind == "extra" and self.serves())):
            return "ask_offer"
        if last.kind in ("need", "wants", "habit"):
            return "ask_habit" if last.kind == "habit" else "ask_need"
        if last.kind in ("fact", "quote", "win") and not _TOLD_ONCE.search(last.text):
            return "ask_fact"
        return None if any(line.kind in ("when", "success") for line in lines) else "ask_hello"

    def meeting(self, wanted: int) -> Ask:
        """The question for a talk of so many minutes, with the goal's own day, else next week."""
        last, what = self.evidence.last_contact, self.plan.meeting
        quiet = last is None or (self.evidence.today - last).days > DORMANT_DAYS
        minutes = str(min(wanted, 20 if quiet else 60))
        monday = self.evidence.today + dt.timedelta(days=7 - self.evidence.today.weekday())
        first, last_day = (f"{day:%A} {day.day} {day:%B}" for day in (monday, monday + dt.timedelta(days=4)))
        if what is None:
            text = self.say("ask_meeting", minutes=minutes, first_day=first, last_day=last_day)
        else:
            when = self.plan.meeting_when or f"between {first} and {last_day}"
            text = self.say("ask_meeting_own", what=what.replace("{minutes}", minutes), when=when)
        timed = what is None or "{minutes}" in what
        return Ask(text=text, kind="meeting" if timed else "answer", minutes=int(minutes) if timed else None)

    # -- the letter --------------------------------------------------------------------------------

    def body(self, lines: list[Line], question: str | None) -> tuple[str, str | None]:
        """Greeting, one or two paragraphs, easy way out, sign-off; and the easy way out by itself."""
        plan, me, channel = self.plan, self.evidence.me, self.evidence.channel
        greeting = self.say("greeting", hello=manner.hello(me), first_name=self.evidence.contact.greeted)
        brief = channel in ("invite", "chat") or plan.favour
        asked = "" if question is None or TALK.search(question) or plan.favour else question
        told = (_TOLD_IN_LINES.match(asked) and not (brief and asked.startswith("Could"))) or _A_NO_TELLS.match(
            question or ""
        )
        reminds = any(line.kind == "reminder" for line in lines) or _UNDER_WAY.match(question or "")
        way = (
            "easy_out_reminder"
            if reminds
            else "easy_out_short"
            if not told
            else "easy_out_brief"
            if brief
            else "easy_out"
        )
        out = None if question is None else self.say(way)
        empty = question is None and not lines and (self.gap() or (plan.reminder and self.evidence.goal_given))
        texts = [line.text for line in lines if line.kind != "aside"] or ([] if empty else self.hello())
        tail = [text for text in (question, *(line.text for line in lines if line.kind == "aside"), out) if text]
        only_gifts = bool(lines) and all(line.kind in ("extra", "offer", "aside") for line in lines)
        if question and question == plan.question and only_gifts and not _POINTS_BACK.search(question):
            # begin with them, not with what I can do
            texts, tail = [question, *(line.text for line in lines)], [out] if out else []
        paragraphs = [[*texts, *tail]]
        if channel != "invite" and (len(texts) >= 3 or sum(len(t.split()) for t in texts) > ONE_PARAGRAPH):
            linked = [line.kind for line in lines[-2:]] in (["need", "gift"], ["wants", "gift"])
            half = max(1, len(texts) - 1 - linked)  # what is given stays with what it is given for
            paragraphs = [texts[:half], [*texts[half:], *tail]]
        parts = [greeting, *map(" ".join, paragraphs), manner.signed(me, brief=brief)]
        return "\n\n".join(part for part in parts if part), out

    def hello(self) -> list[str]:
        """A line to begin with when nothing on file may be said."""
        last, today = self.evidence.last_contact, self.evidence.today
        if last is None:  # what is noted may tell of letters that are not on file
            return [] if self.evidence.sources else [self.say("hello_new")]
        newest = max((source.date for source in self.evidence.sources), default=last)
        if (today - max(last, newest)).days <= QUIET_DAYS:
            return []  # a newer note may tell of a letter of mine
        return [self.say("hello", month=spelling.month(last, today).removeprefix("in "))]

    def fits(self, body: str) -> bool:
        """Whether the text stays within the channel's upper limit."""
        channel = self.evidence.channel
        if channel == "invite":
            return len(body) <= INVITE_CHARS
        limit = min(WORD_LIMIT[channel], SILENCE_WORDS) if self.silent() else WORD_LIMIT[channel]
        inner = body.split("\n\n")[1:-1] if self.evidence.me.name else body.split("\n\n")[1:]
        return len(re.findall(r"[A-Za-z0-9'-]+", " ".join(inner))) <= limit


def _without_repeat(line: Line, thanks: str) -> Line:
    """LINE, which tells what they did, without the deed that THANKS name: "You read the plan and told me to wait"."""
    found = re.match(r"You (?P<first>.+?) and (?P<then>\w+ .+)", line.text)
    if not found or not verbs.is_past(found["then"].split()[0]) or not met(found["first"], thanks):
        return line
    cut = f"{found['first']} and "
    claims = tuple(claim.model_copy(update={"text": claim.text.replace(cut, "", 1)}) for claim in line.claims)
    return replace(line, text=f"You {found['then']}", claims=claims)


def _nearest(offers: Sequence[str], text: str) -> tuple[str, int]:
    """The one of OFFERS that TEXT speaks of most, and in how many words."""
    best = max(offers, key=lambda offer: likeness.on_offer(offer, text), default="")
    return best, likeness.on_offer(best, text)
