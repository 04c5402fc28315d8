"""A goal in the user's words, taken apart: what to give, what to ask, what to say thanks for."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, field

from assistant.models import TITLES
from assistant.outline import pronouns, questions, spelling, things, verbs, wording
from assistant.outline.pronouns import Voice
from assistant.patterns import any_case, as_written, words

_SPLIT = any_case(
    r"\s*(?:[;,]\s*(?:and\s+)?|\s+and\s+|\.\s+)(?:(?:then|also|please)\s+)*(?=(?:(?:gently|kindly|politely|briefly|warmly)\s+)?(?P<verb>[a-z]+)\b)"
)
_STARTS = words("""
    ask learn find hear understand know see send share give forward return thank congratulate offer invite suggest
    propose arrange schedule set book tell let wish reconnect apologise apologize sorry remind say get check meet help
    show lend bring introduce
""")  # fmt: skip
_ALWAYS = words("ask thank tell congratulate wish apologise apologize sorry invite remind say let")
"""Verbs that begin a part of a goal even behind "tell her that we will come and ..."."""
_NOUNS_TOO = words("book check find help offer return set share show thank")
"""Verbs of these that name a thing at the end of a goal: "thank her for the show and book"."""
_VERBS = verbs.BASES | {"cheer", "explain", "mention", "nudge", "warn", "inform", "remind", "congratulate"}
_VERB_SHOWN = any_case(
    r"^\s+(?:(?P<object>(?:the|an?|my|our|your|her|his|their|this|these|those|some|any|another|two|three|\d+|me|us|him|them|you|it"
    r"|how|what|when|where|why|whether|if|today|tomorrow|next)\b)|(?-i:[A-Z])\w"
    rf"|(?:to\b(?!\s+(?:{'|'.join(sorted(verbs.BASES))})\b)|(?:about|on|at|in|with|from|by|over|into|through|up|back|after|before|until)\b))"
)
"""What shows behind a word such as "plan", "fix" or "visit" that it is a verb; "plan of" and "plan to sell" are nouns."""
_DOING_SHOWN = as_written(
    r"^\s+(?:the|an?|my|our)\b(?!\s+(?:(?:next|last|other|same|following) )?(?:day|evening|week|month|year|few|couple)\b)"
)
"""What shows a verb that no list knows."""
_NO_DOING = any_case(r"\w+(?:ly|[^s]s|ed|ing)|maybe|perhaps|even|ideally|half|above|besides|plus")
_ERRANDS = words("agree answer call chase confirm explain fix follow nudge plan recommend warn")
_FEELING = any_case(r"thank|congratulate|wish|apologi[sz]e|say sorry")
"""Behind this the user's own errand follows: "thank her for the offer to help and fix a day"."""
_UNCOUNTED = {"help", "support", "work", "care", "trust"}
"""Nouns without an article: in "thank her for the tour and help with the roof" she has helped."""
_GOES_ON = any_case(
    r"^(?:tell|let|inform|warn|say|mention|reply|answer|remind)\b.*\b(?:will|would|can|could|shall|must|(?-i:may)|might|to (?!(?:the|an?|my|our|your|his|her|their)\b|\d|(?-i:[A-Z]))\w+)\b|^(?:tell|let|reply)\b.*['\u2019](?:ll|d)\b"
)
"""News in which somebody will do something; "and send ..." behind it is most likely told too."""
_REMARK = any_case(
    r"^(?:(?:ask|find out|follow up|check)\b[^,]*(?P<asked>,\s+)(?:she|he|they|I|we|it)(?:['\u2019](?:s|m|re|ve)|\s+(?:is|are|am|has|have))\b"
    r"|(?:apologi[sz]e|(?:say )?sorry)\b[^,]*(?P<sorry>,\s+)(?:I|we)\b|[^,(]*(?P<easy>\s*[,(]\s*)(?:(?:with )?no (?:pressure|rush|hurry|strings)|without asking|nothing (?:else|more))\b"
    r"|[^(]*(?P<late>\s*\()sorry\b)"
)
"""A remark behind what is asked or said sorry for: "ask if she can come, she is busy"."""
_NO_PRESSURE = any_case(
    r"(?:with )?no (?:pressure|rush|hurry|strings)(?: (?:at all|attached))?\)?|without asking (?:(?:her|him|them) )?for anything"
    r"|nothing (?:else|more)"
)
"""What the easy way out says already."""
_GIVE = any_case(
    r"^(?:to )?(?:(?:send|share|give|forward|return|lend|bring|email|mail|pass on|show)\s+(?:(?:her|him|them|you|over|on)\s+)?|get\s+(?:her|him|them|you)\s+)(?P<thing>.+)$"
)
_THING = any_case(
    r"^(?:the|a|an|my|our|your|some|two|three|her|his|their|\d+|copies|notes|photos|pictures|feedback|comments)\b"
)
_THEIRS = any_case(
    r"^(?:to )?(?:get|ask(?: for)?|hear) (?:her|his|their) (?P<what>views?|opinion|take|thoughts|advice|feedback|answer|help|input|ideas|verdict)\b\s*(?P<about>.*)$"
)
"""What is asked of them, and not brought: "get their view on the tariff"."""
_SAID_BEFORE = as_written(r'\s*\([^()]*: "[^"]*"\)$')
"""The words of a call behind a promise that points at them."""
_ASK = any_case(
    r"^(?:ask|learn|find out|hear|understand|know|see|(?:confirm|follow up on)(?= (?:whether|if|when|where|how|which|what|who)\b)|check(?: in)?(?: on)?|inquire|enquire)\s+(?:from\s+)?(?:(?:her|him|them|you)\s+)?(?P<rest>.+)$"
)
_MEETING = any_case(
    r"^(?:ask (?:(?:her|him|them) )?for|suggest|propose|arrange|schedule|set up|book|(?P<invited>invite (?:her|him|them) (?:to|for))|have|get|meet for)\s+"
    r"(?P<what>(?P<article>a |an |some )?(?:(?P<minutes>\d{1,3})[- ]?min(?:ute)?s?[- ]?(?:of |for )?(?:a )?)?(?:short |quick |brief )?"
    r"(?P<noun>call|talk|chat|meeting|coffee|lunch|conversation|visit|time)\b)(?P<more>.*)$"
)
_AWAY_FROM_PHONE = {"coffee", "lunch", "visit"}
"""What one asks for by its name and not as minutes on the phone."""
_DAY_WORDS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|winter|tomorrow|today|tonight|week|month|year|weekend|easter|christmas)s?"
)
_WHEN = any_case(
    rf"\s*\b(?P<when>(?:(?:on|in|at|before|after|by|during|between|around|from|early|late|this|next|the) )*(?:\d{{1,2}}(?:st|nd|rd|th)? |\w+ )?{_DAY_WORDS}\b.*"
    r"|(?:on )?\d{4}-\d{2}-\d{2}.*|at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?\b.*)$"
)
"""The end of a wish for a meeting that says when: "on Thursday", "in the first week of May"."""
_WHOM = r"(?P<whom>her|him|them|you)"
_SORRY = r"(?:apologi[sz]e|(?:say )?sorry)(?:\s+to\s+(?P<whom>her|him|them|you))?"
_TELL = any_case(
    rf"^(?:(?:(?:tell|inform|warn)\s+{_WHOM}|let\s+(?P<known>her|him|them|you)\s+know|say|mention|confirm(?:\s+to\s+(?:her|him|them))?(?=\s+that\b)|(?:reply|answer|write)(?:\s+to\s+(?:her|him|them))?(?=\s+that\b))(?P<that>\s+that)?|remind\s+(?P<again>her|him|them|you)(?P<but>\s+that))\s*[:,]?\s+(?P<what>.+)$"
)
_REPLY = any_case(
    r"^(?:reply|answer|respond|write back)\b(?:\s+to\s+(?:her|him|them))?(?P<about>(?:\s+(?=(?:her|his|their|your) (?:question|request|message|letter|note|e?-?mail)\b)[^:]+?|\s+(?:on|about|to|regarding|concerning)\s+[^:]+?)?)\s*:\s*(?P<what>.+)$"
)
_YES_OR_NO = any_case(
    rf"^(?:(?:say|reply|answer)(?:\s+to\s+(?:her|him|them))?|tell\s+{_WHOM}|let\s+(?:her|him|them|you)\s+know)\s*[:,]?\s+(?:it is |it's )?(?:a )?(?P<word>yes|no)\b(?:\s+(?P<to>(?:to|for|on)\s+.+))?$"
)
_ACCEPT = any_case(r"^(?:(?P<yes>accept)|decline|turn down|refuse)\s+(?P<to>(?:the|her|his|their|your|this)\b.+)$")
_SORRY_FOR = any_case(rf"^{_SORRY}\s+(?:for|about)\s+(?P<what>.+)$")
_SORRY_THAT = any_case(rf"^{_SORRY}\s+(?:that\s+)?(?P<what>.+)$")
_NO_ANSWER = any_case(r"\b(?:answer|repl(?:y|ie)|respon[ds]|wrote back|written back|write back)")
"""An apology that is about their message."""
_INTRODUCED = any_case(
    r"^introduce myself(?:\s+to\s+(?:her|him|them|you))?\s*(?:[:,\u2013\u2014-]\s*|(?P<role>as)\s+(?=(?:the|an?)\b))(?P<what>.+)$"
)
_MY_NEWS = any_case(r"^(?:I|we)(?:['\u2019](?:m|ve|ll|d|re))?\s")
_DAY = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\d{4}-\d{2}-\d{2}|tomorrow|next week|the week|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[:.]\d\d|[ap]m|noon|the|at|of|in|or|on"
    r"|next|this|early|late|morning|afternoon|evening)\b[\s,]*)+"
)
_DAY_MEANT = any_case(
    rf"^(?:on |in )?(?P<day>(?=.*(?:{_DAY_WORDS}\b|\d{{4}}-)){_DAY})(?:(?:as the (?:day|date) )?for (?P<what>.+?))?(?: instead)?$"
)
_THING_AND_DAY = any_case(rf"^(?P<what>(?:the|an?|our|her|his|their|your) .+?) on (?P<day>{_DAY})$")
"""A day for something, either first: "Friday for the tasting", "the tasting on Friday"."""
_WHICH_DAY = any_case(
    r"^(?:(?:fix|find|agree|set|settle|pick|choose|decide)(?: with (?:her|him|them))?(?: on)? (?:a|the|another|some) (?:good |new )?(?P<unit>day|date|time|week|slot)"
    r"|(?:propose|suggest|arrange|schedule) (?:a|another) (?P<other>day|date|week|slot))"
    rf"(?: with (?:her|him|them))?(?P<when> (?:in|next|this|before|after|around) (?:\w+ )?{_DAY_WORDS})?(?P<what> (?:for|to) .+)?$"
)
_PROPOSE = any_case(
    r"^(?P<verb>suggest|recommend|propose|confirm)(?: to (?:her|him|them|you)| (?:her|him|them|you)(?= (?:the|an?|my|our)\b))?:? (?P<what>.+?)(?: to (?:her|him|them|you))?$"
)
_OPEN_IDEA = any_case(
    r"^(?:an?|some|another|the|one|two|three|my|our)(?: \w+)? (?:ideas?|suggestions?|names?|numbers?|titles?|ways?|places?|topics?|themes?|dates?|days?|times?"
    r"|weeks?|solutions?|alternatives?)\b(?!.*(?::|,|\b(?:such as|like|called|namely)\b))"
)
"""An idea that is announced and not told: "suggest a title for her talk"."""
FOLLOW_UP = any_case(r"follow(?:ing)? up(?: (?:with )?(?:her|him|them|you))?(?: (?:again|once(?: more)?|briefly))?")
_LETTER = r"(?:message|(?:e-?)?mail|letter)"
MY_MESSAGE = any_case(
    rf"{FOLLOW_UP.pattern} on my (?:\w+ )?{_LETTER}(?: (?:of|from|about|on) [^,]+)?(?:, (?:which|that) (?:she|he|they)\b[^,]*)?"
    r"(?:,? (?:with|and give (?:her|him|them)) .+)?"
)
"""A message of mine that is followed up, and what comes with it: an offer brings that."""
_AGAIN = (
    rf"(?:ask(?: (?:her|him|them|you))? again(?: (?:her|him|them|you))?|{FOLLOW_UP.pattern}"
    r"(?:[,:;]?(?: (?:there is|I have|I got))?(?: still)? no (?:answer|reply|response|word)(?: yet)?)?)"
)
_STILL = any_case(
    rf"^(?:{_AGAIN}[,:;]?(?: on)?(?: ask(?: (?:her|him|them))?)?|remind (?:her|him|them|you) (?:of|about) my question) (?P<what>(?P<word>whether|if|when|where|how|which|what|who)\b\s+(?P<rest>.+))$"
)
"""A question that had no answer yet."""
_COMES_BACK = any_case(
    rf"{_AGAIN} (?:on|about|for|over) (?:my (?:\w+ )?(?:{_LETTER}|note|question|request)(?: of [\w ]+?)? (?:about|on|for) )?(?P<what>.+)$"
)
_STANDS = any_case(
    r"^(?:nudge(?: (?:her|him|them|you))? (?:about|on|for|over)|chase(?: up)?(?: (?:her|him|them|you)(?= (?:up|about|for|on|over)\b))?(?: up)?(?: (?:about|for|on|over))?"
    rf"|{_AGAIN} (?:on|about|over|for)"
    r"|remind (?:her|him|them|you) (?:about|of)(?= my (?:\w+ )?(?:question|request|offer|proposal|invitation|e?-?mail|message)\b)"
    r"|(?P<kindly>(?:kindly|gently|politely) )remind(?: (?:her|him|them|you))? (?:about|of)) (?P<what>(?:\w+ing (?:the|an?|my|our)|the|an?|my|our|your|her|his|their|this) .+)$"
)
"""Something that they are to be asked about again."""
_OWN_TALK = any_case(rf"^(?:the|my|our|your) (?:\w+ )?(?:call|talk|meeting|chat|conversation|visit|{_LETTER})s?\b")
_MANNER = r"gently|kindly|politely|briefly|warmly"
_REMIND = any_case(rf"^remind\s+{_WHOM}\s+(?:of|about|to)\s+(?P<what>.+)$")
_FAVOUR = any_case(
    r"^ask\s+(?:(?P<whom>her|him|them|you)\s+)?(?:for\s+)?(?:a|one)\s+(?:(?:small|quick|little|big)\s+)?favou?r\b\s*[:,\u2013\u2014-]?\s*(?:to\s+)?(?P<deed>.+)$"
)
_TAKES = any_case(r"\s*[,;(:]?\s*(?:(?:about|some|for|it takes|takes)\s+)*(?P<minutes>\d{1,3})[- ]?min(?:ute)?s?\b\)?")
"""What a favour costs: ", about 20 minutes"."""
_TAKES_LAST = any_case(rf"(?:{_TAKES.pattern})$")
_DETERMINED = words("a an the my our your her his their this these two three")
_BARE_POINTER = any_case(
    r"\b(?:that|this|these|those|it|one|ones|them|something)\b(?=\s*(?:$|[,.;:()]|(?:on|in|up|to|for|by|with|over|from|at|back|out|off"
    r"|along|across|down|and|or|soon|today|tomorrow|next|before|after|until|again|too|then|when|if|as|there|here|now)\b))"
)
_POINTED_AT = any_case(
    r"\b(?:the|an?|my|our|your|her|his|their|two|three|\d+)\s+\w.*(?:\b(?:and|then|when|once|before|after|if|that|which)\b|,)"
    r"|\b\w+ what \w+ (?:would|could|might|may|should) \w.*\band\b"
)
"""What a pointer behind it may point at: "mend the stone and send it back"."""
_BARE_NAME = any_case(
    r"\b(?:an?|the|some)\s+(?:name|number|figure|date|day|time|answer|word|price|quote|contact|address|link|thing|bit)s?\b"
    r"(?!\s+(?:of|for|from|to (?!her\b|him\b|them\b|you\b|me\b|us\b)|on|in|about|at|with|who|that|which|when|where)\b)(?!\s+(?!by\b|back\b|to\b|soon\b|today\b|next\b|and\b|or\b)[a-z]{4,})"
)
_BARE_NUMBER = any_case(
    r"^\w+\s+(?:(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|and|a|about)\s+)*(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?=\s*$|\s+(?:in|from|up|aside|by|on|back)\b)"
)


_REPORT = any_case(
    r"^(?:(?:tell|show|update|inform) (?:her|him|them|you)|let (?:her|him|them|you) (?:know|hear|see)"
    r"|give (?:her|him|them|you)(?= .*\b(?:results?|outcomes?|findings|numbers|figures|news)\b)"
    r"|(?:share|report|mention|pass on)(?: (?:with|to) (?:her|him|them|you))?) (?:of |about |on )?(?P<what>.+?)"
    r"(?: (?:with|to) (?:her|him|them|you))?(?:,? (?:since|because) .*|,? as (?:she|he|they)\b.*)?$"
)


def asked_before(clause: str, voice: Voice) -> str | None:
    """What CLAUSE, "follow up once on my mail about the sheds", comes back to; else None."""
    match = _COMES_BACK.match(_to_them(clause.rstrip("."), voice))
    return match["what"] if match else None


def reported(clause: str, voice: Voice) -> str | None:
    """What CLAUSE wants told and leaves to the notes: "tell her what came of it", "share the test result"; else None."""
    match = _REPORT.match(_to_them(clause.rstrip("."), voice))
    return match["what"] if match else None


def is_bare(text: str) -> bool:
    """Whether TEXT means nothing without the talk it comes from: "pass that on", "get a name", "put forty in"."""
    plain = text.strip().rstrip(".")
    pointers = (m for m in _BARE_POINTER.finditer(plain) if not _POINTED_AT.search(plain[: m.start()]))
    if next(pointers, None) or _BARE_NAME.search(plain) or _BARE_NUMBER.search(plain):
        return True
    return (
        len(plain.split()) < 2
        or re.fullmatch(r"let \w+ know|\w+ (?:back|in|on|up|over|out|through)(?: (?:to|with) \w+)?", plain) is not None
    )


@dataclass
class Plan:
    """What a goal asks for. `question` already speaks to the contact; `rest` fits no pattern."""

    things: list[str] = field(default_factory=list)
    question: str | None = None
    question_words: str = ""
    asked_for: str | None = None
    """The thing that the question asks for; they may have promised it."""
    favour: bool = False
    ask_minutes: int | None = None
    meeting_minutes: int | None = None
    meeting: str | None = None
    meeting_when: str | None = None
    thanks: str | None = None
    congratulations: str | None = None
    sorry: str | None = None
    sorry_that: str | None = None
    """An apology that is a clause: "I am sorry that it took so long"."""
    after_long: str | None = None
    """The time since the last talk, when the goal names it: "two years"."""
    news: str | None = None
    answer: str | None = None
    """A yes or a no, with what it is said to: "a yes to Thursday"."""
    unanswered: str | None = None
    """What they have not answered, empty when the goal does not name it."""
    reminder: str | None = None
    """What they are to be reminded of."""
    wish: str | None = None
    well: str | None = None
    """A day of theirs that the notes hold, for which they are wished well."""
    went: str | None = None
    """An event of theirs after which is asked."""
    offer: str | None = None
    replies: bool = False
    """Whether the goal answers a question or a message of theirs."""
    said: list[tuple[str, str]] = field(default_factory=list)
    """Each part of the goal that is taken up, with the words that say it."""
    rest: list[str] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether the goal has its question, or the wish for a meeting, already."""
        return bool(self.question or self.meeting_minutes)

    @property
    def tells(self) -> bool:
        """Whether the goal has something of its own to tell."""
        return bool(self.news or self.answer or self.reminder or self.sorry or self.sorry_that)

    @property
    def answers(self) -> bool:
        """Whether the goal answers their message, or is sorry that it has no answer yet."""
        return bool(_NO_ANSWER.search(self.sorry or self.sorry_that or "")) or self.replies


_IT_WENT = any_case(r"ask (?:(?:her|him|them) )?how it went: (?P<what>.+)")
"""How the program itself names what is to be asked about: "ask how it went: her exam"."""


_WISHES_TO_ASK = any_case(
    r"\b(?:(?:I(?:'d| would)|would) (?:love|like|be (?:glad|curious))|I want|curious) to (?:hear|know|learn|find out|ask)(?= )"
)
_OF_THE_LETTER = any_case(
    r"(?:\s*[.;,]\s*(?:and )?|\s+and\s+)(?:please )?(?:no (?:requests?|asks?|questions?|small talk|strings)\b[^.;,]*|mean it"
    r"|(?:the )?limits? included|there(?:['\u2019]s| is) nothing (?:I want |else )?to ask[^.;]*|(?:it|this) should be [^.;]*"
    r"|there(?:['\u2019]s| is) nothing I want(?: to ask)?[^.;]*)(?=[.;,]|\s*$)"
)
"""How the letter is to be: no words of it."""
_AGES = any_case(
    r"^(?:it(?:['\u2019]s| has) )?been (?:ages|years|too long|(?:such )?a (?:long )?while|so long)[\s!,.;]*(?:so )?"
)
_NO_REPLY = any_case(
    r"[,;(]\s*(?:there(?:['\u2019]s| is) |I (?:have|got) )?(?:still|so far) no (?:answer|reply|word|response)\b[^,;]*$"
)
"""What only says why somebody is asked again."""


def parse(goal: str, voice: Voice, today: dt.date) -> Plan:
    """GOAL clause by clause; what fits no pattern is kept in `rest`, never bent."""
    plan = Plan()
    if found := _IT_WENT.fullmatch(goal):
        plan.went = found["what"]
        plan.question = wording.went(plan.went, voice) or "How did it go?"
        plan.said.append((goal, plan.question))
        return plan
    goal = _WISHES_TO_ASK.sub("ask ", _NO_REPLY.sub("", _OF_THE_LETTER.sub("", goal)))
    if ages := _AGES.match(goal):
        plan.after_long, goal = "a long time", goal[ages.end() :]
    for clause in clauses(spelling.spelled_out(goal, voice)):
        words = _take(plan, clause, voice, today)
        if words is None:
            plan.rest.append(clause)
        else:
            plan.said.append((clause, words))
    if plan.unanswered is not None:  # "follow up, she has not answered": the one says the other
        plan.rest = [clause for clause in plan.rest if not FOLLOW_UP.fullmatch(clause)]
    return plan


def clauses(goal: str) -> list[str]:
    """GOAL cut where a new verb of doing begins."""
    parts, start = [], 0
    for match in _SPLIT.finditer(goal):
        if _begins_part(match["verb"], goal[match.end("verb") :], goal[start : match.start()], match[0]):
            parts.append(goal[start : match.start()])
            start = match.end()
    parts.append(goal[start:])
    whole = [said for part in parts for said in _with_remark(part.strip())]
    return [part.strip().rstrip(".") for part in whole if part.strip(" .")]


def _with_remark(part: str) -> list[str]:
    """PART of a goal, and the remark behind it."""
    match = _REMARK.match(part)
    if match is None or match.lastgroup is None:
        return [part]
    said, remark = part[: match.start(match.lastgroup)], part[match.end(match.lastgroup) :]
    return [said, *_with_remark(remark.removesuffix(")") if match["late"] else remark)]


def _begins_part(word: str, after: str, part: str, between: str) -> bool:
    """Whether WORD, between PART and AFTER, is a verb of its own and not a noun or another verb of PART."""
    verb = word.lower()
    shown = _VERB_SHOWN.match(after)
    if verb in _UNCOUNTED and part.lower().startswith("thank") and not (shown and shown["object"]):
        return False
    if verb == "sorry" and re.search(r"\b(?:yes|no)$", part, re.IGNORECASE):
        return False  # "say no, sorry"
    if verb in _STARTS:
        told = "and" in between.split() and _GOES_ON.match(part) and verb not in _ALWAYS
        return not told and bool(verb not in _NOUNS_TOO or after.strip(" ."))
    known = verb in _VERBS and shown and (shown["object"] or "," not in part)  # "the visit, the call and answer to me"
    unknown = word.islower() and verb not in verbs.STOP | verbs.GENERIC and not _NO_DOING.fullmatch(word)
    if not known and not (unknown and not verbs.is_past(verb) and _DOING_SHOWN.match(after)):
        return False
    mine = re.match(r"ask\b", part, re.IGNORECASE) and re.match(r"\s+(?:her|him|them|his|their)\b", after)
    errand = verb in _ERRANDS and _FEELING.match(part)
    return bool(mine or errand) or not _takes_verbs(part)


def _takes_verbs(part: str) -> bool:
    """Whether one more verb may go on what PART says: "ask how they dye", "tell her we will dye", "help her dye"."""
    words = [word.strip(",;:.") for word in part.split()]  # "May" is a month, "may" is none
    for before, word in itertools.pairwise(words):
        base = word in verbs.BASES or not (verbs.is_past(word) or word in verbs.AUXILIARIES)
        if before in _MODALS or (base and before.lower() in {"i", "we", "you", "they"}):
            return True
        if before == "to" and word in verbs.BASES:
            return True
    asks = re.search(r"\b(?:how|what|when|where|why|whether|if|that)\b.*\w{2}s (?P<verb>\w+)", part, re.IGNORECASE)
    helped = re.match(r"(?:help|let|watch|see) \w+ (?P<verb>\w+)", part, re.IGNORECASE)
    return any(found is not None and found["verb"].lower() in verbs.BASES for found in (asks, helped))


_MODALS = words("will would can could shall should must may might")


def thing(promise: str) -> str | None:
    """What a promise hands over ("send her the checklist" -> "the checklist"), or None when it is a deed."""
    bare = _SAID_BEFORE.sub("", promise.strip().rstrip("."))
    match = _GIVE.match(re.sub(r"\s+(?:to|with) (?:her|him|them|you)$", "", bare))
    found = match["thing"] if match else None
    if found is None or not _THING.match(found) or _THEIRS.match(promise.strip()):
        return None
    return found


def _take(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """The words that will say CLAUSE, empty when it needs none; None when no pattern fits."""
    plain = re.sub(rf"^(\w+ (?:her|him|them|you)) ({_MANNER})\b", r"\2 \1", _without_name(clause, voice))
    plain = _to_them(plain, voice) if FOLLOW_UP.match(plain) else plain
    for still in (_known_yet, _stands):
        if (words := still(plan, plain, voice, today)) is not None:
            return words
    plain = re.sub(rf"^(?:{_MANNER}) ", "", plain, flags=re.IGNORECASE)
    if _NO_PRESSURE.fullmatch(plain) and (plan.said or plan.unanswered is not None):
        return ""
    for take in (_silent, _favour, _told, _reminded, _day_asked, _time_asked):
        if (words := take(plan, plain, voice, today)) is not None:
            return words
    named = _spoken_to(plain)
    for take in (_met, _thanks, _wished, _given, _invited, _offered, _asked, _proposed):
        if (words := take(plan, named, voice, today)) is not None:
            return words
    hello = _HELLO.match(_to_them(named, voice))
    if hello is None:
        return None
    if long := _AFTER_LONG.match(hello["more"]):
        plan.after_long = "a long time" if long["long"].split()[0] in ("all", "so", "such", "this") else long["long"]
        return ""
    return "" if _WITH_THEM.fullmatch(hello["more"]) else hello["more"].strip(" ,")


_UNANSWERED = any_case(
    rf"^(?:{FOLLOW_UP.pattern}[,:;]? )?(?:(?:she|he|they|you) (?:(?:has|have|did)(?: not|n['\u2019]t)(?: yet)?|never) (?:answer(?:ed)?|repl(?:y|ied)"
    r"|respond(?:ed)?|(?:written|write|wrote) back)|(?:there (?:is|was) |I (?:have|got) )?(?:still )?no (?:answer|reply|response))(?: yet)?(?: to me)?"
    r"(?: (?:about|on|regarding|concerning) (?P<what>.+?))?(?: yet)?$"
)


def _silent(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "She has not answered about the lease": what she was asked about, without blame."""
    match = _UNANSWERED.match(clause)
    what = pronouns.to_reader(match["what"], "", voice) if match and match["what"] else ""
    if match is None or what is None or plan.unanswered is not None or plan.question:
        return None
    if what and what.split()[0].lower() not in _DETERMINED:
        return None
    plan.unanswered = spelling.with_days(what, today)
    return plan.unanswered


_HELLO = any_case(
    r"^(?:reconnect|say hello|catch up|(?:get|be) (?:back )?in touch|write (?:to )?(?:her|him|them)(?: again)?(?=$| after\b)"
    r"|a short hello|(?:start|build|keep)\b.*\b(?:relationship|touch))\b(?P<more>.*)$"
)
_AFTER_LONG = any_case(
    r" (?:(?:with|to) \w+ )?(?:again )?after (?P<long>(?!the |his |her |my |our )(?:[\w-]+ ){1,3}(?:years?|months?|weeks|time|while))$"
)
_WITH_THEM = any_case(
    r"(?: (?:again|soon|briefly|properly|warmly))?(?: (?:with|to) (?:her|him|them|you|(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)*))?(?: (?:again|soon))?"
)


def _met(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """A call, a coffee or a visit that is asked for; "invite her to visit us" names a deed and is none."""
    match = _MEETING.match(_in_figures(clause))
    if match is None:
        return _minutes_asked(plan, _in_figures(clause), voice, today)
    noun = match["noun"].lower()
    if plan.asks:
        return None
    verb = match["invited"] and match["invited"].endswith("to") and not (match["article"] or match["minutes"])
    if verb and noun in ("call", "talk", "chat", "visit", "time"):
        return None
    more, minutes = match["more"], match["minutes"]
    why = ""
    if (purpose := _TO_HEAR.search(more)) and (turned := pronouns.to_reader(purpose["why"], "", voice)):
        why, more = f", {turned}", more[: purpose.start()]
    if not minutes and (takes := _TAKES_LAST.search(more)):
        more, minutes = more[: takes.start()], takes["minutes"]
    if when := _WHEN.search(more):
        plan.meeting_when, more = spelling.with_days(when["when"].strip(), today) + why, more[: when.start()]
    elif why:
        return None
    with_them = "|".join(["her", "him", "them", "you", *map(re.escape, voice.names)])
    more = re.sub(rf"^\s*with (?:{with_them})\b", "", more).strip(" ,")
    about = pronouns.to_second(more)
    if more and not _ABOUT.match(more):
        plan.meeting_when = None
        return None
    plan.meeting_minutes = int(minutes or 20)
    if noun in _AWAY_FROM_PHONE or about or plan.meeting_when or noun == "meeting":
        plan.meeting = f"{_meeting_named(noun, about, given=bool(minutes))} {about}".strip()
    return about or (plan.meeting_when or "")


def _meeting_named(noun: str, about: str, *, given: bool) -> str:
    """A meeting by its name, or by its minutes, which the goal has GIVEN or which are to be filled in."""
    if noun in _AWAY_FROM_PHONE or (noun == "meeting" and not given and re.match(r"(?:in|at) ", about)):
        return noun if noun == "lunch" else f"a {noun}"
    return f"{{minutes}} minutes {'together' if noun == 'meeting' else 'on the phone'}"


_ABOUT = any_case(r"(?:about|on|over|to|at|in|for|regarding)\b")
_TO_HEAR = any_case(r",?\s+(?P<why>to (?:hear|learn|find out|understand) .+)$")
"""What a talk is for."""


def _minutes_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Propose 20 minutes before the fair opens": whether they would suit, at the time of the goal."""
    match = _MINUTES_ALONE.match(clause)
    if match is None or plan.asks:
        return None
    more = pronouns.to_reader(_WITH_READER.sub("", match["more"]).strip(" ,"), "", voice)
    if more is None:
        return None
    said = spelling.with_days(more, today)
    when = re.search(r"\b(?:before|after|during|between) .+", said) or _WHEN.search(said)
    about = said[: when.start()].strip(" ,") if when else said
    if about and not _ABOUT.match(about):
        return None
    plan.meeting_minutes, plan.meeting = int(match["minutes"]), f"{{minutes}} minutes {about}".strip()
    plan.meeting_when = when[0].strip() if when else None
    return about or plan.meeting_when or ""


_MINUTES_ALONE = any_case(
    r"^(?:ask (?:(?:her|him|them) )?for|suggest|propose|arrange|schedule|book)(?: (?:to )?(?:her|him|them|you))? (?P<minutes>\d{1,3})[- ]?min(?:ute)?s?\b(?P<more>.*)$"
)


def _in_figures(clause: str) -> str:
    """CLAUSE with its minutes as a number: "a twenty minute call"."""
    return _MINUTES.sub(lambda found: _FIGURES[found["number"].lower()], clause)


_FIGURES = {"five": "5", "ten": "10", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "sixty": "60"}
_MINUTES = any_case(rf"\b(?P<number>{'|'.join(_FIGURES)})(?=[- ]min(?:ute)?s?\b)")


def _thanks(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    match = re.match(
        r"^(?P<what>thank|say (?:thanks|thank you)|congratulate)(?:\s+(?:to\s+)?(?:her|him|them|you))?(?:\s+(?:for|on)(?P<deed> this:)?\s+(?P<for>.+))?$",
        clause,
        re.IGNORECASE,
    )
    if match is None:
        return None
    about = spelling.with_days(pronouns.to_second(match["for"]), today) if match["for"] else ""
    verb = about.split()[0] if about else ""
    if match["deed"] and verb in verbs.BASES:
        about = f"{verbs.gerund(verb)}{about[len(verb) :]}"
    if "thank" in match["what"].lower():
        if plan.thanks is not None:
            return None  # one thanks; the other is left to the user
        plan.thanks = about
    else:
        plan.congratulations = about
    return about


_WELL = any_case(r"^wish\s+(?:her|him|them|you)\s+well\b(?:\s+for\b|:)?\s*(?P<what>.+)$")


def _wished(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    """ "Apologise for the late reply", "wish her a good fair"."""
    if well := _WELL.match(clause):
        plan.well = well["what"]
        return plan.well
    sorry = _SORRY_FOR.match(clause)
    wish = re.match(r"^wish\s+(?:her|him|them|you)\s+(?P<what>.+)$", clause)
    found = sorry or wish
    if found is None:
        return None
    words = spelling.with_days(pronouns.to_second(found["what"]), today)
    if sorry:
        plan.sorry = words
    else:
        plan.wish = words
    return words


def _told(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """News in the goal's own words: "tell them that the crane arrives on 3 December", "reply on the tender: we are in"."""
    for pattern, tell in _TELLINGS:
        if match := pattern.match(clause):
            return tell(plan, match, voice, today)
    if _MY_NEWS.match(clause) and (plan.sorry or plan.sorry_that):
        what = _sentence(clause, "", voice, sure=False)
        return None if what is None else _news(plan, what, today)
    return None


def _yes_or_no(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    to = pronouns.to_reader(match["to"] or "", match["whom"] or "", voice) if match["to"] else ""
    if to is None or plan.answer:
        return None
    plan.answer = spelling.with_days(f"a {match['word'].lower()} {to}".strip(), today)
    return plan.answer


def _accepted(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    to = pronouns.to_reader(match["to"], "", voice)
    if not to:
        return None
    plan.answer = f"a {'yes' if match['yes'] else 'no'} to {spelling.with_days(to, today)}"
    return plan.answer


def _sorry_that(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    what = _sentence(match["what"], match["whom"] or "", voice, sure=False)
    if what is None or plan.sorry_that:
        return None
    plan.sorry_that = spelling.with_days(what, today)
    return plan.sorry_that


def _introduced(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    if match["role"]:
        what = pronouns.to_reader(match["what"], "", voice)
        return None if what is None else _news(plan, f"I am {what}", today)
    what = _sentence(match["what"], "", voice, sure=False)
    return None if what is None else _news(plan, what, today)


def _replied(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    about = re.sub(r"^your\b", "to your", pronouns.to_second(match["about"].strip()))
    news = _sentence(match["what"], "", voice, sure=False)
    if news is None:
        return None
    plan.replies = about.startswith("to your ")
    return _news(plan, f"{about}: {news}" if about else news, today)


def _said(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    whom = (match["whom"] or match["known"] or match["again"] or "").lower()
    news = _sentence(match["what"], whom, voice, sure=not (match["that"] or match["but"]))
    return None if news is None else _news(plan, news, today)


_TELLINGS = (
    (_YES_OR_NO, _yes_or_no), (_ACCEPT, _accepted), (_SORRY_THAT, _sorry_that), (_INTRODUCED, _introduced),
    (_REPLY, _replied), (_TELL, _said),
)  # fmt: skip
"""How news begins in a goal, and what reads it: the first that matches decides."""


def _news(plan: Plan, news: str, today: dt.date) -> str:
    """NEWS kept in the plan, behind what was told before."""
    told = spelling.with_days(news, today)
    plan.news = f"{plan.news}. {spelling.capital(told)}" if plan.news else told
    return told


def _sentence(text: str, whom: str, voice: Voice, *, sure: bool) -> str | None:
    """TEXT as it may be said to the reader: a whole sentence whose pronouns can be turned safely, or None."""
    plain = re.sub(r"\b(and|but) that\b", r"\1", text.strip().rstrip(".!"))
    plain = _AFTER_YES.sub(r"\1, ", plain)
    if _YES_GLADLY.fullmatch(plain):
        return plain
    short = re.fullmatch(r"(?:yes|no)(?:,\s*(?P<more>.+))?", plain, re.IGNORECASE)
    words = (short["more"] or "").split() if short else plain.split()
    first = words[0] if words else ""
    commands = first in verbs.BASES or first.lower() in _NO_START or first.endswith("ly")
    if (words and not verbs.finite(words, sure=sure)) or commands or "?" in plain:
        return None
    return pronouns.to_reader(plain, whom, voice)


_AFTER_YES = any_case(
    r"^(yes|no) (?=(?:I|we|you|she|he|they|it|that|this|there|gladly|happily|certainly|of course|with pleasure|please)\b)"
)
_YES_GLADLY = any_case(r"(?:yes|no), (?:gladly|happily|certainly|of course|with pleasure|please|sorry)")
"""A yes or a no that is a whole answer."""
_NO_START = words("about to how what when where who which why whether if of ask please")


def _reminded(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    match = _REMIND.match(clause)
    if match is None or plan.reminder:
        return None
    plan.reminder = spelling.with_days(match["what"], today)
    return plan.reminder


def _given(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    found = thing(clause)
    if found is None or is_bare(clause):
        return None
    plan.things.append(spelling.with_days(pronouns.to_second(found), today))
    return plan.things[-1]


def _invited(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    match = re.match(
        r"^invite\s+(?:her|him|them|you)(?P<more>\s+and\s+(?:her|his|their|your)\s+\w+(?: \w+)?)?\s+to\s+(?P<rest>.+)$",
        clause,
        re.IGNORECASE,
    )
    if match is None:
        return None
    rest = spelling.with_days(pronouns.to_second(match["rest"]), today)
    come = "" if rest.split()[0].lower() in verbs.BASES | {"be", "chat"} else "come to "
    more = pronouns.to_second(match["more"] or "", they=True)
    who = f"you {more}".strip()
    return _question(plan, f"Would {who} like to {come}{rest}?", _object(match["rest"]))


def _offered(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    match = re.match(r"^(?:offer|help)\s+(?:(?P<whom>her|him|them|you)\s+)?(?P<rest>.+)$", clause, re.IGNORECASE)
    match = match or re.match(r"^(?P<rest>introduce\s+(?P<whom>her|him|them|you)\s+to\s+.+)$", clause, re.IGNORECASE)
    if match is None or plan.offer or match["rest"].lower() in ("her", "him", "them", "you"):
        return None
    rest = match["rest"]
    if re.match(r"first\b|(?:some |my |our )?help\b(?! (?:with|to|on|in|for)\b)", rest, re.IGNORECASE):
        return None  # whatever is of use
    if clause.lower().startswith("help"):
        deed = re.sub(r"^(?:with )?to\s+", "", rest)
        does = deed != rest or deed.split()[0].lower() in verbs.BASES
        rest = (
            f"help you {deed}" if does else f"help {rest}" if rest.lower().startswith("with ") else f"help with {rest}"
        )
    rest = re.sub(r",?\s+so (?:that )?(?:she|he|they|we|I)\b.*$", "", rest)
    plan.offer = spelling.with_days(pronouns.to_second(re.sub(r"^to\s+", "", rest)), today)
    return plan.offer


def _favour(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Ask a favour: look over our tender, 20 minutes": one question, with the minutes it costs."""
    match = _FAVOUR.match(clause)
    if match is None or plan.question:
        return None
    takes = _TAKES.search(match["deed"])
    deed = _TAKES.sub("", match["deed"], count=1).strip(" ,.;:?") if takes else match["deed"].strip(" .?")
    deed = re.sub(r"^(?:to|(?:could|can|would|will) (?:she|he|they|you))\s+", "", deed, flags=re.IGNORECASE)
    words = deed.split()
    turned = pronouns.to_reader(deed, match["whom"] or "", voice)
    if not words or turned is None:
        return None
    said = spelling.with_days(turned, today)
    spare = f"spare {takes['minutes']} minutes " if takes else ""
    if words[0].lower() in _DETERMINED:
        question = f"Could you {spare}for {said}?" if takes else f"Could I ask you for {said}?"
    elif words[0].lower() in verbs.BASES or (
        len(words) > 1 and words[1].lower() in _DETERMINED | {"over", "at", "through"}
    ):
        question = f"Could you {spare}{'to ' if takes else ''}{said}?"
    else:
        return None
    plan.favour, plan.ask_minutes = True, int(takes["minutes"]) if takes else None
    return _question(plan, question, _object(deed))


def _known_yet(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """A question that is asked again: "Do you know yet whether you can come?"."""
    match = _STILL.match(clause)
    if match is None or plan.question:
        return None
    decided = re.search(rf"\b(?:{'|'.join(sorted(_MODALS))})\b", match["rest"])
    turned = pronouns.to_reader(match["rest"].rstrip(" .?"), "", voice) if decided else None
    if turned is None:
        asked = questions.question(spelling.with_days(match["what"], today), voice)
        return _question(plan, asked, match["what"]) if asked else None
    word = match["word"].lower()
    said = f"Do you know yet {'whether' if word == 'if' else word} {spelling.with_days(turned, today)}?"
    return _question(plan, said, match["what"])


def _stands(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Nudge her about the lease": a question how it stands; an event is recalled and does not stand."""
    match = _STANDS.match(clause)
    named = (_COMES_BACK.match(clause) or match or {"what": ""})["what"]
    if match is None or plan.question or _OWN_TALK.match(named) or (match["kindly"] and _WHEN.search(clause)):
        return None
    turned = pronouns.to_reader(named, "", voice)
    if turned is None:
        return None
    what = spelling.with_days(turned, today)
    said = _question(plan, f"How do things stand with {what}?", named)
    plan.asked_for = what if said else plan.asked_for
    return said


def _day_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Find a day for the tasting", "propose Friday for the tasting": whether it, or which day, would suit them."""
    if which := _WHICH_DAY.match(clause):
        what = pronouns.to_reader((which["what"] or "").strip(), "", voice) if which["what"] else ""
        what = re.sub(r"^to meet (?:with )?you\b", "to meet", what) if what else what
        if what and re.match(r"to .*\byou\b", what):
            return None  # who does it is the user: "find a day to visit her"
        unit = (which["unit"] or which["other"]).lower()
        named = {"date": "day", "slot": "time"}.get(unit, unit) + (which["when"] or "")
        asked = f"{'What' if named.startswith('time') else 'Which'} {named} would suit you {what}".strip()
        return None if what is None else _question(plan, spelling.with_days(f"{asked}?", today), which["what"] or "")
    proposed = _PROPOSE.match(clause)
    if proposed is None or proposed["verb"].lower() not in ("suggest", "propose") or _MEETING.match(clause):
        return None
    found = _DAY_MEANT.match(proposed["what"]) or _THING_AND_DAY.match(proposed["what"])
    what = pronouns.to_reader(found["what"], "", voice) if found and found["what"] else ""
    if found is None or what is None:
        return None
    day = spelling.with_days(found["day"].strip(" ,"), today)
    return _question(plan, f"Would {day} suit you{f' for {what}' if what else ''}?", found["what"] or day)


def _time_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Propose to meet in Ghent in May": whether they would have time for it, at the place and time of the goal."""
    match = _TO_MEET.match(clause)
    place = pronouns.to_reader(_WITH_READER.sub("", match["more"]).strip(" ,"), "", voice) if match else None
    if place is None:
        return None
    return _question(plan, spelling.with_days(f"Would you have time to meet {place}".strip() + "?", today), place)


_WITH_READER = as_written(
    r" with (?:her|him|them|you)\b(?=$|,| (?:in|at|for|on|over|near|between|next|this|before|after|during|around|by)\b)"
)
_TO_MEET = any_case(
    r"^(?:(?:propose|suggest|offer|arrange|ask(?: (?:her|him|them|you))?)(?: (?:to|that we|we))? meet(?:ing)?|meet(?! for\b))(?: up)?(?: (?:with )?(?:her|him|them|you))?"
    r"(?P<more>(?:,? (?:in|at|for|on|over|near|between|next|this|before|after|during|around|by)\b.*)?)$"
)


def _proposed(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """An idea, a recommendation or a confirmation whose words say what it is."""
    match = _PROPOSE.match(clause)
    if match is None or _MEETING.match(_in_figures(clause)):
        return None
    verb, what = match["verb"].lower(), re.sub(r"^(?:an|one|my|this) (?:idea|suggestion)(?=[ :])", "", match["what"])
    first = what.strip(" :").split()[0].lower() if what.strip(" :") else ""
    if verb == "confirm":
        fits = first in _DETERMINED or _DAY_MEANT.match(what) is not None
    else:
        fits = not _OPEN_IDEA.match(what) and (first in _DETERMINED or first not in verbs.STOP | {"we", "she", "he"})
        fits = fits if what == match["what"] else ":" in what
    turned = pronouns.to_reader(what.strip(" :"), "", voice) if fits else None
    if turned is None or re.search(r"\bwith (?:you|her|him|them)$", turned):
        return None
    if verb in ("confirm", "recommend"):
        return _news(plan, f"I can {verb} {turned}", today)
    return _news(
        plan, f"One idea: {turned}" if what == match["what"] or what[0] == ":" else f"One idea {turned}", today
    )


def _object(deed: str) -> str:
    """What DEED is done to, for the subject of the message; the whole deed when nothing is left without its verb."""
    verb, _, rest = deed.partition(" ")
    return rest if verb.lower() in verbs.BASES and things.topic(rest) != "it" else deed


_WHEN_GIVEN = any_case(
    r"(?:when|whether|if) (?:she|he|they|you) (?:can|could|will|would) \w+ (?:me|us) (?P<what>(?:the|an?|his|her|their|your) .+)"
)


def _asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    if theirs := _THEIRS.match(clause):
        about = spelling.with_days(pronouns.to_second(theirs["about"]), today)
        words = f"your {theirs['what'].lower()} {about}".strip()
        opens = "What is" if re.match(r"view|opinion|take|verdict", theirs["what"], re.IGNORECASE) else "Could I have"
        return _question(plan, f"{opens} {words}?", f"{theirs['what']} {theirs['about']}")
    match = _ASK.match(clause)
    if match is None:
        return None
    rest = spelling.with_days(match["rest"].rstrip(" ?"), today)
    if asked := questions.question(rest, voice):
        if plan.question is None and (given := _WHEN_GIVEN.match(rest)):
            plan.asked_for = pronouns.to_second(given["what"])
        return _question(plan, asked, match["rest"])
    second = pronouns.to_second(rest)
    if rest.lower().startswith("about "):
        if plan.question is None:
            plan.asked_for = second[6:]
        return _question(plan, f"Could you tell me a little about {second[6:]}?", match["rest"])
    if rest.lower().startswith("for "):
        if plan.question is None:
            plan.asked_for = second[4:]
        return _question(plan, f"Could I ask you for {second[4:]}?", match["rest"])
    direct = re.match(r"^ask\s+(?:her|him|them|you)\s+to\s+", clause, re.IGNORECASE)
    if rest.lower().startswith("to "):
        return _question(plan, f"Could {'you' if direct else 'I'} {second[3:]}?", match["rest"])
    return None


def _question(plan: Plan, question: str, words: str) -> str | None:
    """Keep the first question only: a message asks one thing."""
    if plan.asks:
        return None
    plan.question, plan.question_words = question, words
    return question


def _spoken_to(clause: str) -> str:
    """CLAUSE with "their" turned to "your" when "them" is the contact ("thank them for their time")."""
    if not re.match(r"^\w+(?: (?:out|from))?\s+them\b", clause) or re.search(r"\b(?:her|his)\b", clause, re.IGNORECASE):
        return clause
    return re.sub(r"\btheir(s?)\b", r"your\1", clause)


def _without_name(clause: str, voice: Voice) -> str:
    """CLAUSE with the contact's name as object turned to "them" ("invite Dana to" -> "invite them to")."""
    for name in _called(voice):
        clause = re.sub(rf"^(\w+(?: (?:out|from))?)\s+{name}\b(?!['\u2019])", r"\1 them", clause, count=1)
    return clause


def _called(voice: Voice) -> list[str]:
    """Patterns of what the contact may be called in a goal, longest first: "Dana Lee", "Dana", "Prof Lee"."""
    parts = {part for name in voice.names for part in name.split()}
    titled = [rf"(?:{'|'.join(sorted(TITLES))})\.?\s+{re.escape(part)}" for part in sorted(parts)]
    small = {name for name in voice.names if name.casefold() not in verbs.BASES | verbs.STOP | verbs.AUXILIARIES}
    small = {name for name in small if not verbs.is_calendar(name)}  # "will" and "may" are no Will and no May
    plain = [
        f"(?i:{re.escape(name)})" if name in small else re.escape(name)
        for name in sorted(voice.names, key=len, reverse=True)
    ]
    return [*(f"(?i:{title})" for title in titled), *plain]


def _to_them(clause: str, voice: Voice) -> str:
    """CLAUSE with the contact's name behind its verb, or behind "to" and "with", turned to "them"."""
    for name in _called(voice):
        clause = re.sub(rf"\b(to|with)\s+{name}\b(?!['\u2019])", r"\1 them", clause, count=1)
    return _without_name(clause, voice)
