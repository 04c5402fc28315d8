"""What a talk is for: a goal in the user's words as an outcome one can see, and a question in its own words.

What fits no pattern is kept whole behind a neutral frame, never bent.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.english import nouns, pronouns, questions, spelling, verbs
from assistant.english.pronouns import Voice
from assistant.outline.hopes import NO_CHOICE, STATES
from assistant.patterns import any_case, as_written

_CONSENT = any_case(
    r"(?:get|obtain|win|secure|gain|seek|have|receive|ask for|ask(?:\s+(?:him|her|them|THEM))?(?:\s+for)?(?=(?:\s+\w+)?\s+permission\b))"
    r"\s+(?:(?:his|her|their|the|an?|THEIRS)\s+)?(?:(?:formal|final|full|written)\s+)?"
    r"(?:ok|okay|approval|agreement|go-ahead|consent|(?P<leave>permission)|sign-off|green light|blessing|yes|(?P<backing>support|backing|help|commitment))"
    r"(?:\s+from\s+(?:him|her|them|THEM))?\s+(?:(?:for|on|with)\s+(?P<thing>\S.*)|to\s+(?P<to>\S.*))$"
)
"""What they are to say yes to: "get his OK for a pilot", "win her support for the new rota"."""
_DECIDED = any_case(
    r"(?:get|have|obtain|hear|receive|secure|reach) (?:(?:an?|the|his|her|their|THEIRS) )?(?:(?:clear|firm|final|definite|straight) )?"
    r"(?:(?P<answer>yes[- ]or[- ](?:a )?no)|answer|decision)(?: from (?:him|her|them|THEM))?"
    r" (?:to|on|about|for|regarding) (?P<what>\S.*)$"
    r"|(?:get|have) (?:him|her|them|THEM) (?:to )?(?P<decide>decide) (?:on|about) (?P<on>\S.*)$"
)
"""What the contact is to say yes or no to: "get her yes or no to a second shift"."""
_VIEW = any_case(
    r"(?:get|hear|have|learn|ask for|ask (?:him|her|them|THEM) for|collect|win) (?P<whose>his|her|their) (?:[a-z]+ )?"
    r"(?P<what>view|opinion|take|verdict|thoughts|advice|feedback|judge?ment|input|impression|reaction)s? (?P<on>on|about|of|to) (?P<thing>\S.*)$"
)
"""What the contact makes of something: "hear her honest opinion of the new menu"."""
_TOLD_AT_ONCE = (
    r"(?:[a-z]+ )?(?:names?|address(?:es)?|numbers?|figures?|prices?|list|copy|copies|dates?|advice|tips?"
    r"|examples?|contacts?|estimate|quote|opinion|view)"
)
_LEAVE = r"(?:leave|come away|walk (?:out|away)|go home|come out|end(?: up)?)"
_FROM_THEM = any_case(r"(?<=\w) from (?:him|her|them|THEM)$")
"""From whom it is to come, behind what it is: "get sign-off on the budget from him"."""
_COUNT = r"(?:one|two|three|four|five|\d+)"
_PLAINER = (
    (any_case(r"^(?:sort|thrash|iron) out |^clear up |^(?:pin|nail) down "), "settle "),
    (any_case(r"^(?:work|figure) out (?=with (?:him|her|them|THEM)\b)"), "settle "),
    (any_case(r"^find an? (?:\w+ )?(?:way|solution) (?=to )"), "settle how "),
    (any_case(rf"^{_LEAVE} with (?={_COUNT} (?!{_TOLD_AT_ONCE}))"), "pick "),
    (any_case(rf"^{_LEAVE} with "), "get "),
    (any_case(r"^get to know (?=(?:how|why|what|which|who|when|where|whether|if)\b)"), "learn "),
    (
        any_case(
            r"^(?:(?:have|get|let) (?:him|her|them|THEM) (?:to )?say|(?:s?he|they) says?) (?:either )?yes or no (?=(?:to|on|about)\b)"
        ),
        "get yes or no ",
    ),
)
"""Ways to say it, and the plainer one that the readers know."""
_ON_BOARD = any_case(
    r"(?:get|bring|have|win) (?:him|her|them|THEM) (?:on board (?:with|for)|over (?:to|for)|behind|to (?:support|back)) (?P<thing>\S.*)$"
)
_MOVED = any_case(
    r"(?:persuade|convince|get|ask|invite|encourage|motivate|bring|talk|win over)\s+(?:him|her|them|THEM)\s+(?:to"
    r"|into)\s+(?:agree(?:ing)? to\s+)?(?P<deed>[a-z].*)$"
)
_CONVINCED = any_case(
    r"(?:(?:persuade|convince)\s+(?:him|her|them|THEM)|(?:get|obtain|have|win)\s+(?:his|her|their|THEIRS)\s+"
    r"(?:promise|word|assurance|agreement|okay|ok|yes|commitment))\s+that\s+(?P<clause>\S.*)$"
)
_ASKED_FOR = any_case(r"ask(?:\s+(?:him|her|them|THEM))?\s+for\s+(?P<thing>\S.*)$")
_HANDED = rf"(?:{nouns.DETERMINERS}|THEIRS) {_TOLD_AT_ONCE}\b"
"""What somebody can tell or hand over at once."""
_GIVEN = any_case(
    rf"(?:get|obtain|receive|collect|learn|find out|hear|ask(?: (?:him|her|them|THEM))? for)(?: from (?:him|her|them|THEM))? (?P<thing>{_HANDED}.*)$"
)
_ALSO_GIVEN = any_case(
    rf"(?P<first>(?:get|obtain|collect|learn|find out|hear|know|ask)\s.+?),?\s+and\s+(?P<more>{_HANDED}.*)$"
)
"""A second thing to get, behind the verb of the first: "get her view on the rota, and the name of a printer"."""
_KNOWN = any_case(
    r"(?:ask(?:\s+(?:him|her|them|THEM))?|find out|learn|hear|know|see|check|understand|clarify|establish|work out|figure out)"
    r"(?:\s+from\s+(?:him|her|them|THEM))?\s+(?P<clause>(?:whether|if|how|why|who|whom|whose|what|which|when|where)\s+\S.*)$"
)
_TOLD = any_case(
    r"(?:find out|learn|hear|know|understand|ask(?:\s+(?:him|her|them|THEM))?|get)\s+(?:(?:more|something)\s+)?about\s+(?P<thing>\S.*)$"
    r"|(?:find out|learn|understand|clarify|hear)\s+(?P<named>\S.*)$"
)
_CERTAIN = any_case(r"(?:make (?:sure|certain)|ensure|confirm|verify)\s+(?:that\s+)?(?P<clause>\S.*)$")
_SUBJECT = any_case(
    r"(?P<who>I|we) (?:both )?(?=(?:understand|know|learn|hear|see|find out|agree|decide|settle|choose|pick|fix|have|get)\b)"
)
"""Who a goal says will know or have something: "we agree on a day", "I understand how it works"."""
_HAD = any_case(
    r"have\s+(?P<thing>(?:a|an|the|one|two|three|our|my)\s+(?!(?:\w+ )?(?:talk|chat|call|meeting|conversation|coffee|lunch|dinner|look|word)\b)\S.*)$"
)
_TO_SETTLE = any_case(
    r"\w+ (?:(?:first|next|clear|new|final|rough|fixed|firm|common) )?(?:date|day|time|place|price|plan|number|figure|list|budget|deadline"
    r"|schedule|timetable|rota|way|step|answer|decision)s?\b(?P<of> (?:for|of) (?P<named>\S.*))?"
)
"""What two people fix between them."""
_SETTLED = any_case(
    r"(?P<verb>agree|decide|settle|choose|pick|fix|set)\b(?P<both>\s+together)?(?:\s+with\s+(?:him|her|them|THEM))?(?:\s+(?:on|about|to)\b)?\s*(?P<what>.*)$"
)
_COURTESY = any_case(
    r"(?:say (?:sorry|thanks|thank you)|thank|congratulate|apologi[sz]e|wish|tell|show|greet|welcome)\b"
)
"""What the user says or shows; there is nothing to ask about it."""
_TO_THEM = any_case(
    r"let her [a-z]+$|\w+ (?:(?:him|them|THEM)(?: \w+)?|her(?: (?:again|back|down|first|in|off|on|out|over|soon|through|up))?)$"
)
"""A deed whose object is the contact alone: "cheer her up"; there is nothing to ask about it."""
_MANNER = any_case(
    r"(?:,\s+(?:but |and )?(?P<way>without \w+ing (?:him|her|them)|(?:with )?no (?:pressure|hurry|rush|fuss|obligation)"
    r"|without (?:any )?(?:pressure|hurry|fuss)|gently|carefully|kindly|politely|tactfully|calmly|discreetly|casually)"
    r"|\s+(?P<spared>without \w+ing (?:him|her)))$"
)
"""How the user means to go about it, which is no part of what is asked."""
_BARE_CHOICE = any_case(r"which (?!of\b|one\b|to\b)(?:[a-z-]+|(?:two|three|four) [a-z-]+|[a-z-]+ [a-z-]*[^\Ws])$")
"""A choice without a verb: "which hall", "which two halls"."""
_AFTER_THING = any_case(r"\s(?:to|before|by|from|until|till|after|within|into)\s.*$")
"""What stands behind the object of a deed: "move the delivery to March"."""
_WHETHER = "whether|if"
_HOW = "how|why|who|what|which|when|where"
_HELPERS = "|".join(sorted(verbs.AUXILIARIES))
_NEW_AIM = any_case(
    rf"(?:leave|come away|walk away|go home) with (?:{nouns.DETERMINERS}|{_COUNT})\b|{_LEAVE} with {_COUNT}\b"
    rf"|(?:pick|choose|name|fix|set|list|find) {_COUNT}\b"
)
"""A second aim behind a clause: "... and leave with one thing to try"."""
_OPENS_OBJECT = any_case(rf"(?:{nouns.DETERMINERS}|him|them|THEM|THEIRS|on|out|sure|{nouns.ASKING})\b")
_JOINT = as_written(r"(?:\s*[,;]\s*(?:and\s+|then\s+)*|\s+and\s+(?:then\s+)?)(?=(?P<first>[a-z-]+)\s+(?P<next>\S+))")
_Said = Callable[[str], str | None]
"""Turns words of the goal into what one says to the contact."""
_COMMITS = as_written(r"(?<=\w )commits (?:(?:him|her)self )?to (?=\w+ing\b)")
_SAYS = any_case(
    rf"(?<=\w )(?:says|lets me know|gives me (?:an answer|a yes or no) (?:on|as to))(?: to me)? (?=(?:{nouns.ASKING})\b)"
)
_YES_OR_NO = any_case(
    r"^(?:get|have|obtain|hear) (?:a |an |his |her |their |THEIRS )?(?:clear |firm |final |definite )?(?:yes or (?:a )?no|answer|decision|word)"
    rf"(?: from (?:him|her|them|THEM))?(?: on| about| as to)? (?=(?:{_WHETHER})\b)"
)
"""An answer that one wants to hear: "get a yes or no on whether he rows"."""
_BASE_OF_DONE = {"chosen": "choose"}
_ONE_PERSON = any_case(r"\b(?:s?he|him|his|hers?)\b")
_SEVERAL_FIRST = any_case(
    r"\b(?:my|our|the|some|two|three|four|five|six|\d+) (?:of (?:my|our|the) )?(?:[a-z]+ )?[a-z]+[^su\W]s\b"
)
"""People or things that "they" behind them means."""
_BOTH = any_case(
    r"(?<=settle whether )they(?= [a-z]+ [^.?!]*\btogether\b)|(?<=decide whether )they(?= [a-z]+ [^.?!]*\btogether\b)"
)
"""The user and the contact, of whom a user speaks as of others."""
_AT_WHICH = any_case(
    r"(?:an?|one|the) (?P<unit>hour|day|date|time|week|place|room) (?:(?:at|on|by|from|in) which|when|where) (?P<what>\S.*)$"
)
"""What both have to choose, and for what: "one hour at which the vans are washed"."""
_ONE_OF_SEVERAL = any_case(
    r"(?:one (?!of\b)|an? |(?P<count>one (?=of\b)|(?:two|three|four|five|\d+) ))(?P<what>\S.*?)"
    r"(?: (?:to|(?P<of_us>(?:that |which )?(?:I|we)) (?:can|could|may|might|should|will)) (?P<deed>[a-z]+(?: .*)?))?$"
)
"""A choice that the other's advice helps: "one hall to try first"."""
_THING_AND_CLAUSE = any_case(rf"(?P<thing>\S.*?),?\s+and\s+(?P<clause>(?:{_WHETHER}|{_HOW})\s.+)$")
"""Two things to settle, the second a clause: "a price for the crates and when the first one comes"."""
_DAY = any_case(
    r"(?:an?|the|one|our|(?P<count>(?:two|three|four|\d) ))\s*(?:(?:next|first|new) )?(?P<unit>(?:day|date|time|week|month|morning|afternoon"
    r"|evening|weekend|slot|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?)(?P<rest>(?: (?:for|in|to|on|at|of|before|after)\b.*)?)$"
)
"""A day or time that both have to choose."""


@dataclass(frozen=True)
class Aim:
    """One thing a talk is to bring about.

    `outcome` goes behind "By the end, "; `heading` names the wordings of its question and `words` fills them, both empty
    where no question can be made; `topic` is a noun phrase as one says it to the contact, or None.
    """

    outcome: str
    heading: str = ""
    words: str = ""
    topic: str | None = None
    further: tuple[str, ...] = ()
    """Questions of further parts of it, as they are asked."""
    then: str | None = None
    """A further part that hangs on the first one: "... and what to try first"."""


_MEETS_AGAIN = any_case(
    r"(?:to )?(?:(?:get|be) (?:back )?in touch|reconnect|catch up|say (?:hello|hi)|touch base|make contact|renew (?:the )?contact"
    r"|(?:find|agree(?: on)?|name|fix|settle) (?:one|a|the|our) next steps?)"
    r"(?: (?:again|with|to|her|him|them|(?-i:[A-Z])\w+|after [\w ]+|first))*,?"
)
"""A part of a goal that every talk serves, beside one that says for what."""


def read(goal: str, contact: str, voice: Voice, today: dt.date) -> list[Aim]:
    """The aims of a GOAL that begins with a verb; empty when it has another form, or talks of meeting only."""
    if not _SEVERAL_FIRST.search(goal):
        goal = _BOTH.sub("we", goal)
    parts = _parts(_named_them(" ".join(goal.split()).rstrip(". "), voice))
    parts = [part for part in parts if not _MEETS_AGAIN.fullmatch(part)] or parts
    found = [aim for part in parts if (aim := _read(part, contact, voice, today))]
    return found if len(found) == len(parts) else []


def split_manner(goal: str) -> tuple[str, str]:
    """GOAL without the words that say how the user goes about it, and these: "hear why he left", "without pushing him"."""
    plain = " ".join(goal.split()).rstrip(". ")
    match = _MANNER.search(plain)
    return (plain[: match.start()], match["way"] or match["spared"]) if match else (goal, "")


def to_them(text: str, voice: Voice, today: dt.date) -> str | None:
    """TEXT as one says it to the contact; None where "her" may be somebody else."""
    text = spelling.spelled_out(text, voice)
    spoken = {word.casefold() for word in nouns.THIRD.findall(text)}
    if spoken & {"he", "him", "his"} and spoken & {"she", "her", "hers"}:
        return None
    others = voice.parts_of_others
    named = {word.casefold() for word in re.findall(r"\w+", text)}
    persons = re.findall(r"(?<=[a-z] )([A-Z][a-z]+) (?:and|to|for|with|will|can|has|is)\b", text)
    if spoken and (others & named or any(not verbs.is_calendar(name) for name in persons)):
        return None
    for name in sorted(voice.names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b(?!['\u2019])", "you", text)
    return spelling.with_days(pronouns.to_second(text), today)


def _parts(goal: str) -> list[str]:
    """GOAL cut where a new verb with its object begins: "agree on the price and get her OK for the trial"."""
    cuts = [0]
    for joint in _JOINT.finditer(goal):
        begins = nouns.is_known_verb(joint["first"]) and _OPENS_OBJECT.match(joint["next"])
        if begins or (_NEW_AIM.match(goal, joint.end()) and not _ends_in_verb(goal[: joint.start()])):
            cuts += [joint.start(), joint.end()]
    cuts.append(len(goal))
    parts = [goal[a:b].strip() for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [said for part in parts for said in _each_given(part)]


def _ends_in_verb(text: str) -> bool:
    """Whether TEXT ends in a bare verb, beside which another may stand: "how guests arrive", and not "move the store"."""
    before, last = ["", *text.split()][-2:]
    return nouns.is_known_verb(last) and verbs.bare_word(before) not in verbs.BEFORE_NOUN


def _each_given(part: str) -> list[str]:
    two = _ALSO_GIVEN.match(part)
    return [two["first"], f"get {two['more']}"] if two else [part]


def _read(goal: str, contact: str, voice: Voice, today: dt.date) -> Aim | None:
    plain = _named_them(
        re.sub(r"^(?:I|we) (?:want|hope|need|would like) to |^to ", "", goal, flags=re.IGNORECASE), voice
    )

    def said(text: str) -> str | None:
        return to_them(text.replace("THEIRS", "their").replace("THEM", "them"), voice, today)

    readers: tuple[Callable[[str, str, _Said], Aim | None], ...] = (
        _consent, _decided, _moved, _given, _known, _certain, _settled, _told, _had,
    )  # fmt: skip
    for wordy, plainer in _PLAINER:
        plain = wordy.sub(plainer, plain)
    if not re.search(rf"\b(?:{nouns.ASKING})\b", plain, re.IGNORECASE):
        plain = _FROM_THEM.sub("", plain)
    goal = _COMMITS.sub("agrees to ", goal)
    plain = _SAYS.sub("tells me ", plain)
    decides = _YES_OR_NO.match(plain) is not None
    plain = _YES_OR_NO.sub("find out ", plain)
    goal = _SAYS.sub("tells me ", goal)
    subject = _SUBJECT.match(plain)
    bare = plain[subject.end() :] if subject else plain
    if subject and (done := re.match(r"have (?P<verb>agreed|decided|settled|chosen|picked|fixed|learned)\b", bare)):
        bare = f"{_BASE_OF_DONE.get(done['verb']) or verbs.base_of(done['verb'])}{bare[done.end() :]}"
    if chosen := _chosen(bare, voice):
        return _shown(chosen, contact)
    for reader in readers:
        if aim := reader(bare, contact, said):
            if subject and subject["who"].lower() == "we":
                aim = replace(aim, outcome=re.sub(r"^I have\b", "we have", aim.outcome))
            aim = _direct(aim, bare, voice, decides=decides)
            if aim.heading == "aim_known" and re.match(_WHETHER, aim.words, re.IGNORECASE):
                aim = replace(aim, heading="aim_whether")
            return _shown(aim, contact)
    if not _begins_with_verb(plain):
        return _of_them(goal, contact, voice, said)
    aim = _next_step(plain, said)
    made = questions.outcome(plain, contact, voice)
    return _shown(replace(aim, outcome=made[len("By the end, ") : -1]) if made else aim, contact)


def _direct(aim: Aim, goal: str, voice: Voice, *, decides: bool = False) -> Aim:
    """AIM with its question asked straight: about the contact, or what they DECIDE, or how and not whether."""
    clause = re.search(rf"\b(?:{_WHETHER}|{_HOW})\b.*$", goal, re.IGNORECASE)
    if aim.heading not in ("aim_known", "aim_open") or clause is None:
        return aim
    whole = re.sub(rf"\bTHEM(?= (?:{_HELPERS})\b| [a-z]+s\b)", "she", clause[0].replace("THEIRS", "her"))
    parts = re.split(rf",?\s+and\s+(?=(?:{_WHETHER}|{_HOW})\b)", whole.replace("THEM", "her"), flags=re.IGNORECASE)
    theirs = _ONE_PERSON.search(goal.replace("THEIRS", "her").replace("THEM", "her")) or _SEVERAL_FIRST.search(parts[0])
    then = _advised(parts[-1])
    if aim.heading == "aim_open" and then and len(parts) < 3:
        return replace(aim, heading="aim_direct", words=then) if len(parts) == 1 else _with_then(aim, then)
    ought = [_ought(part) for part in parts] if aim.heading == "aim_open" and not _VIEW.match(goal) else []
    if ought and all(ought):
        words = " and ".join([ought[0] or "", *(spelling.lower_first(more or "") for more in ought[1:])])
        return replace(aim, heading="aim_direct", words=f"{words}?", topic=nouns.thing_in(aim.words, set()))
    asked: list[str] = []
    for part in (_to_come(part, decides=decides) for part in parts):
        straight = (
            _VIEW.match(goal)
            or (decides and _THING_WILL.match(part))
            or (aim.heading == "aim_known" and not re.match(_WHETHER, part, re.IGNORECASE))
        )
        others = _of_others(part) if theirs else None  # "two pupils ... and what they must bring"
        agreed = _ought_of_theirs(part) if aim.heading == "aim_open" and not straight else None
        if (straight or nouns.THIRD.search(part)) and (
            said := others or _advised(part) or agreed or questions.question(part, voice)
        ):
            asked.append(said)
        elif asked and re.match(_WHETHER, part, re.IGNORECASE):
            asked.append(f"Do you know {re.sub('^if ', 'whether ', part)}?")
        else:
            return aim
    return replace(
        aim, heading="aim_direct", words=asked[0], topic=nouns.thing_in(aim.words, set()), further=tuple(asked[1:])
    )


_TAKES = any_case(rf" (?:first|next|last|in|out|up|off|{nouns.DETERMINERS})\b")
"""What stands behind a verb that no list knows."""


def _advised(clause: str) -> str | None:
    """A clause on what is to be done as a question for advice: "what to plant first" -> "What would you plant first?"."""
    asks = re.match(
        r"(?P<what>(?:what|which|how|where|when|whom?)(?: [a-z-]+){0,6}?) to (?P<verb>[a-z]+)\b(?P<rest>.*)$",
        clause,
        re.IGNORECASE,
    )
    if asks is None or asks["verb"] == "be" or nouns.THIRD.search(clause) or nouns.FINITE.search(asks["what"]):
        return None
    words = asks["what"].split()
    noun = 2 if words[1:] and words[1].lower() in verbs.NUMBERS else 1  # "two sorts" is no verb
    does = nouns.is_known_verb(asks["verb"]) or _TAKES.match(asks["rest"])
    if not does or nouns.may_have_verb(" ".join(words[noun:])):
        return None
    return f"{spelling.capital(asks['what'])} would you {asks['verb']}{asks['rest']}?"


def _with_then(aim: Aim, then: str) -> Aim:
    """AIM with its last part, asked as THEN, behind the first."""
    first = re.split(rf",?\s+and\s+(?=(?:{_HOW})\b(?: [a-z]+)? to\b)", aim.words, flags=re.IGNORECASE)[0]
    return replace(aim, words=first, then=then)


def _ought(clause: str) -> str | None:
    """What who is to do by a decision, as its question: "who pays for the van" -> "Who should pay for the van"."""
    match = re.match(r"(?P<asks>who|which(?: [a-z-]+){1,3}?) (?P<verb>[a-z]+) (?P<rest>\S.*)$", clause, re.IGNORECASE)
    if match is None or nouns.THIRD.search(clause) or match["verb"] in verbs.AUXILIARIES:
        return None
    verb = verbs.base_of(match["verb"]) if verbs.is_present(match["verb"]) else None
    several = re.search(r" [a-z]+[^su\W]s$", match["asks"]) and match["verb"] in verbs.BASES
    verb = verb or (match["verb"] if several else None)
    return f"{spelling.capital(match['asks'])} should {verb} {match['rest']}" if verb else None


def _ought_of_theirs(clause: str) -> str | None:
    """What people of the contact's are to do by a decision: "which codes her crew fills in" -> "Which codes should your crew fill in?"."""
    for noun in (r"[a-z]+", r"[a-z-]+ [a-z]+"):
        match = re.match(
            rf"(?P<asks>(?:which|what)(?: [a-z-]+){{1,4}}?|what|when|where|how) (?:her|his) (?P<who>{noun}) (?P<verb>[a-z]+)\b(?P<rest>.*)$",
            clause,
            re.IGNORECASE,
        )
        if match is None or nouns.THIRD.search(match["rest"]):
            return None
        does = nouns.is_known_verb(match["verb"]) or _TAKES.match(match["rest"])
        several = match["who"].endswith("s") and does
        verb = match["verb"] if several else verbs.base_of(match["verb"]) if verbs.is_present(match["verb"]) else None
        if verb and verb not in STATES - {"use"}:
            return f"{spelling.capital(match['asks'])} should your {match['who']} {verb}{match['rest']}?"
    return None


def _of_others(clause: str) -> str | None:
    """A clause on what others than the contact do as a question: "what they must bring" -> "What must they bring?"."""
    match = re.match(
        rf"(?P<asks>(?:{_HOW})(?: [a-z-]+){{0,3}}?|{_WHETHER}) they (?P<verb>[a-z]+)(?P<rest>\s.*|$)",
        clause,
        re.IGNORECASE,
    )
    if match is None or not (match["verb"] in verbs.AUXILIARIES or match["verb"] in verbs.BASES):
        return None
    verb = f"{match['verb']} they" if match["verb"] in verbs.AUXILIARIES else f"do they {match['verb']}"
    asks = "" if re.match(_WHETHER, match["asks"], re.IGNORECASE) else f"{match['asks']} "
    return spelling.capital(f"{asks}{verb}{match['rest']}?")


def _chosen(goal: str, voice: Voice) -> Aim | None:
    """A goal that names a choice without its verb: "know which hall and who pays" -> "Which hall should we choose, and who pays?"."""
    match = _KNOWN.match(goal) or _SETTLED.match(goal)
    groups = match.groupdict() if match else {}
    clause = (groups.get("clause") or groups.get("what") or "").replace("THEIRS", "her").replace("THEM", "her")
    parts = re.split(rf",?\s+and\s+(?=(?:{_WHETHER}|{_HOW})\b)", clause, flags=re.IGNORECASE)
    bare = [
        bool(_BARE_CHOICE.match(part) and not nouns.THIRD.search(part) and not nouns.may_have_verb(part))
        for part in parts
    ]
    if not any(bare):
        return None
    asked: list[str] = []
    told: list[str] = []
    for part, choice in zip(parts, bare, strict=True):
        when = choice and _DAY.match(f"the {part.partition(' ')[2]}")
        verb = "would suit you" if when else "should we choose"
        said = f"{part} {verb}?" if choice else questions.question(part, voice)
        if said:
            asked.append(spelling.lower_first(said.rstrip("?")))
        told.append(f"{part} {'to take' if when else 'to choose'}" if choice else part)
    outcome = f"we have {verbs.participle_of(groups.get('verb', 'agree').lower())} {' and '.join(told)}"
    return Aim(outcome, "aim_direct", f"{spelling.capital(', and '.join(asked))}?")


_THING_DOES = any_case(
    rf"(?P<before>(?:{_WHETHER}) (?:the|our|my|your|this|that)(?: [a-z-]+){{1,3}}?) (?P<verb>[a-z]+[^s\W]s)(?P<rest> (?:{nouns.DETERMINERS})\b.*)$"
)
_THING_WILL = any_case(
    rf"(?:{_WHETHER}) (?:I|we|(?:the|our|my|your|this|that)(?: [a-z-]+){{1,3}}?) (?:is|are|can|may|will|must|should)\b"
)
"""A clause on the user or a thing whose verb is plain enough to be turned."""


def _to_come(clause: str, *, decides: bool) -> str:
    """A clause on whether they do something, as one about what they will do: "whether he speaks" -> "will speak"."""
    match = re.match(
        rf"(?P<before>(?:{_WHETHER}) (?:s?he|they)) (?P<verb>[a-z]+)(?P<rest>\s.*|$)", clause, re.IGNORECASE
    ) or (_THING_DOES.match(clause) if decides else None)
    base = verbs.base_of(match["verb"]) if match and verbs.is_present(match["verb"]) else None
    if match is None or base is None or base in STATES:
        return clause
    return f"{match['before']} will {base}{match['rest']}"


def _of_them(goal: str, contact: str, voice: Voice, said: _Said) -> Aim | None:
    """A goal that says what they do: "she names two dates"."""
    made = questions.outcome(goal, contact, voice)
    words = goal.split()
    bases = [verbs.base_of(word.lower()) for word in words[:4]]
    length = next((n for n in range(1, len(bases)) if bases[n]), 0)
    subject = " ".join(words[:length])
    theirs = subject.lower() in ("she", "he", "they") or subject.casefold() in map(str.casefold, voice.names)
    if not theirs or bases[length] in ("have", "be"):
        return None
    if made is None:
        deed = (
            _in_base_form(" ".join(words[length:])) if words[length + 1 :] and bases[length] not in NO_CHOICE else None
        )
        return Aim(f"{contact} has agreed to {deed}", *_question("aim_willing", deed, said)) if deed else None
    if when := _DAY.match(re.sub(r"^(?:names?|chooses?|picks?|sets?) ", "", " ".join(words[length:]))):
        return Aim(made[len("By the end, ") : -1], *_which(when, said))
    deed = " ".join([bases[length] or words[length], *words[length + 1 :]])
    return Aim(made[len("By the end, ") : -1], *_question("aim_deed", deed, said))


def _in_base_form(deed: str) -> str | None:
    """What somebody does as what they may be asked to do: "lends me a hoe and shows me how" -> "lend me a hoe and show ..."."""

    def base(match: re.Match[str]) -> str:
        verb = verbs.base_of(match["verb"]) if verbs.is_present(match["verb"]) else None
        return f"{match['joint']}{verb or match['verb']}"

    if not verbs.is_present(deed.partition(" ")[0]) or re.search(r"\b(?:s?he|they|is|are|has|have)\b", deed):
        return None
    joints = rf"(?P<joint>^|,?\sand\s(?:then\s)?|,\s)(?P<verb>[a-z]+)(?=\s(?:{nouns.DETERMINERS}|me|us|him|them)\b)"
    return re.sub(r"^[a-z]+", lambda first: verbs.base_of(first[0]) or first[0], re.sub(joints, base, deed))


def _consent(goal: str, contact: str, said: _Said) -> Aim | None:
    match = _CONSENT.match(goal)
    if match is None:
        return None
    if match["to"] and match["backing"] and nouns.STARTS_NOUN.match(match["to"]):
        return _yes(f"{contact} has agreed to {match['to']}", match["to"], said)  # "her commitment to two days"
    if match["to"] and not (match["backing"] or match["leave"] or _is_deed(match["to"])):
        return _yes(f"{contact} has agreed to {match['to']}", match["to"], said)  # "her yes to a trial of night teams"
    if match["thing"]:
        if not nouns.is_thing(match["thing"]) and not match["thing"].split()[0].endswith("ing"):
            return None
        verb = "promised support for" if match["backing"] else "agreed to"
        return _yes(f"{contact} has {verb} {match['thing']}", match["thing"], said)
    if match["backing"]:
        return Aim(f"{contact} has promised to {match['to']}", *_question("aim_deed", match["to"], said))
    if match["leave"]:
        deed = re.sub(r"^let (?:me|us) ", "", match["to"])
        who = "we" if re.search(r"\b(?:us|our)\b", match["to"]) else "I"
        return Aim(f"{contact} has agreed that {who} may {deed}", *_question("aim_may", f"{who} {deed}", said))
    return Aim(f"{contact} has agreed that we can {match['to']}", *_question("aim_allow", match["to"], said))


def _is_deed(text: str) -> bool:
    """Whether TEXT, behind "her yes to", begins with a verb in its plain form: "run a trial", not "running a trial"."""
    first = text.split()[0]
    return nouns.is_verb(text.split()) and (not first.endswith("ing") or nouns.is_known_verb(first))


def _decided(goal: str, contact: str, said: _Said) -> Aim | None:
    """A yes or no, a decision or a view that is theirs to give."""
    if backed := _ON_BOARD.match(goal):
        return _yes(f"{contact} has promised support for {backed['thing']}", backed["thing"], said)
    if viewed := _VIEW.match(goal):
        told = "given" if viewed["what"] in ("advice", "feedback", "input") else "told"
        outcome = f"{contact} has {told} me {viewed['whose'].lower()} {viewed['what']} {viewed['on']} {viewed['thing']}"
        if nouns.CLAUSE.match(viewed["thing"]):
            return Aim(outcome, *_question("aim_open", viewed["thing"], said))
        if not nouns.is_thing(viewed["thing"]):
            return None
        return Aim(outcome, *_question("aim_open", viewed["thing"], said), said(viewed["thing"]))
    match = _DECIDED.match(goal)
    what = (match["what"] or match["on"]) if match else ""
    if match is None or not (nouns.is_thing(what) or what.split()[0].endswith("ing")):
        return None
    told = "said yes or no to" if match["answer"] else "decided on"
    return Aim(f"{contact} has {told} {what}", *_question("aim_decision", what, said))


def _moved(goal: str, contact: str, said: _Said) -> Aim | None:
    if clause := _CONVINCED.match(goal):
        return Aim(f"{contact} has agreed that {clause['clause']}", *_question("aim_sure", clause["clause"], said))
    match = _MOVED.match(goal)
    if match is None:
        return None
    deed = match["deed"]
    if nouns.STARTS_NOUN.match(deed) and goal.lower().startswith("invite"):
        deed = f"come to {deed}"
    if nouns.STARTS_NOUN.match(deed) or deed.split()[0].endswith("ing"):
        return _yes(f"{contact} has agreed to {deed}", deed, said)
    return Aim(f"{contact} has agreed to {deed}", *_question("aim_deed", deed, said))


def _given(goal: str, contact: str, said: _Said) -> Aim | None:
    """A thing that they are to give, or that they are asked for."""
    if (match := _GIVEN.match(goal)) and nouns.is_thing(match["thing"]):
        return Aim(f"{contact} has given me {match['thing']}", *_question("aim_given", match["thing"], said))
    if (match := _ASKED_FOR.match(goal)) and nouns.is_thing(match["thing"]):
        asked = _question("aim_thing", match["thing"], said)
        return Aim(f"{contact} has answered my request for {match['thing']}", *asked, said(match["thing"]))
    return None


def _known(goal: str, contact: str, said: _Said) -> Aim | None:
    match = _KNOWN.match(goal)
    if match is None:
        return None
    clause = re.sub(r"^if\b", "whether", match["clause"], flags=re.IGNORECASE)
    verb = "explained" if re.match(r"understand\b.*?\b(?:how|why)\b", goal, re.IGNORECASE) else "answered"
    return Aim(f"{contact} has {verb} {clause}", *_question("aim_known", clause, said))


def _certain(goal: str, _: str, said: _Said) -> Aim | None:
    match = _CERTAIN.match(goal)
    if match is None:
        return None
    clause = match["clause"]
    if nouns.is_thing(clause) and not nouns.may_have_verb(clause):
        return Aim(f"we have confirmed {clause}", *_question("aim_thing", clause, said), said(clause))
    return Aim(f"we have confirmed that {clause}", *_question("aim_sure", clause, said))


def _settled(goal: str, _: str, said: _Said) -> Aim | None:
    match = _SETTLED.match(goal)
    if match is None:
        return None
    verb, what = match["verb"].lower(), re.sub(r"^if\b", "whether", match["what"])
    when = _DAY.match(what)
    both = when or match["both"] or re.search(r"\b[Ww]e\b", what)
    who = "I have" if verb in ("decide", "choose", "pick") and not both else "we have"
    rest = re.sub(r"^with (?:him|her|them|THEM)\s+", "", goal.partition(" ")[2])
    rest = re.sub(r"\bif\b", "whether", rest, count=1) if what != match["what"] else rest
    outcome = f"{who} {verbs.participle_of(verb)} {rest}".strip()
    if (two := _THING_AND_CLAUSE.match(what)) and nouns.is_thing(two["thing"]) and (more := said(two["clause"])):
        asked = _question("aim_settle", two["thing"], said)
        return Aim(outcome, *asked, said(two["thing"]), further=(f"What is your view on {more}?",))
    if joint := re.match(r"that\s+(?P<clause>\S.*)", what, re.IGNORECASE):
        return Aim(outcome, *_question("aim_agree", joint["clause"], said))
    if nouns.CLAUSE.match(what):
        return Aim(outcome, *_question("aim_open", what, said))
    if when:
        return Aim(outcome, *_which(when, said))
    if found := _AT_WHICH.match(what):
        return Aim(outcome, *_question("aim_which", f"{found['unit']} would work for this: {found['what']}", said))
    one = _ONE_OF_SEVERAL.match(what) if verb in ("choose", "pick") else None
    if not nouns.is_thing(what[: one.end("what")] if one and one["of_us"] else what):
        return Aim(outcome, *_question("aim_plain", goal, said)) if what else Aim(outcome)
    if one and (picked := said(f"{one['count'] or ''}{one['what']} would you {one['deed'] or 'choose'}")):
        return Aim(outcome, "aim_which", picked)
    return Aim(outcome, *_question("aim_settle", what, said), said(what))


def _which(when: re.Match[str], said: _Said) -> tuple[str, str]:
    mine = re.match(r" to .*\b(?:him|her|them|THEM)\b", when["rest"])  # "a date to show her the result"
    suits = f"would suit you{' for me' if mine else ''}{when['rest']}"
    return _question("aim_which", f"{when['count'] or ''}{when['unit']} {suits}", said)


def _told(goal: str, contact: str, said: _Said) -> Aim | None:
    match = _TOLD.match(goal)
    thing = (match["thing"] or match["named"]) if match else ""
    if match is None or not nouns.is_thing(thing):
        return None
    verb = "told me about" if match["thing"] else "explained"
    return Aim(f"{contact} has {verb} {thing}", *_question("goal", thing, said), said(thing))


def _had(goal: str, _: str, said: _Said) -> Aim | None:
    """A thing to have in the end: what can be fixed between two is agreed, another thing has its next step."""
    match = _HAD.match(goal)
    if match is None or not nouns.is_thing(match["thing"]):
        return None
    thing, fixed = match["thing"], _TO_SETTLE.match(match["thing"])
    if fixed is None:
        return Aim(f"we have agreed the next step towards {thing}", *_question("aim_thing", thing, said), said(thing))
    day = re.match(r"\w+ (?:\w+ )?(?:date|day|time)\b", thing, re.IGNORECASE)
    if day and fixed["of"] and " and " not in thing and nouns.is_thing(fixed["named"]):
        return Aim(f"we have agreed {thing}", *_question("aim_day", fixed["named"], said), said(fixed["named"]))
    return Aim(f"we have agreed {thing}", *_question("aim_settle", thing, said), said(thing))


def _next_step(goal: str, said: _Said) -> Aim:
    """A goal with another verb, in its own words: "close the contract" -> "agreed the next step to close the contract"."""
    if _COURTESY.match(goal) or _TO_THEM.match(goal) or _MEETS_AGAIN.fullmatch(goal):
        return Aim(f"we have agreed the next step to {spelling.lower_first(goal)}")
    rest = _AFTER_THING.sub("", re.sub(r"^(?:him|her|them|THEM)\s+", "", goal.partition(" ")[2]))
    thing = rest if nouns.is_thing(rest) and not nouns.may_have_verb(rest) else None
    asked = _question("aim_thing", thing, said) if thing else _question("aim_plain", goal, said)
    return Aim(f"we have agreed the next step to {spelling.lower_first(goal)}", *asked, said(thing) if thing else None)


def _yes(outcome: str, thing: str, said: _Said) -> Aim:
    return Aim(outcome, *_question("aim_yes", thing, said), said(thing))


def _question(heading: str, words: str, said: _Said) -> tuple[str, str]:
    """The HEADING and WORDS of a question; both empty when the words cannot be said to the contact."""
    spoken = said(words)
    return (heading, spoken) if spoken else ("", "")


def _shown(aim: Aim, contact: str) -> Aim:
    """AIM with the contact's name where a goal had it."""
    outcome = aim.outcome.replace("THEIRS", f"{contact}'s").replace("THEM", contact)
    return replace(aim, outcome=outcome)


def _named_them(goal: str, voice: Voice) -> str:
    """GOAL with the contact's name as object and owner in place of any: THEM, THEIRS."""
    for name in sorted(voice.names, key=len, reverse=True):
        goal = re.sub(rf"\b{re.escape(name)}['\u2019]s(?=\s)", "THEIRS", goal)
        goal = re.sub(rf"(?<=\w )\b{re.escape(name)}\b(?!['\u2019])", "THEM", goal)
    return goal


def _begins_with_verb(goal: str) -> bool:
    return nouns.is_verb(goal.split()) and goal.split()[0].lower() not in nouns.NO_AIM
