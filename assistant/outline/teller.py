"""What the notes tell of somebody, in sentences that this person may read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace

from assistant import exchanges
from assistant.confidence import SENSITIVE
from assistant.english import nouns, pronouns, spelling, things, times, verbs, wording
from assistant.english.pronouns import Voice
from assistant.kindness import helped_me, is_sad
from assistant.marks import THANKS_TO
from assistant.models import ME, Evidence, Mark, Source
from assistant.outline import goals
from assistant.outline.errands import Promises
from assistant.outline.likeness import LIKE_THEIRS, Offers, closeness, stems, told_twice
from assistant.patterns import MONTHS, any_case, as_written, words
from assistant.results import Claim
from assistant.sentences import sentences
from assistant.templates import fill

Wordings = dict[str, list[str]]
NEWS_WORDS = 3
"""Words that a statement must add to a congratulation to be said behind it."""
FRESH_DAYS = 14
"""What was said in the last so many days needs no month."""
STILL_DAYS = 28
"""A need from the last so many days is said in the present, and so is what has lasted until then."""
LASTING_DAYS = 365
"""So long what lasts, a home or a trade, may be said in the present."""
_ANSWER_WANTED = any_case(
    r"\blet (?:me|us) know\b|\b(?:by|before|until) (?:the |next )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b)"
)
_WROTE = any_case(
    r"\b(?:(?:on|last|this) [\w'-]+,? )?(?:(?:I|we|she|he|they) )?(?:wrote|writes|asked|asks|said|replied|texted|messaged|e?-?mailed)\b[^:]{0,40}:\s*"
)
_GREETED = any_case(r"^(?:hi|hey|hello|dear)\b[^,!.?]{0,25}[,!]\s+")
SMALL_TALK = any_case(
    r"\b(?:weather|snow\w*|rain\w*|sunny|storms?|heatwave|freezing|foggy|weekends?|coffee|lunch|traffic|jet ?lag\w*"
    r"|holidays?|vacation|muted?|unmute|(?:can|could) you hear|hear (?:you|me)|screen|camera|nice to|good (?:to see|morning|afternoon)"
    r"|how are you|see you|talk soon|bye|no worries|makes sense|to be honest|thanks|thank you|sorry"
    r"|(?:I|we)(?:['\u2019]ve| have)? (?:only )?(?:got|have) (?:only |about )?\w+ minutes|hard stop|(?:have|need|got) to (?:run|go|dash))\b"
)
"""What is said before and after the matter: quoted to nobody."""
_NOT_TOLD_BY_THEM = re.compile(
    r"^\s*(?:[-*] \[.\].*|maybe:.*|\w+\?:.*)$|\((?:it was about|it was asked|you had asked|they had asked):[^()\n]*\)",
    re.IGNORECASE | re.MULTILINE,
)
"""Promises, maybes, suggestions and the explanation behind them: what stands there in quotes may be anybody's words."""
_BARE_NUMBER = any_case(
    rf"(?:(?:yes|no|about|around|nearly|almost|now|only),? )*(?:\d[\d.,]*|(?:{'|'.join(sorted(verbs.NUMBERS))})(?:[ -]\w+)?)\s*(?:[,;.]|$)"
)
"""An answer whose noun stands in the question: "Twelve, two left in May"."""
_OF_THE_USER = any_case(r"you (?:also )?(?:wanted|said|asked|told|mentioned|had|were|did|came|promised|sent)\b")
"""What they said of the user, which tells the user nothing of them."""
_SAYS = as_written(r"(?P<who>[\w'\u2019-]+)\s+(?:said|says|told|wrote|replied|answered|mentioned|put it)\b[^.]*$")
_SAID_I = as_written(r"[\"'\u201d\u2019\u00bb.,!? ]{1,4}(?:(?:I|we)\s+(?:said|told|wrote)|(?:said|wrote)\s+(?:I|we)\b)")
_THEY_ASKED = any_case(
    r"\b(?:(?:asks|asked|(?<=to )ask)(?: (?:me|us))?|want(?:s|ed) to know|wonder(?:s|ed))(?: (?:again|today|yesterday|(?:on "
    r"|last )?\w+day))? (?P<what>(?:whether|if|how|what|when|where|which|who|why|for)\b[^;]+)$"
)
_ASIDE = any_case(
    r"\s*[,;(\u2013\u2014-]\s*(?:and |but )?(?:(?:there(?:['\u2019]s| is) |I (?:have |got )?|I['\u2019]ve )?(?:still "
    r"|yet |so far )?no (?:answer|reply|response|word)\b"
    r"|(?:still |not (?:yet )?|as yet )?(?:un)?answered\b"
    r"|(?:I|we)\b(?:['\u2019]ve| (?!asked|told)\w+(?:n['\u2019]t)?){1,4} (?:an? |the |any |my |her |him |them "
    r"|it )?(?:answer|repl|respon|write|wrote|get back|got back)).*$"
)
"""What the user adds for themselves behind what somebody asked: "..., no answer from me yet"."""
_I_ASKED = as_written(
    r"(?:\b(?:I|[Ww]e) (?:(?:\w+ ){1,4}(?:and|to) )?(?:also |again )?asked|^Asked) (?:(?:(?P<whom>her|him|them)|[A-Z]\w+(?: [A-Z]\w+)?) )?"
    r"(?P<what>(?:whether|if|how|what|when|where|which|who|why)\b .+)$"
)
_ASKED_STRAIGHT = as_written(
    r"(?:^|, )(?P<can>[Cc]an|[Cc]ould|[Ww]ould) (?P<who>you|your \w+) (?P<deed>(?!like\b|please\b)[^?]+)\?$"
)
"""My own questions, as my notes tell them and as they stand in a message."""
_IF = as_written(r"^if\b")
TALK = any_case(r"\b(?:call|talk|meeting|time|conversation|chat|visit)\b")
_TWO_STOPS = as_written(r"(?<!\.)([.!?]['\"\u2019\u201d]?)\.(?!\.)")
_OF_ANY_GOAL = words(
    "ask asks asking send sends tell tells thank thanks thanking say reconnect remind follow propose suggest invite wish "
    "congratulate congratulations offer write answer reply share give know hear hello sorry apologise apologize want "
    "get touch catch introduce update check told said"
)
_UNSURE = any_case(r"(?:\b(?:maybe|perhaps|possibly|probably)|\?)\W*$")
"""A note that doubts itself: told as sure it would be false."""
_UNFIT = any_case(
    r"\b(?:i|me|my|we|us|our|he|she|they|him|her|his|them|their|you|your|told|said|asked|budget|max|price\w*|cost\w*|costs|fees?|pay\w*|salar\w+"
    r"|offer\w*|limit|too|bad|poor|weak|slow|late|wrong|problem\w*|risk\w*|seem\w*|looks?|think\w*|maybe|might|if"
    r"|idea|ask|check|not|no(?! more\b)|never|nobody)\b"
    r"|[\u20ac$\u00a3?]|\b(?:euros?|eur|dollars?|pounds?|francs?)\b|n't\b"
)
"""What keeps a jotted fact out of a message: persons, money, doubts, judgements."""
_PRICE = any_case(
    r"\b(?:costs?|at|for) (?:\w+ )?[\u20ac$\u00a3]?\d[\d.,]*(?: (?:euros?|dollars?|pounds?|francs?))?(?= (?:an?|per|each|apiece)\b)"
)
"""What one of something costs: a figure as any other."""
_COUNTED = any_case(
    r"(?:(?:about|around|nearly|almost) )?\d[\d.,]* (?!(?:minute|hour|day|week|month|year|time|percent|degree)s\b)"
    r"(?:(?!of\b)[a-z-]+ ){0,2}?[a-z-]{2,}[^\W\dsiu]s (?:of|for|from|in|on) (?:(?!and\b|or\b)[\w'-]+ ?){1,6}"
)
"""How many there are of something, without a verb: "1,140 cases of wine"."""
_HOW_WE_TALKED = any_case(r"\b(?:on|over|by) the (?:tele)?phone\b|\b(?:phone|video|zoom|teams) call\b")
_YOURS = as_written(r"\byour\b")
_NO_NEWS = any_case(r"^next (?:call|talk|meeting)\b")
_IN_A_MONTH = as_written(rf"\b(?:in|from) (?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>20\d\d)\b)?")
_SEEN = any_case(r",? \(?(?:seen|noted|checked) (?:on )?\d{4}-\d\d-\d\d\)?\.?$")
"""When the user learned it."""
_THE_WEEK_AFTER = any_case(r",? the (?:day|week|month|year) after(?=$|[.,;]| and\b| but\b)")
"""A time that hangs on the day of the note."""
_CAN_DO = any_case(r"(?:s?he|they|[A-Z]\w+) can(?:not|['\u2019]t)? ")
_SAID_BY = as_written(r", (?:she|he|they) (?:says?|said|told me|tells me)$")
_AND_THEY = as_written(r",? (?:and|so|but) (?:she|he|they)\b.*$|, (?:she|he|they)\b.*$")
"""What stands behind a figure and tells of a person."""
_CAME_OF_IT = any_case(
    r"\b(?:came|become|became|turned|worked|went|happened|happens|goes|results?|outcomes?|news|ended|decided|showed"
    r"|advice|help|tips?|suggestions?|ideas?|support|introduction|recommendation)\b"
)
"""Words of a goal that speak of a result and not of what it is about."""

TRIED = any_case(r"\b(?:test(?:s|ed)?|trial(?:s|led)?|try|tried|experiment(?:s|ed)?|attempt(?:s|ed)?)\b")
"""How a goal and a note speak of the same test, whatever was tried: "how the test came out", "I tried it on ten maps"."""
_OURS = as_written(r"\b(?:I|[Ww]e|me|us|[Mm]y|[Oo]ur)\b")
TIP = any_case(r"\b(?:advice|(?:tip|hint|suggestion|recommendation)s?)\b")
_ADVISED = any_case(
    rf"(?:(?:(?:her|his|their|(?P<whose>(?-i:[A-Z])[\w-]+)['\u2019]s) )?{TIP.pattern}(?: (?:was|were|is|are)\b|:)"
    r"|(?:(?:she|he|they) )?(?:advised|suggested|recommended)(?: (?:me|us))?(?= (?:to|that)\b)) (?P<said>.+)"
)
"""A marked line that tells what their advice was."""


def first_words(source: Source) -> str:
    """The beginning of a note, enough to prove that the talk took place."""
    first = next((line for line in source.text.split("\n") if line.strip()), source.text)
    return " ".join(first.split()[:12]) if "  " not in first else first[:60].rstrip()


def answer_wanted(source: Source) -> str | None:
    """The sentence in a message of the contact that says by when they would like to hear, word for word."""
    told = re.split(r"(?<=[.!?])\s+|\n+", source.text)
    return next((said.strip() for said in told if _ANSWER_WANTED.search(said) and "?" not in said), None)


def their_question(source: Source) -> str | None:
    """The first question in a message, word for word; of my note on one, "She wrote ...", what stands in quotes."""
    noted = source.author == ME and (
        re.match(r"\W*(?:she|he|they)\b", source.text, re.IGNORECASE) or _WROTE.match(source.text)
    )
    for sentence in re.split(r"(?<=[.!?])[\"'\u2019\u201d]*\s+|\n+", _WROTE.sub("", source.text)):
        clean = _GREETED.sub("", sentence.strip(" \"'\u201c\u201d"))
        said = not noted or any(clean in quote for quote in spelling.quoted(source.text))
        if clean.endswith("?") and 3 <= len(clean.split()) <= 30 and clean in source.text and said:
            return clean
    return None


def _one_sentence(quote: str, voice: Voice) -> str | None:
    """The longest sentence of a quotation that can stand alone (5 to 25 words), or None."""
    told = [s for s in sentences(quote) if not s.endswith("?") and not _BARE_NUMBER.match(s)]
    fitting = [s for s in told if 5 <= len(s.split()) <= 25 and verbs.has_verb(s)]
    return max((s for s in fitting if pronouns.stands_alone(s, voice)), key=len, default=None)


def _theirs(text: str, quote: str, voice: Voice) -> bool:
    """Whether the quotation is the contact's own: nobody else is named as the speaker right before it."""
    before = text[: text.find(quote)].rstrip(" \"'\u201c\u2018\u00ab:,")
    sentence = re.split(r"[.!?\n]", before)[-1]
    if re.search(r"\b(?:I|we)\s+(?:said|told|wrote|asked|replied|answered)", sentence):
        return False
    if _SAID_I.match(text[text.find(quote) + len(quote) :]):
        return False
    names = {part.casefold() for name in voice.names for part in name.split()}
    said = _SAYS.search(sentence)
    if said is None:
        return True
    who = said["who"].casefold()
    return who in names or who in ("she", "he", "they", "and", "also", "then") or not said["who"][:1].isupper()


def own_words(source: Source, voice: Voice) -> Iterator[str]:
    """Sentences of the contact in SOURCE, a note on nobody else, that may be quoted to them."""
    if len(source.contacts) != 1 or source.text.startswith("Subject:"):
        return
    told = _NOT_TOLD_BY_THEM.sub("", source.text)
    for quote in spelling.quoted(told):
        sentence = _one_sentence(quote, voice)
        off = (
            SENSITIVE.search(sentence or "") or SMALL_TALK.search(sentence or "") or _OF_THE_USER.match(sentence or "")
        )
        if sentence and not off and _theirs(told, quote, voice):
            yield sentence


def noted_question(message: Source, voice: Voice) -> tuple[str, str] | None:
    """What they asked as my note on their MESSAGE tells it, said to them, and its words: "He wanted to know which pump we use"."""
    for told in sentences(message.text):
        sentence = _ASIDE.sub("", told)
        found = _THEY_ASKED.search(sentence)
        before = sentence[: found.start()] if found else ""
        mine = re.search(r"\b(?:I|[Ww]e)\b", before) or wording.asks_them(sentence)
        if found is None or SENSITIVE.search(sentence) or mine:
            continue
        asked = _IF.sub("whether", found["what"].rstrip("."))
        turned = None if pronouns.tells_of_others(before, voice) else pronouns.to_reader(asked, "", voice)
        if turned and not goals.is_bare(turned) and not pronouns.tells_of_others(turned, voice):
            return turned, found[0].rstrip(".")
    return None


def quoted_question(message: Source, voice: Voice) -> str | None:
    """The question in a note of mine on their MESSAGE that stands there in their words: "Wrote on Saturday: 'Can you come?'"."""
    asked = their_question(message)
    said = asked and any(asked in quote for quote in spelling.quoted(message.text)) and not SENSITIVE.search(asked)
    return asked if asked and said and _theirs(message.text, asked, voice) else None


def my_question(sentence: str, voice: Voice) -> tuple[str, str] | None:
    """What I asked them in SENTENCE of mine, said to them, and its words: "I asked her whether she could lend a kiln"."""
    found = _I_ASKED.search(sentence) or _ASKED_STRAIGHT.search(sentence)
    if found is None or SENSITIVE.search(sentence):
        return None
    told = found.groupdict()
    asked = told.get("what") or f"whether {found['who']} {found['can'].lower()} {found['deed']}"
    asked = _IF.sub("whether", asked.rstrip(".?")).replace(" can ", " could ", 1)
    whom = "them" if re.match(r"\w+ (?:they|their)\b", asked) else told.get("whom") or ""
    turned = pronouns.to_reader(asked, whom, voice)
    if pronouns.tells_of_others(found[0].removesuffix(told.get("what") or ""), voice):
        return None  # "I met Tom and asked whether ..."
    return (turned, found[0].rstrip(".")) if turned and pronouns.stands_alone(turned, voice) else None


@dataclass(frozen=True)
class Line:
    """A sentence of the body, and what proves it."""

    text: str
    claims: tuple[Claim, ...] = ()
    _: KW_ONLY
    kind: str = ""
    day: dt.date = dt.date.min


def proof(text: str, source: Source, quote: str) -> Claim:
    """That TEXT rests on QUOTE, words of SOURCE."""
    return Claim(text=text, note=source.ordinal, quote=quote)


def cited(text: str, kind: str, source: Source, quote: str, *, said: str | None = None) -> Line:
    """TEXT, a line of this KIND, and its proof; SAID is the part of it that QUOTE of SOURCE proves, if not all."""
    claim = proof(text.rstrip(".") if said is None else said, source, quote)
    return Line(text, (claim,), kind=kind, day=source.date)


def _is_figure(jotted: str) -> bool:
    """Whether JOTTED is a plain figure about their work: "new hall opens in May, 80 seats"."""
    return (
        3 <= len(jotted.split()) <= 20
        and re.search(r"\d", jotted) is not None
        and not _UNFIT.search(_PRICE.sub("", jotted))
    )


def _may_be_verb(word: str) -> bool:
    """Whether WORD, behind the "to" that begins a need, is a verb: known, or no name, number, small word or plural."""
    if word.lower() in verbs.BASES:
        return True
    known = verbs.STOP | verbs.GENERIC | verbs.NUMBERS
    return re.fullmatch(r"[a-z]{3,}(?<!s)", word) is not None and word not in known


class Teller:
    """The words of a message about the contact of EVIDENCE, filled into WORDINGS and each with its proof."""

    def __init__(self, evidence: Evidence, wordings: Wordings) -> None:
        self.evidence, self.wordings = evidence, wordings
        contact = evidence.contact
        own = tuple(dict.fromkeys((contact.first_name, contact.name, *contact.aliases)))
        self.voice = Voice(own, evidence.other_people)
        self.sources = {source.note: source for source in evidence.sources}
        self.promises, self.offers = Promises(evidence, self.voice), Offers(evidence)
        self.plan = goals.parse(spelling.with_capitals(evidence.goal), self.voice, evidence.today)
        self.reports: list[Line] = []
        """What the goal wants told."""

    def say(self, heading: str, **values: str) -> str:
        """The first wording under HEADING, filled; nothing where there are no wordings, for only the proofs are wanted."""
        if not self.wordings:
            return ""
        return _TWO_STOPS.sub(r"\1", spelling.capital(fill(self.wordings[heading][0], **values)))

    def of_goal(self, heading: str, what: str, kind: str) -> Line:
        """The wording under HEADING with WHAT the goal says."""
        return Line(self.say(heading, what=what), self.from_goal(what), kind=kind)

    def from_goal(self, text: str) -> tuple[Claim, ...]:
        """The proof of TEXT, which the goal says: its words, or those of the note that it comes from."""
        known = self.evidence
        if known.goal_given or not known.goal_note:
            return (Claim(text=text, note="goal", quote=known.goal),)
        source = self.sources.get(known.goal_note)
        if source is None:
            return ()
        quote = next((p.text for p in (*known.promises, *known.kept) if p.note == source.note), None)
        return (proof(text, source, quote if quote and quote in source.text else first_words(source)),)

    def is_fresh(self, day: dt.date, days: int = STILL_DAYS) -> bool:
        """Whether what was noted on DAY may be said in the present."""
        return (self.evidence.today - day).days <= days

    def near_goal(self, text: str) -> int:
        """How close TEXT is to the goal."""
        return closeness(spelling.first_statement(text), self.errand())

    def errand(self) -> str:
        """The goal without the words that say no more than to whom something is done, and what: "ask Otto", "send"."""
        little = _OF_ANY_GOAL | {part.casefold() for name in self.voice.names for part in name.split()}
        said = self.evidence.goal.split()
        return " ".join(w for w in said if re.sub(r"['\u2019]s$", "", w.casefold().strip(".,;:!?()\"'")) not in little)

    def talk(self) -> Source | None:
        """The last talk on file."""
        return next((s for s in reversed(self.evidence.sources) if s.kind in exchanges.TALKS), None)

    def asks_how_it_went(self) -> bool:
        """Whether the goal asks after an event of theirs."""
        return re.fullmatch(r"How did .+ go\?", self.plan.question or "") is not None

    def thanks_for(self, told: str) -> bool:
        """Whether TOLD is something they did for me, and this message after a long time has room to thank for it."""
        long = self.evidence.message_kind == "reconnect" or self.plan.after_long
        room = long or ((self.reports or self.evidence.message_kind == "thanks") and not self.plan.thanks)
        return bool(room) and helped_me(told, self.voice.names)

    # -- a marked line as a sentence ---------------------------------------------------------------

    def sentence(self, mark: Mark) -> Line | None:
        """A marked line as a sentence to the contact, or None when no safe pattern fits."""
        source, written = self.sources.get(mark.note), spelling.written_out(mark.text)
        if source is None or mark.text not in source.text or written is None:
            return None
        if mark.kind == "when":
            return self._event(mark, source, mark.date) if mark.date and not is_sad(mark.text) else None
        if _UNSURE.search(written):
            return None
        written = _THE_WEEK_AFTER.sub("", _SEEN.sub("", written))
        if mark.kind in ("fact", "win"):
            turned = (self._fact(mark, source, said) for said in spelling.heads(written))
            return next(filter(None, turned), None) or self._retold(mark, source, written)
        written = things.wanted(written, self.voice)
        if mark.kind == "need":
            return self._need(mark, source, written)
        if mark.kind != "wants":
            return None
        wish = pronouns.to_second(spelling.first_statement(written).rstrip("."))
        wish = f"to {wish}" if nouns.is_known_verb(wish.split(" ")[0]) and nouns.is_deed(wish) else wish
        return self._wanted(mark, source, wording.in_the_past(spelling.with_days(wish, self.evidence.today)))

    def _event(self, mark: Mark, source: Source, day: dt.date) -> Line | None:
        today = self.evidence.today
        clause = wording.event(mark.text, day, self.voice, today)
        if not clause:
            return None
        own = self.evidence.goal_given or (clause.startswith("You ") and not SENSITIVE.search(mark.text))
        wished = self.plan.well or (self.plan.wish and closeness(mark.text, self.plan.wish))
        well = things.can_go_well(mark.text) or (wished and own and day >= today)
        hoped = "event_ahead" if day >= today else "event_past"
        heading = hoped if well and not self.asks_how_it_went() else "event"
        return self._told(mark, source, "when", heading, event=clause)

    def _need(self, mark: Mark, source: Source, written: str) -> Line | None:
        if (deed := self._wish(spelling.first_statement(written))) is not None:
            return self._wanted(mark, source, deed)
        clause, fresh = things.noun_phrase(written, self.voice, self.evidence.today), self.is_fresh(source.date)
        if clause:
            clause = times.without_ahead(clause if fresh else wording.in_the_past(clause))
        return self._told(mark, source, "need", "need_now" if fresh else "need", need=clause) if clause else None

    def _wish(self, need: str) -> str | None:
        """A need that is a deed of theirs, "to learn how felt is cut", as what they wanted; None for any other."""
        said = need.rstrip(".").split()
        deed = said[1:] if said[:1] == ["not"] else said
        if len(deed) < 3 or deed[0].lower() != "to" or not _may_be_verb(deed[1]):
            return None
        turned = None if goals.is_bare(need) else pronouns.to_reader(" ".join(said), "", self.voice)
        return spelling.with_days(turned, self.evidence.today) if turned else None

    def _wanted(self, mark: Mark, source: Source, deed: str) -> Line | None:
        return self._told(mark, source, mark.kind, self._dated("wants", source), wants=deed) if deed else None

    def _dated(self, heading: str, source: Source) -> str:
        """HEADING, or the one without a month for what was said in the last days."""
        return f"{heading}_now" if self.is_fresh(source.date, FRESH_DAYS) else heading

    def _fact(self, mark: Mark, source: Source, said: str) -> Line | None:
        """SAID, the beginning of a `fact:` or `win:` line, to the contact."""
        today, kind = self.evidence.today, mark.kind
        fresh = self.is_fresh(source.date)
        if told := wording.as_told(said, source.text, self.voice):
            return self._told(mark, source, "habit", "told_now" if fresh else "told", fact=told)
        plan = ahead = spelling.lies_ahead(said, today, source.date) or self._in_a_month_ahead(said, source.date)
        lasts = not ahead and wording.is_lasting(said)
        if (lasts and not self._asks_after(said, source)) or (not ahead and wording.since_bends(said)):
            return None
        if not ahead and wording.is_perfect(said):
            if not fresh:
                return None  # "you had led it since May" would say that it is over
            ahead = True
        able = fresh and _CAN_DO.match(said) is not None  # "they can lend us a hall", said yesterday
        ahead = ahead or able or (fresh and wording.is_perfect(said, since=False))
        habit = fresh and wording.is_habit(said, self.voice)
        ahead, kind = ahead or lasts or habit, "lasting" if lasts else "habit" if habit else "plan" if plan else kind
        clause = wording.statement(said, self.voice, today, present=ahead)
        if clause is None and helped_me(said, self.voice.names):  # "Rehearsed it with me": no list knows the verb
            said = f"{self.voice.names[0]} {spelling.lower_first(said)}"
            clause = wording.statement(said, self.voice, today, present=ahead)
        heading, when = "fact_said" if habit else "fact", ""
        if clause and not ahead:
            then = wording.in_the_past(clause)
            past = times.told(then, source.date, today, deed=wording.tells_a_deed(said, self.voice)) if then else None
            clause, when = (past.clause, past.when) if past else ("", "")
            heading = "fact_past" if when else heading
        if not clause:
            return None
        if self.thanks_for(mark.text) and not closeness(self.plan.thanks or "", mark.text):
            heading = kind = "help"
        elif helped_me(said, self.voice.names):
            kind = "favour"  # done once: nothing that goes on, to ask how it has gone
        return self._told(mark, source, kind, heading, when=when, fact=clause)

    def _in_a_month_ahead(self, said: str, noted: dt.date) -> bool:
        """Whether SAID, NOTED lately, tells what is to come in a month ahead: "she becomes head of the archive in May"."""
        found = _IN_A_MONTH.search(said)
        if found is None or not self.is_fresh(noted) or wording.tells_a_deed(said, self.voice):
            return False
        month = MONTHS.index(found["month"]) + 1
        year = int(found["year"] or noted.year + (month < noted.month))
        return (year, month) > (self.evidence.today.year, self.evidence.today.month)

    def _retold(self, mark: Mark, source: Source, said: str) -> Line | None:
        """SAID, of a talk of these weeks with them alone, as what they told: nothing of it needs another tense."""
        theirs = source.kind in exchanges.TALKS or source.author == self.evidence.contact.id
        told = wording.retold(said, self.voice) if theirs and len(source.contacts) == 1 else None
        if told is None or mark.kind != "fact" or not self.is_fresh(source.date) or SENSITIVE.search(said):
            return None
        then = times.told(told, source.date, self.evidence.today)
        if (
            then is None
            or then.clause != told
            or _UNFIT.search(_PRICE.sub("", _YOURS.sub("", told)))
            or _NO_NEWS.search(told)
        ):
            return None
        return self._told(mark, source, "habit", "told_now", fact=told)

    def _told(self, mark: Mark, source: Source, kind: str, heading: str, **values: str) -> Line:
        """The wording under HEADING with VALUES, proven by MARK."""
        values = {slot: spelling.with_capitals(said) for slot, said in values.items()}
        text = self.say(heading, **{"when": spelling.month(source.date, self.evidence.today), **values})
        return cited(text, kind, source, mark.text, said=text.split(". ")[0].rstrip("."))

    def _asks_after(self, told: str, source: Source) -> bool:
        """Whether the goal speaks of TOLD, a state that lasts, and SOURCE is young enough to say that it still does."""
        fresh = (self.evidence.today - source.date).days < LASTING_DAYS
        return fresh and self.evidence.goal_given and self.near_goal(told) > 0

    # -- their own words and figures ---------------------------------------------------------------

    def quotations(self) -> list[Line]:
        """Their own words from notes on nobody else, newest first."""
        lines = []
        for source in reversed(self.evidence.sources):
            heading = self._dated("quote_written" if source.kind in exchanges.WRITTEN else "quote", source)
            when = spelling.month(source.date, self.evidence.today)
            for quote in own_words(source, self.voice):
                lines.append(cited(self.say(heading, when=when, quote=quote), "quote", source, quote))
        return lines

    def jotted(self) -> list[Line]:
        """One fact with a figure from the user's own notes on the talk whose promises are listed, as heard in it.

        What may be the user's own affair or opinion stays out: money, doubts, and whatever names a person.
        """
        if not (talk := self.talk()) or not exchanges.RECAP.match(talk.text):
            return []
        for mark in self.evidence.marks:
            text = _SAID_BY.sub("", spelling.written_out(mark.text) or "")
            text = text if _is_figure(text) else _AND_THEY.sub("", text)
            if mark.kind != "fact" or mark.note != talk.note or not _is_figure(text):
                continue
            off = (SENSITIVE.search(text), SMALL_TALK.search(text), _HOW_WE_TALKED.search(text))
            of_talks = TALK.match(text.casefold().removeprefix("next "))
            told = None if any(off) or of_talks else wording.retold(text, self.voice)
            counted = (
                None
                if told or any(off) or not _COUNTED.fullmatch(text)
                else pronouns.to_reader(spelling.lower_first(text), "", self.voice)
            )
            if (said := told or counted) and not pronouns.names_them(said.split(), self.voice):
                return [self._told(mark, talk, "noted", self._dated("told", talk) if told else "spoke", fact=said)]
        return []

    # -- what came of something --------------------------------------------------------------------

    def helped(self) -> Mark | None:
        """What they did for me, told by a marked line: that which is nearest to the goal, then the newest."""
        marks = [m for m in self.evidence.marks if m.kind in ("fact", "win") and m.note in self.sources]
        done = [m for m in marks if helped_me(m.text, self.voice.names)]
        return max(done, key=lambda m: (self.near_goal(m.text), self.sources[m.note].date), default=None)

    def advised(self) -> tuple[Mark, str] | None:
        """The newest marked line with the advice that the goal gives thanks for, and what they advised."""
        about = stems(TIP.sub("", self.plan.thanks or ""))
        for mark in reversed(self.evidence.marks if TIP.search(self.plan.thanks or "") else []):
            found = _ADVISED.fullmatch(mark.text.rstrip(".")) if mark.note in self.sources else None
            theirs = found is not None and (found["whose"] is None or found["whose"].casefold() in self.voice.parts)
            said = pronouns.to_reader(found["said"], "", self.voice) if found and theirs else None
            if said and not pronouns.tells_of_others(said, self.voice) and (not about or about & stems(said)):
                return mark, said
        return None

    def won(self, mark: Mark, source: Source, what: str) -> Line | None:
        """What MARK tells that they or theirs did, where WHAT they are congratulated on is that: "Your cider took first prize".

        Where it adds little, its kind is "again".
        """
        if mark.kind not in ("fact", "win") or not self.is_fresh(source.date) or not closeness(what, mark.text):
            return None
        said = spelling.first_statement(mark.text)
        if not wording.tells_a_deed(said, self.voice) or (line := self._fact(mark, source, said)) is None:
            return None
        again = line.text.startswith("You ") and closeness(what, said) >= LIKE_THEIRS
        again = again or len(stems(said) - stems(what)) < NEWS_WORDS
        return replace(line, kind="again") if again else line

    def results(self) -> list[Line]:
        """What the goal wants told and the marked lines say: "tell her what came of it"."""
        plan = self.plan
        lines: list[Line] = []
        handed = [clause for clause, words in plan.said if words in plan.things]
        for clause in [*plan.rest, *handed]:
            what = goals.reported(clause, self.voice)
            line = self._result(what) if what else None
            if line is None or any(told_twice(line.text, other.text) for other in lines):
                continue
            lines.append(line)
            plan.things = [thing for thing in plan.things if (clause, thing) not in plan.said]
            self.take_up(clause, line.text)
        return lines

    def take_up(self, clause: str, said: str) -> None:
        """Note that CLAUSE of the goal is said, and how."""
        self.plan.rest = [other for other in self.plan.rest if other != clause]
        self.plan.said = [*(row for row in self.plan.said if row[0] != clause), (clause, said)]

    def ours_since(self, day: dt.date) -> list[Line]:
        """The newest marked line since DAY that tells something of the user's side: "the council gave us the meadow"."""
        for mark in reversed(self.evidence.marks):
            source, text = self.sources.get(mark.note), wording.told_by_me(mark.text, self.voice)
            if source is None or text is None or mark.kind not in ("fact", "win") or source.date <= day:
                continue
            told = self._done(text, source) if _OURS.search(text) else None
            if told:
                return [cited(f"{told}.", "report", source, mark.text)]
        return []

    def _result(self, what: str) -> Line | None:
        """The marked line that tells WHAT: one of the user's own, or one about the thing itself."""
        bare, advised = not stems(_CAME_OF_IT.sub("", what)), self.advised()
        help_ = self.helped() or (advised[0] if advised else None)
        found = []
        for mark in self.evidence.marks:
            close, source = closeness(mark.text, what), self.sources.get(mark.note)
            text = self._told_result(mark, what, jotted=close > 0)
            mine = wording.is_mine(mark.text)
            won = mark.kind == "win" and (mine or bare)
            if bare and help_ and mark.note_date > help_.note_date:
                won = won or closeness(mark.text, help_.text) > 0
            tried = TRIED.search(what) and TRIED.search(mark.text)
            meant = close or won or (mine and (bare or tried or self.near_goal(mark.text)))
            if source is None or text is None or not meant:
                continue
            told = self._done(text, source)
            alone = text.startswith("Here is ") or pronouns.stands_alone(text, self.voice)
            if told is None or not (alone or help_ or _CAME_OF_IT.search(self.plan.thanks or "")):
                continue
            more = self._what_follows(mark)
            claims = (proof(told, source, mark.text), *more)
            text = " ".join(f"{claim.text}." for claim in claims)
            line = Line(text, claims, kind="report", day=source.date)
            found.append((close, mine, source.date, line))
        return max(found, key=lambda row: row[:3])[3] if found else None

    def _done(self, deed: str, source: Source) -> str | None:
        """DEED, noted in SOURCE, with its time as it is said today; None where it cannot be told any more."""
        past = times.told(deed, source.date, self.evidence.today, deed=True)
        if past is None or not past.when:
            return past.clause if past else None
        return f"{spelling.capital(past.when)} {spelling.lower_first(past.clause)}"

    def _told_result(self, mark: Mark, what: str, *, jotted: bool) -> str | None:
        """MARK as a sentence that tells WHAT: as it stands, begun with what is theirs, or JOTTED without a verb."""
        if mark.kind not in ("fact", "win"):
            return None
        if text := wording.told_by_me(mark.text, self.voice, won=mark.kind == "win"):
            return text
        theirs = wording.statement(mark.text, self.voice, self.evidence.today) if mark.kind == "win" else None
        if theirs and re.search(r"\b(?:I|we|me|us|my|our)\b", theirs):
            return spelling.capital(theirs)  # "his clause got us the money back"
        noted = wording.noted_result(mark.text, self.voice) if jotted else None
        return f"Here is {what}: {noted}" if noted and re.match(r"(?:the|our|my)\b", what, re.IGNORECASE) else None

    def _what_follows(self, mark: Mark) -> list[Claim]:
        """The next marked line of the same note, where it says more of what MARK tells: its limit."""
        after = next((m for m in self.evidence.marks if m.note == mark.note and m.line == mark.line + 1), None)
        text = wording.told_by_me(after.text, self.voice) if after and after.kind in ("fact", "win") else None
        if after is None or text is None or times.told(text, mark.note_date, self.evidence.today, deed=True) is None:
            return []
        return [proof(text, self.sources[mark.note], after.text)]

    def asked_before(self) -> Line | None:
        """What I asked them and the goal follows up, in the words of my note or message; the plan asks for it again."""
        plan, known = self.plan, self.evidence
        if known.message_kind == "follow-up" and known.silence and not known.goal_given and not known.goal_note:
            if line := self._my_question("", known.silence):
                plan.question, plan.question_words = self.say("ask_yet"), line.claims[0].quote
            return line
        taken = [clause for clause, words in plan.said if words == plan.question]
        for clause in [*taken, *([] if plan.question else plan.rest)]:
            what = goals.asked_before(clause, self.voice)
            if what is None or (line := self._my_question(what)) is None:
                continue
            plan.question, plan.question_words = self.say("ask_yet"), what
            self.take_up(clause, line.claims[0].text)
            return line
        return None

    def _my_question(self, what: str, note: str = "") -> Line | None:
        """The newest note or message of mine, or NOTE, that asked them about WHAT: "In May I asked whether you could lend a kiln"."""
        today = self.evidence.today
        mine = (s for s in reversed(self.evidence.sources) if s.author == ME and len(s.contacts) == 1)
        said = ((s, sentence) for s in mine for line in s.text.split("\n") for sentence in sentences(line))
        for source, sentence in said:
            if (note and source.note != note) or not (note or closeness(what, sentence)):
                continue
            asked, quote = my_question(sentence, self.voice) or ("", "")
            past = times.told(asked, source.date, today, deed=True) if asked else None
            if past and past.clause == asked:
                text = self.say("asked_before", when=spelling.month(source.date, today), asked=asked)
                return cited(text, "asked", source, quote, said=f"I asked {asked}")
        return None

    def with_result(self, lines: list[Line]) -> list[Line]:
        """LINES with what I made of their help behind the sentence on it: a `win:` of mine that is thanks to them."""
        last = next((line for line in reversed(lines) if line.kind in ("help", "favour", "thanks")), None)
        if last is None or self.reports or self.plan.congratulations:
            return lines
        thanked = " ".join([self.plan.thanks or "", *(claim.quote for claim in last.claims if claim.note != "goal")])
        for mark in reversed(self.evidence.marks):
            source, text = self.sources.get(mark.note), wording.told_by_me(mark.text, self.voice)
            theirs = THANKS_TO.search(mark.text) is not None and self.evidence.contact.id in mark.text
            near = closeness(thanked, mark.text)
            if mark.kind != "win" or source is None or text is None or not wording.is_mine(text):
                continue
            told = self._done(text, source)
            if told is None or not (near >= LIKE_THEIRS or (theirs and near)):
                continue
            claims = (*last.claims, proof(told, source, mark.text))
            more = replace(last, text=f"{last.text} {told}.", claims=claims)
            return [more if line is last else line for line in lines]
        return lines
