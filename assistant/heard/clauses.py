"""One clause at a time: what a sentence itself commits to, offers or hedges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace

from assistant.heard import cues, days, phrases
from assistant.heard.days import Day
from assistant.heard.talk import Role, Sentence
from assistant.patterns import any_case, as_written

_BOUNDARY = any_case(r"[;:\u2014\u2013]\s*|\s-\s|,?\s+(?:but|and|so|because|plus|then)\s+|,\s*(?:but|and|so|then)\s+")
_INTO_CLAUSE = any_case(
    r"\b(?:make sure|make certain|that|when|once|so|if|until|after|before|while|as|because|where|what|how|whether)\s*$"
)
_INTO_CONDITION = any_case(r"\b(?:as soon as|once|when|until|after|before|while|if)\s*$")
"""What stands before an "I find it" that only says when something else is done."""
_OF_A_NEED = any_case(r"\b(?:I|we) (?:\w+ )?need (?:an?|the|some|one|two|three)\b(?: (?!and\b|but\b|so\b)[\w-]+)+\s*$")
"""A thing needed, before what it is needed for: "I need a list I can show my board"."""
MOST = 8
"""Cues that are looked at in one sentence."""
_INTO_QUESTION = any_case(
    r"\b(?:if|whether|what|how|where|who|which|when|something|anything|nothing|everything|(?:some|any)(?:body|one)"
    r"|(?:things?|stuff|places?|ways?|material)(?: that| which)?)\s*$"
)
_NEEDLESS = any_case(
    r"\b(?:no|oh|ah|wait),? (?:actually|wait|sorry|in fact)[, ]+(?:actually[, ]+)?(?:it's|it is|that's|they're|they are|you've got|you have) (?:already|all)\b"
)
"""A promise that its own sentence finds kept: "I'll mail you the form, no, actually it's already online"."""
_JOINT = any_case(r"[\s,;\u2014\u2013-]*(?:\b(?:and|but|so|then|or)\s*)?$")
_FRONTED = any_case(
    r"\b(?P<word>if|unless|assuming|provided|in case|once|as soon as|when|after|until"
    r"|should)\b[^.;]*,\s*(?:then\s+)?(?:\w+,?\s+)?$"
)
_POLITE_IF = any_case(
    r"\bif (?:you (?:like|want|wish|prefer|need|would like)|that(?:'s| is| would be|'d be)? ?(?:helps?|useful"
    r"|helpful|ok|okay|alright|fine|works|of interest)|it(?:'s| is| would)? ?(?:helps?|useful|helpful))\b"
)
_LATE_HEDGE = any_case(
    r"\b(?:if|unless|depending|assuming|hopefully|maybe|perhaps|possibly|probably|fingers crossed|provided|in case"
    r"|all being well|with luck|I think|I hope|no promises)\b"
)
_NEEDS_YOU = any_case(
    r"(?:do|make|fix|run|test|finish|complete|buy|pay|order|act|present|walk|move|have|keep|hold|list|count|answer"
    r"|visit|call|ring|phone|text|take|cover|read|build|design|sketch|print|clear|measure|analy[sz]e|change|cancel"
    r"|push|swap|plan|train|teach|nail|hunt|work|come|sign|submit|file|register|record|translate|coach|coordinate"
    r"|copy|find|get|look|talk|raise|mark|reach|link|donate|suggest)\b"
)
_WITH_RECIPIENT = any_case(r"(?:share|give|show|pop|fire|hand|pull|see|take|hold|pass|text|message|slack)\b")
"""Verbs that are promises only with a recipient or a day ("I'll share the other window" is none)."""
_TO_SOMEBODY = as_written(
    r"\b(?:to|past|with|by|in touch|together) (?:[A-Z]\w+|him|her|them|my|our|the)\b|\b(?:together|in touch|over"
    r"|across|on|up|out)\b"
)
_PUT = any_case(
    r"\b(?:you|your|together|in touch|in the (?:post|mail|diary|calendar)|in (?:an )?e-?mail|in writing"
    r"|in a (?:good )?word|(?:a|in your) (?:request|folder)|aside|forward|folder|lists?|notice|poster|sign|link|files?|documents?|slides|minutes"
    r"|names?|numbers|figures|details|dates?|report|plan)\b"
)
_LOOKING = any_case(
    r"(?:check(?! with| in with| whether| if| on\b)|look it|look that|read|mark|count|list|note|open|compare"
    r"|measure)\b"
)
"""Things one does during the call ("I'll check"): promises only for somebody or by a day."""
_OURS = any_case(
    rf"(?:{cues.HANDING_OVER.pattern}|(?:get|let|call|ring|contact|write|come back|reply|set up|book|arrange"
    rf"|organi[sz]e|reach)\b)"
)
"""What "we will" may promise to "you": to hand something over or to answer; other plans are only plans."""
_DISPATCHED = any_case(r"(?:re)?send|ship|post|e-?mail|mail|forward|book|order|transfer|pay|submit")
"""Verbs whose progressive with a day is a promise even without "you" ("I'm sending a fitter on Friday")."""
_PAST_TOO = any_case(r"(?:read|put|cut|set|let|hit|cost|bet)\b")
"""Verbs whose present looks like their past: "I put it there on Monday" promises nothing."""
_AHEAD = any_case(r"\b(?:tomorrow|tonight|next|this (?:afternoon|evening|week)|later|by)\b")
_FOR_YOU = any_case(
    r"(?:send|email|mail|forward|bring|ship|post|call|ring|phone|write|book|reserve|order|prepare|pack|keep|hold|draft|make"
    r"|put|leave|print|copy|save|give|pay)\s+(?:(?:it|them|that|both)(?: \w+)? to you\b|you\s+(?:the|a|an|my|our|some"
    r"|two|three|it|both)\b|(?:it|that|this|them|one|the \w+|a \w+|an \w+)\b[^.?!]*\bfor you\b)"
)
"""The present with the other as its receiver ("I reserve it for you"): the promise of people who do not say "will"."""
_THIRD_PARTY = any_case(
    r"(?:get on to|get hold of|see|give (?:him|her|them|[A-Z]\w+) (?:a )?(?:ring|call|shout|nudge)|phone|call|ring"
    r"|ask|chase|email|mail|write to|speak to|talk to|tell|check with)\b"
)
"""Errands to somebody else: with a day to come they are promises, not plans of one's own."""
_ITS_STATE = any_case(r",\s*(?:it|that|they|those)(?:'s|'re| is| are| was| were)\b.*$|,\s*I know$")
"""What is said of the thing that is owed: "the list, it's half done"."""
_VAGUE = as_written(
    rf"\b(?:one day|some ?day|one of these days|{cues.SOME_TIME})\b|,\s*(?:no|right|eh|or what)\?|^[^a-z]*$"
    r"|\bwouldn't hold my breath\b|\bI can\b(?!')[^.]*,? but\b"
)
"""What no certain promise says: no day ever, a question tag, a heading in capitals."""
_CONCERNS = any_case(r"\b(?:you|your|yours|us|both of us|for the two of us)\b")
_ABOUT = as_written(
    r"(?:get|find|look|have an? (?:\w+ )?look|talk|take|call|read)\b.*\b(?:it|that|them|out|into|at|over|through|up with|on (?:that|this)"
    r"|to [A-Z])"
)
_COMES_BACK = any_case(r"\band (?:then )?(?:I'll |I will )?(?:get|come) back to you\b")
_RESTARTED = as_written(r"^(?:\S+ ){1,4}(?:I'll|I will|let me) (?=\w)")
"""A promise begun anew: "put it I'll put them there"."""
_CAUSED = any_case(
    r"(?:have|get) (?:my|the|our|one of (?:my|our)|somebody|someone|[A-Z]\w+)(?: (?!to )[a-z]+)?(?: to)? (?=\w)"
    rf"(?:{cues.ACTION.pattern.replace('?P<verb>', '?:')})|have a (?:proper |good |quick )?(?:read|look)\b"
)
"""What somebody will do for the speaker ("I'll have our intern scan them"), and a look at something."""
_BUSINESS = any_case(
    r"(?:do|make|finish|complete|sign|submit) the (?:[a-z]+ )?(?:transfer|payment|booking|paperwork|forms?|changes|edits|update|intro"
    r"|introduction|invoice|order|contract|estimate|calculations?|numbers|figures|slides|drawings?|corrections?)\b"
)
"""Things that are done for somebody, also when nobody is named."""
_READY = any_case(
    r"have\s+.+\b(?:\w{3,}ed|ready|done|finished|sorted|to you|with you|for you|over|signed|back|in your inbox)\b"
)


@dataclass
class Deed:
    """A commitment while the call goes on: the words of the phrase are still the speaker's own."""

    role: Role
    sentence: Sentence
    quote: str
    phrase: str
    _: KW_ONLY
    certain: bool
    day: Day | None = None
    day_said: str | None = None
    asked: Sentence | None = None
    phrase_by: Role = "unknown"
    offered: bool = False
    loose: bool = False
    gone: bool = False
    verbatim: bool = False
    """Told as it was said or noted, because no rule turned it into an errand."""
    thanked: bool = False
    """Taken up with thanks, as what it is, by the other side in the next words."""
    later: Sentence | None = None
    """A sentence after it that told the same promise again, or by when."""
    firm: bool = False
    """Promised in words that leave no doubt ("Consider it done."), whatever the ear hears."""
    about: str | None = None
    """The words before it that it is about, where they are known."""
    granted: bool = False
    """Made by a yes to what was asked or, in notes, offered; its speaker may say next how it will be done."""

    @property
    def number(self) -> int:
        """The place of its sentence in the call."""
        return self.sentence.number

    @property
    def points(self) -> bool:
        """Whether the phrase only points at a thing ("send it over", "do that")."""
        return phrases.POINTS.fullmatch(self.phrase) is not None


@dataclass(frozen=True)
class Clause:
    """One clause with a cue: from `clause` (with what is fronted) over the cue to `end`; `body` follows the cue."""

    sentence: Sentence
    _: KW_ONLY
    clause: int
    start: int
    body: int
    end: int
    kind: str
    days: list[Day]

    def deeds(self, call: dt.date) -> Iterator[Deed]:
        """The commitments of this clause; several when it lists several things to do."""
        plain = self.sentence.plain
        before, after = plain[self.clause : self.start], plain[self.body : self.end]
        if cues.REPORTED.search(plain[: self.start]) or (self.kind == "will" and cues.HABIT.search(before + after)):
            return
        if self.kind == "fixed":
            yield from self._fixed(before)
            return
        if self.kind in ("owed", "arrives"):
            yield from self._stated(call, before)
            return
        kind = self.kind
        main = phrases.main_clause(after)
        if kind in ("sending", "present"):
            base = self._progressive(main) if kind == "sending" else self._present(main, call)
            if base is None:
                return
            main, kind = base, "will"
        main = self._doing(_RESTARTED.sub("", main))
        if not self._is_deed(main, kind):
            joints = re.finditer(r"\band\s+(?:then\s+|also\s+)?(?=\w)", main)
            second = next((j for j in joints if cues.ACTION.match(main[j.end() :])), None)
            if second is None or kind != "will":
                return
            main = main[second.end() :]  # "drive over and drop the forms off"
            if not self._is_deed(main, kind) or self._is_loose(main, call):
                return
        kind = "will" if kind == "let" else kind
        certain = kind == "will" and not self._hedged(before, main, after)
        question = plain.endswith("?") and not phrases.TAG.search(plain) and self.end >= len(plain) - 1
        offered = (
            kind == "offer" or (certain and question) or (kind == "will" and bool(_POLITE_IF.search(before + after)))
        )
        for deed in self._listed(main, certain and not offered, offered and self._open_offer(), call):
            errand = self.kind == "let" and _THIRD_PARTY.match(main)  # "let me talk to his teacher"
            deed.loose = kind == "will" and not errand and self._is_loose(main, call)
            yield deed

    def _open_offer(self) -> bool:
        """Whether a yes is enough to make the offer a promise; "I could" and "maybe I can" need more than that."""
        words = self.sentence.plain[self.clause : self.body]
        return not re.search(
            r"\b(?:could|might|may|maybe|perhaps|probably|possibly|should|would(?! be (?:happy|glad|delighted|pleased))"
            r"|I'd(?! be (?:happy|glad|delighted|pleased))|love|hop(?:e|ing)|try(?:ing)?|plan(?:ning)?|want to"
            r"|need to|have to|got to|see if|thinking|was going|ought)\b(?! you)",
            words,
            re.I,
        ) or bool(re.search(r"\b(?:should I|want me|like me|would it|you like|you want)\b", words, re.I))

    def _progressive(self, main: str) -> str | None:
        gerund = cues.GERUND.match(main)
        base = cues.base_of(gerund["verb"]) if gerund else None
        if gerund is None or base is None:
            return None
        phrase, rest = base + main[gerund.end() :], main[gerund.end() :]
        later = self.days or re.search(r"\b(?:as soon as|when|once)\b", self.sentence.plain[self.body :])
        concerns = _CONCERNS.search(rest) or phrases.PRONOUN_OBJECT.match(phrase)
        listed = base == "put" and _PUT.search(rest)
        errand = _DISPATCHED.fullmatch(base) or (_THIRD_PARTY.match(phrase) and any(day.date for day in self.days))
        return phrase if later and (concerns or (self.days and (listed or errand))) else None

    def _present(self, main: str, call: dt.date) -> str | None:
        """ "I write to them on Friday": the present with a day to come, for things one hands over or asks."""
        fronted = (
            d for d in self.days
            if d.date and 0 <= self.start - d.end <= 2 and not cues.OF_LISTENER.search(self.sentence.plain[: d.start])
        )  # fmt: skip
        due = phrases.deadline(main, days.find(main, call)) or next(fronted, None)
        if _FOR_YOU.match(main) and not self.sentence.plain.endswith("?"):
            return main
        given = re.match(
            r"\w+\s+(?:(?:it|that|this|them|him|her|you|everything|both)\b|the |my |your |an? |to (?:him|her|them|the|my)\b)",
            main,
            re.IGNORECASE,
        )
        if not (due and due.date and given) or (_PAST_TOO.match(main) and not _AHEAD.search(due.said)):
            return None
        return main

    def _doing(self, main: str) -> str:
        """ "be sending you X" as "send you X"."""
        match = re.match(r"be\s+(?P<verb>[a-z]+ing)\b", main, re.IGNORECASE)
        base = cues.base_of(match["verb"]) if match else None
        return base + main[match.end() :] if match and base and cues.HANDING_OVER.fullmatch(base) else main

    def _is_deed(self, main: str, kind: str) -> bool:
        """Whether MAIN is something one can owe the other, and not a figure of speech or a private plan."""
        plain = self.sentence.plain
        who = plain[self.start : self.body].casefold()
        if re.search(r"\b(?:not|never)\b", who) or re.match(r"(?:not|never)\b", main, re.IGNORECASE):
            return False
        if kind == "let":
            return _COMES_BACK.search(main) is not None or (
                bool(cues.LET_ME_ACTION.match(main))
                and (main.startswith("get") or not cues.IDIOM.match(main))
                and not (cues.IMMEDIATE.search(main) and not self.days)
                and not plain.endswith("?")
            )
        if re.match(r"be (?:in touch|with you|at your (?:place|office|desk|door)|over)\b", main, re.IGNORECASE):
            return any(day.date for day in self.days)
        if _CAUSED.match(main):
            return True
        if _READY.match(main):
            return bool(self.days) or bool(_CONCERNS.search(main))
        verb = cues.ACTION.match(main)
        later = bool(self.days) and re.match(r"(?:count|list|show you)\b(?! on\b)", main, re.IGNORECASE)
        if verb is None or (cues.IDIOM.match(main) and not later) or (cues.IMMEDIATE.search(main) and not self.days):
            return False
        concerns = _CONCERNS.search(main) or (self.days and _CONCERNS.search(plain))
        if who.startswith("we") or re.search(r"\bwe\b", who):
            return bool(_OURS.match(main) and re.search(r"\byou\b", main))
        return bool(concerns or not cues.OWN_LIFE.search(main))

    def _is_loose(self, main: str, call: dt.date) -> bool:
        """Whether MAIN may as well be a plan of one's own ("finish the report"): it needs a request before it."""
        concerns = _CONCERNS.search(main) or (self.days and _CONCERNS.search(self.sentence.plain))
        if re.match(
            r"take (?:a |an |some )?(?:photos?|pictures?|videos?|scans?|screenshots?) of\b", main, re.IGNORECASE
        ):
            return False
        if re.match(r"make sure\b", main, re.IGNORECASE) and self.days:
            return False
        if re.match(r"put\b", main, re.IGNORECASE) and not (_PUT.search(main) or self.days):
            return True
        if _LOOKING.match(main) and not (_CONCERNS.search(main) or self.days):
            return True
        if _WITH_RECIPIENT.match(main) and not (_CONCERNS.search(main) or self.days or _TO_SOMEBODY.search(main)):
            return True
        if (_THIRD_PARTY.match(main) or _BUSINESS.match(main) or _CAUSED.match(main)) and any(
            day.date for day in self.days
        ):
            return False
        points = phrases.POINTS.fullmatch(phrases.without_days(main, call)) or phrases.PRONOUN_OBJECT.match(main)
        return bool(_NEEDS_YOU.match(main) and not (concerns or points or _ABOUT.match(main)))

    def _hedged(self, before: str, main: str, after: str) -> bool:
        fronted = _FRONTED.search(self.sentence.plain[: self.start])
        if fronted and fronted.start() >= self.clause - 200:
            word, words = fronted["word"].casefold(), fronted[0]
            if word in ("if", "unless", "assuming", "provided", "in case", "should") or cues.OTHERS_CONDITION.search(
                words
            ):
                return True
        if cues.HEDGE.search(before):
            return True
        main, after = (cues.without_asides(self._without_loose_day(words)) for words in (main, after))
        checked = cues.WHETHER.sub(lambda m: m[0][: -len(m["if"])], main)
        if re.match(r"(?:let you know|tell you|see)\b", main) and re.search(r"\bif\b", main):
            return True
        if cues.HEDGE.search(checked) or cues.OTHERS_CONDITION.search(after):
            return True
        rest = re.sub(r",\s*if you(?:'d| would| could| can)\b.*$", "", after[len(main) :])
        weak = re.search(r"\bbut\b(?P<rest>.*)$", after, re.IGNORECASE)
        return bool(
            _LATE_HEDGE.search(rest)
            or (weak and cues.WEAKENED.search(weak["rest"]))
            or re.match(r"(?:keep you (?:posted|updated|informed|in the loop))\b", main)
        )

    def _without_loose_day(self, words: str) -> str:
        """WORDS without an adverb that makes only the day unsure ("Thursday probably", "hopefully by Monday")."""
        for day in self.days:
            said = re.escape(day.said)
            words = re.sub(rf"{said},? (?:probably|hopefully|maybe|most likely|at a guess|I think)\b", day.said, words)
            words = re.sub(rf"(?:probably|hopefully|most likely|ideally) (?={said})", "", words)
            words = re.sub(rf"(?<={said}) some ?time\b", "", words)
        return words

    def _listed(self, main: str, certain: bool, offered: bool, call: dt.date) -> Iterator[Deed]:
        """One deed per thing in MAIN ("send the deck and introduce you to Ada"); a day at the end is for all."""
        parts = phrases.things(main)
        dues = [phrases.deadline(part, days.find(part, call)) for part in parts]
        fronted = next((d for d in self.days if d.start < self.start), None) or self._before_dash(call)
        for place, part in enumerate(parts):
            day = self._same_day(dues[place]) or (dues[-1] if place < len(parts) - 1 else None) or fronted
            if day is None and len(parts) == 1:
                later = [
                    d for d in self.days if self.body + len(main) <= d.start < self.end and d.lead in ("by", "before")
                ]
                day = later[0] if later else None
            phrase = phrases.without_days(part, call)
            said = self._verbatim_day(day)
            yield self._deed(phrase, certain, day, said, offered, part if len(parts) > 1 and place else None)

    def _before_dash(self, call: dt.date) -> Day | None:
        """The day right before the clause ("Monday \u2014 I'll send the plan"), or one cut off behind it ("after this")."""
        plain = self.sentence.plain
        near = [
            d
            for d in days.find(plain, call)
            if re.fullmatch(r"[\s,\u2014\u2013-]*", plain[d.end : self.start]) and not phrases.is_booked_for(plain, d)
        ]
        return near[0] if near else None

    def _same_day(self, day: Day | None) -> Day | None:
        """ "The same evening" is the evening of the day named before it."""
        if day is None or day.date or "same" not in day.said:
            return day
        place = self.sentence.plain.find(day.said)
        named = [d for d in self.days if d.date and d.start < place]
        return replace(day, date=named[-1].date) if named else day

    def _verbatim_day(self, day: Day | None) -> str | None:
        if day is None:
            return None
        said = self.sentence.words_of(day.said)
        return day.said if said is None else said

    def _deed(
        self,
        phrase: str,
        certain: bool,
        day: Day | None,
        said: str | None,
        offered: bool = False,
        part: str | None = None,
    ) -> Deed:
        certain = certain and not is_vague(self.sentence.quote)
        quote = self._quote(part) if certain or offered else self.sentence.quote
        if certain and cues.STRICT_HEDGE.search(cues.without_asides(quote)):
            quote = quote[: cues.STRICT_HEDGE.search(quote).start()].rstrip(" ,")  # type: ignore[union-attr]
            certain = len(quote.split()) >= 2
            quote = quote if certain else self.sentence.quote
        return Deed(
            self.sentence.role,
            self.sentence,
            quote,
            phrase.strip(),
            certain=certain,
            day=day,
            day_said=said,
            phrase_by=self.sentence.role,
            offered=offered,
        )

    def _quote(self, part: str | None = None) -> str:
        """The exact words of the clause, from its fronted day or its cue to its end."""
        sentence, plain = self.sentence, self.sentence.plain
        begin = self.clause if not cues.HEDGE.search(plain[self.clause : self.start]) else self.start
        if part and (at := plain.find(part, self.body)) > 0:
            return sentence.verbatim(at, self._stop())
        words = sentence.verbatim(begin, self._stop())
        cue = sentence.verbatim(self.start, self._stop())
        return words if cue and cue in words else cue or words

    def _stop(self) -> int:
        plain = self.sentence.plain
        return len(plain) if self.end >= len(plain) - 1 else self.end

    def _fixed(self, before: str) -> Iterator[Deed]:
        """ "Leave it with me", "will do": what it is about was said before."""
        if cues.HEDGE.search(before) or cues.HEDGE.search(self.sentence.plain[self.body : self.end]):
            return
        match = cues.FIXED.search(self.sentence.plain, self.start)
        phrase = "do that"
        if (
            match
            and match["leave"]
            and (thing := re.match(r"leave (the [\w -]+?) (?:all )?(?:with|to) me", match[0], re.IGNORECASE))
        ):
            phrase = f"take care of {thing[1]}"
        day = next((d for d in self.days if d.start >= self.start), None)
        deed = self._deed(phrase, True, day, self._verbatim_day(day))
        deed.loose = bool(match and match["willdo"])
        yield deed

    def _stated(self, call: dt.date, before: str) -> Iterator[Deed]:
        """ "You'll have it by Friday", "I owe you the list": the promise without "I will"."""
        plain = self.sentence.plain
        words = plain[self.start : self.end]
        day = phrases.deadline(words, days.find(words, call))
        day = self._same_day(day or next((d for d in self.days if d.start < self.start), None))
        if plain.endswith("?") or words.count(",") > 2 or _INTO_ANOTHER.search(plain[: self.start]):
            return
        if self.kind == "arrives" and not (day or _FROM_ME.search(words) or _BEFORE_SOMEBODY.search(words)):
            return
        hedged = cues.HEDGE.search(before) or cues.HEDGE.search(self._without_loose_day(words))
        if hedged or cues.OTHERS_CONDITION.search(plain[: self.end]):
            return
        if phrase := self._handed(words, call):
            yield self._deed(phrase, True, day, self._verbatim_day(day))

    def _handed(self, words: str, call: dt.date) -> str | None:
        """The errand behind "you'll have the list" and "I owe you the list"."""
        owed, arrives = cues.OWED.match(words), cues.ARRIVES.match(words)
        if arrives and re.match(r"you(?:'ll| will) hear", words, re.IGNORECASE):
            return "get back to you"
        named = (owed and owed["thing"]) or (arrives and next((v for v in arrives.groupdict().values() if v), None))
        thing = phrases.without_days(phrases.ended(phrases.main_clause(named or "")), call)
        thing = re.sub(r"\s*\b(?:from me|in your inbox|back)\b", "", thing).strip() or "it"
        thing = _ITS_STATE.sub("", re.sub(r"^they\b", "them", thing, flags=re.IGNORECASE))
        if re.match(r"(?:It|They|That|Those|This|The|An?|My|Our|Both|All)\b", thing):
            thing = thing[:1].lower() + thing[1:]
        return None if re.match(r"(?:me|you)\b", thing, re.IGNORECASE) else f"get {thing} to you"


_FROM_ME = any_case(r"\bfrom me\b|\bin your inbox\b|\bwith you (?:as soon as|by|on|when|once|tomorrow|today)")
_BEFORE_SOMEBODY = as_written(r"\bbefore (?:I|we|you) \w+")
_INTO_ANOTHER = any_case(r"\b(?:I(?:'ll| will)|make sure|when|once|if|until|after|that|so)\s*$")


def is_vague(quote: str) -> bool:
    """Whether QUOTE says itself that nothing is settled: "one day", "..., no?", "I can ask, but ..."."""
    return _VAGUE.search(quote) is not None


def commitments(sentence: Sentence, found: list[Day], call: dt.date) -> list[Deed]:
    """What SENTENCE, in which the days FOUND stand, itself commits to, offers or hedges.

    An errand and the report on it ("I'll ask Ada, and I'll tell you on Monday") are one promise, due when it is told.
    """
    kept: list[Deed] = []
    if _NEEDLESS.search(sentence.plain):
        return kept
    for deed in _by_clause(sentence, found, call):
        last = kept[-1] if kept else None
        if last and last.certain and deed.certain and phrases.ERRAND.match(last.phrase) and _reports(deed):
            last.phrase = f"{last.phrase} and {deed.phrase}"
            last.day, last.day_said = (deed.day, deed.day_said) if deed.day else (last.day, last.day_said)
        else:
            kept.append(deed)
    return kept


def unlisted(sentence: Sentence, call: dt.date) -> Deed | None:
    """What SENTENCE, a plain "I'll ...", would commit to with a verb that no list knows: "I'll draw up a plan"."""
    plain = sentence.plain
    will = cues.WILL.search(plain)
    if (
        will is None
        or not will["who"]
        or will["not"]
        or plain.endswith("?")
        or cues.REPORTED.search(plain[: will.start()])
    ):
        return None
    main = phrases.main_clause(plain[will.end() :])
    verb, _, thing = main.partition(" ")
    known = cues.ACTION.match(main) or cues.IDIOM.match(main) or cues.IMMEDIATE.search(main)
    if known or not verb.isalpha() or not (phrases.THING.search(thing) or _ITS_OBJECT.search(thing)):
        return None
    if cues.STRICT_HEDGE.search(plain) or cues.HABIT.search(plain) or cues.OWN_LIFE.search(main):
        return None
    words = phrases.without_days(main, call)
    day = phrases.deadline(main, days.find(main, call))
    quote = sentence.verbatim(will.start(), len(plain))
    return Deed(
        sentence.role, sentence, quote, words, certain=False, day=day, day_said=day.said if day else None,
        phrase_by=sentence.role,
    )  # fmt: skip


_ITS_OBJECT = any_case(r"^(?:\w+ )?(?:it|that|them|those|this|you|him|her)\b")


def _reports(deed: Deed) -> bool:
    telling = phrases.TELLING.match(deed.phrase) and not re.match(r"(?:call|ring|write)\b", deed.phrase, re.IGNORECASE)
    return bool(telling or deed.phrase.endswith(" to you"))


def _by_clause(sentence: Sentence, found: list[Day], call: dt.date) -> Iterator[Deed]:
    plain = sentence.plain
    places = _cue_places(plain)[:MOST]
    floor = 0
    for place, (start, body, kind) in enumerate(places):
        end = _clause_start(plain, places[place + 1][0], body) if place + 1 < len(places) else len(plain)
        if place + 1 < len(places) and end <= body:
            end = places[place + 1][0]
        end = len(_JOINT.sub("", plain[:end]))
        clause = _clause_start(plain, start, floor)
        if kind == "fixed" and any(other[2] in ("will", "arrives") for other in places):
            continue  # "leave it with me, you'll have it by Tuesday"
        days_after = [d for d in found if clause <= d.start]
        part = Clause(sentence, clause=clause, start=start, body=body, end=max(end, body), kind=kind, days=days_after)
        deeds = list(part.deeds(call))
        floor = body if deeds or kind not in ("sending", "present") else start
        yield from deeds


def _cue_places(plain: str) -> list[tuple[int, int, str]]:
    """Where cues stand: (start, start of what follows, kind), in order, without overlaps."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in (
        ("offer", cues.OFFER),
        ("will", cues.WILL),
        ("let", cues.LET_ME),
        ("fixed", cues.FIXED),
        ("owed", cues.OWED),
        ("arrives", cues.ARRIVES),
    ):
        found += [(m.start(), m.end(), kind) for m in pattern.finditer(plain)]
    found += [(m.start(), m.start("vp"), "sending") for m in cues.SENDING.finditer(plain)]
    found += [
        (m.start(), m.start("vp"), "present")
        for m in cues.PRESENT.finditer(plain)
        if cues.ACTION.fullmatch(m["verb"])
        and not re.match(r"\s*[,.!?]", plain[m.end() :])
        and not _INTO_CONDITION.search(plain[: m.start()])
    ]
    for kind, opening in (("arrives", _INTO_CLAUSE), ("offer", _INTO_QUESTION), ("offer", _OF_A_NEED)):
        found = [p for p in found if p[2] != kind or not opening.search(plain[: p[0]])]
    found = [p for p in found if p[2] != "offer" or not (_purpose(plain, p) or _of_the_thing(plain, p, found))]
    kept: list[tuple[int, int, str]] = []
    for place in sorted(found, key=lambda p: (p[0], -p[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _purpose(plain: str, place: tuple[int, int, str]) -> bool:
    """Whether an "I can" only says what something is for: "so I can hold them against our counts"."""
    return bool(re.search(r"\bso(?: that)?\s*$", plain[: place[0]], re.IGNORECASE)) and not re.search(
        r"\byou\b", plain[place[1] :], re.IGNORECASE
    )


def _of_the_thing(plain: str, place: tuple[int, int, str], found: list[tuple[int, int, str]]) -> bool:
    """Whether an "I could" stands in a sub-clause of the promise before it: "I'll list the tools I could lend"."""
    promised = max((p[1] for p in found if p[2] == "will" and p[1] < place[0]), default=None)
    if promised is None or re.search(r"[,.;:?!\u2013\u2014]", plain[promised : place[1]]):
        return False
    words = plain[promised : place[1]].rstrip()
    return cues.without_asides(words) != words


def _clause_start(plain: str, cue: int, floor: int) -> int:
    """Where the clause with the cue begins: after the last "and", "but" or dash before it, not before FLOOR."""
    start = floor
    for match in _BOUNDARY.finditer(plain, floor, cue):
        start = match.end()
    return start
