"""A goal in the user's words, taken apart: what to give, what to ask, what to say thanks for."""

from __future__ import annotations

import datetime as dt
import itertools
import re

from assistant import exchanges
from assistant.english import pronouns, questions, spelling, things, verbs, wording
from assistant.english.pronouns import Voice
from assistant.kindness import is_sad
from assistant.models import TITLES
from assistant.outline import hopes
from assistant.outline.meetings import TAKES, WHEN, day_asked, met, time_asked
from assistant.outline.news import DETERMINED, SORRY, WHOM, proposed, told
from assistant.outline.plan import Plan as Plan
from assistant.outline.plan import ask, tell
from assistant.patterns import any_case, as_written, words

_SPLIT = any_case(
    r"\s*(?:[;,]\s*(?:and\s+)?|\s+and\s+|\.\s+)(?:(?:then|also|please)\s+)*(?=(?:(?:gently|kindly|politely|briefly|warmly)\s+)?(?P<verb>[a-z]+)\b)"
)
_STARTS = words("""
    ask learn find hear understand know see send share give forward return thank congratulate offer invite suggest
    propose arrange schedule set book tell let wish reconnect apologise apologize sorry remind say get check meet help
    show lend bring introduce
""")  # fmt: skip
_HANDS_OVER = any_case(r"(?:hand|pass) (?:over|on|back|along)\b")
"""A verb of giving that shows by the word behind it: "the sieve and hand over the report"."""
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
    r"^(?:tell|let|inform|warn|say|mention|reply|answer|remind)\b.*\b(?:will|would|can|could|shall|must|(?-i:may)"
    r"|might|to (?!(?:the|an?|my|our|your|his|her|their)\b|\d|(?-i:[A-Z]))\w+)\b|^(?:tell|let"
    r"|reply)\b.*['\u2019](?:ll|d)\b"
)
"""News in which somebody will do something; "and send ..." behind it is most likely told too."""
_REMARK = any_case(
    r"^(?:(?:ask|find out|follow up|check)\b[^,]*(?P<asked>,\s+)(?:she|he|they|I|we|it)(?:['\u2019](?:s|m|re|ve)|\s+(?:is|are|am|has|have))\b"
    r"|(?:apologi[sz]e|(?:say )?sorry)\b[^,]*(?P<sorry>,\s+)(?:I|we)\b"
    rf"|[^,(]*(?P<easy>\s*[,(]\s*)(?:(?:with )?(?:no (?:pressure|rush|hurry|strings)|{exchanges.NO_ANSWER})|nothing (?:else|more))\b"
    r"|[^(]*(?P<late>\s*\()sorry\b)"
)
"""A remark behind what is asked or said sorry for: "ask if she can come, she is busy"."""
_NO_PRESSURE = any_case(
    rf"{exchanges.NO_ANSWER}|(?:with )?no (?:pressure|rush|hurry|strings)(?: (?:at all|attached))?\)?|nothing (?:else|more)"
)
"""What the easy way out says already."""
_GIVE = any_case(
    r"^(?:to )?(?:(?:send|share|give|forward|return|lend|bring|email|mail|pass on|show)\s+(?:(?:her|him|them|you|over"
    r"|on)\s+)?|get\s+(?:her|him|them|you)\s+)(?P<thing>.+)$"
)
_THING = any_case(
    r"^(?:the|a|an|my|our|your|some|two|three|her|his|their|\d+|copies|notes|photos|pictures|feedback|comments)\b"
)
_WHOM_AND_WHAT = any_case(
    r"^(?:the|a|an|my|our|your|her|his|their) (?:(?!(?:of|with|for|in|on|at|by|from|about|to|and|or|but|as|than|over|under|per|all|both|first|last|next|other|past|top)\b)[\w'-]+ ){1,2}"
    r"(?P<what>(?:the|an?|my|our|your|her|his|their|some|two|three|\d+) .+)$"
)
"""A person and the thing for them, "his apprentice our bandsaw"; "the plans my brother drew" is one thing."""
_THEIRS = any_case(
    r"^(?:to )?(?:get|ask(?: for)?|hear) (?:her|his|their) (?P<what>views?|opinion|take|thoughts|advice|feedback"
    r"|answer|help|input|ideas|verdict)\b\s*(?P<about>.*)$"
)
"""What is asked of them, and not brought: "get their view on the tariff"."""
_SAID_BEFORE = as_written(r'\s*\([^()]*: "[^"]*"\)$')
"""The words of a call behind a promise that points at them."""
_ASK = any_case(
    r"^(?:ask|learn|find out|hear|understand|know|see|(?:confirm|follow up on)(?= (?:whether|if|when|where|how|which"
    r"|what|who)\b)|check(?: in)?(?: on)?|inquire|enquire)\s+(?:from\s+)?(?:(?:her|him|them|you)\s+)?(?P<rest>.+)$"
)
_SORRY_FOR = any_case(rf"^{SORRY}\s+(?:for|about)\s+(?P<what>.+)$")
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
    rf"^(?:{_AGAIN}[,:;]?(?: on)?(?: ask(?: (?:her|him|them))?)?|remind (?:her|him|them|you) (?:of"
    r"|about) my question) (?P<what>(?P<word>whether|if|when|where|how|which|what|who)\b\s+(?P<rest>.+))$"
)
"""A question that had no answer yet."""
_COMES_BACK = any_case(
    rf"{_AGAIN} (?:on|about|for|over) (?:my (?:\w+ )?(?:{_LETTER}|note|question|request)(?: of [\w ]+?)? (?:about|on|for) )?"
    r"(?P<what>.+?)(?:,? with something (?:new|more|useful|of use)\b.*)?$"
)
_STANDS = any_case(
    r"^(?:nudge(?: (?:her|him|them|you))? (?:about|on|for|over)|chase(?: up)?(?: (?:her|him|them|you)(?= (?:up|about"
    r"|for|on|over)\b))?(?: up)?(?: (?:about|for|on|over))?"
    rf"|{_AGAIN} (?:on|about|over|for)"
    r"|remind (?:her|him|them|you) (?:about|of)(?= my (?:\w+ )?(?:question|request|offer|proposal|invitation|e?-?mail|message)\b)"
    r"|(?P<kindly>(?:kindly|gently|politely) )remind(?: (?:her|him|them|you))? (?:about"
    r"|of)) (?P<what>(?:\w+ing (?:the|an?|my|our)|the|an?|my|our|your|her|his|their|this) .+)$"
)
"""Something that they are to be asked about again."""
_OWN_TALK = any_case(rf"^(?:the|my|our|your) (?:\w+ )?(?:call|talk|meeting|chat|conversation|visit|{_LETTER})s?\b")
_MANNER = r"gently|kindly|politely|briefly|warmly"
_REMIND = any_case(rf"^remind\s+{WHOM}\s+(?:of|about|to)\s+(?P<what>.+)$")
_FAVOUR = any_case(
    r"^ask\s+(?:(?P<whom>her|him|them|you)\s+)?(?:for\s+)?(?:a|one)\s+(?:(?:small|quick|little"
    r"|big)\s+)?favou?r\b\s*[:,\u2013\u2014-]?\s*(?:to\s+)?(?P<deed>.+)$"
)
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
    r"(?!\s+(?:of|for|from|to (?!her\b|him\b|them\b|you\b|me\b|us\b)|on|in|about|at|with|who|that|which|when"
    r"|where)\b)(?!\s+(?!by\b|back\b|to\b|soon\b|today\b|next\b|and\b|or\b)[a-z]{4,})"
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
_IT_WENT = any_case(r"ask (?:(?:her|him|them) )?how it went: (?P<what>.+)")
"""How the program itself names what is to be asked about: "ask how it went: her exam"."""
_WISHES_TO_ASK = any_case(
    r"\b(?:(?:I(?:'d| would)|would) (?:love|like|be (?:glad|curious))|I want|curious) to (?:hear|know|learn|find out|ask)(?= )"
)
_OF_THE_LETTER = any_case(
    r"(?:\s*[.;,]\s*(?:and )?|\s+and\s+)(?:please )?(?:no (?:small talk|strings)\b[^.;,]*|mean it"
    r"|(?:the )?limits? included|there(?:['\u2019]s| is) nothing (?:I want |else )?to ask[^.;]*|(?:it|this) should be [^.;]*"
    r"|there(?:['\u2019]s| is) nothing I want(?: to ask)?[^.;]*)(?=[.;,]|\s*$)"
)
"""How the letter is to be: no words of it."""
_READER = r"(?:her|him|them|(?-i:[A-Z])\w+)"
_NOTHING_ASKED = any_case(
    r"(?:^|\s*[.;,(]\s*(?:(?:and|but) )?|\s+(?:and|but)\s+|(?P<behind>\s+)(?=without\b))(?:please |just )?"
    rf"(?:(?:do not|don['\u2019]t|never|without) (?:ask|request|want)(?:ing)? (?:{_READER} )?(?:for )?(?:anything"
    r"|(?:any|an?) (?:favou?rs?|questions?|reply|answer))"
    rf"|(?:ask|request|want)(?:ing)? (?:{_READER} )?(?:for )?nothing)(?: (?:else|more|back|in return|(?:of|from) {_READER}))*"
    r"(?=\s*[.;,)]|\s*$)\)?|(?:^|\s*[.;,]\s*(?:and )?|\s+and\s+)(?:please )?no (?:requests?|asks?|questions?)\b[^.;,]*(?=[.;,]|\s*$)"
)
"""A wish that nothing is asked."""
_CLAUSE_OPEN = any_case(r"\b(?:how|whether|if|what|why|who|which|when|where|that)\b[^.;,]*$")
_AGES = any_case(
    r"^(?:it(?:['\u2019]s| has) )?been (?:ages|years|too long|(?:such )?a (?:long )?while|so long)[\s!,.;]*(?:so )?"
)
_NO_REPLY = any_case(
    r"[,;(]\s*(?:there(?:['\u2019]s| is) |I (?:have|got) )?(?:still|so far) no (?:answer|reply|word|response)\b[^,;]*$"
)
"""What only says why somebody is asked again."""
_MODALS = words("will would can could shall should must may might")
_UNANSWERED = any_case(
    rf"^(?:{FOLLOW_UP.pattern}[,:;]? )?(?:(?:she|he|they|you) (?:(?:has|have|did)(?: not|n['\u2019]t)(?: yet)?|never) (?:answer(?:ed)?|repl(?:y|ied)"
    r"|respond(?:ed)?|(?:written|write|wrote) back)|(?:there (?:is|was) |I (?:have|got) )?(?:still )?no (?:answer|reply|response))(?: yet)?(?: to me)?"
    r"(?: (?:about|on|regarding|concerning) (?P<what>.+?))?(?: yet)?$"
)
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
_WELL = any_case(r"^wish\s+(?:her|him|them|you)\s+well\b(?:\s+for\b|:)?\s*(?P<what>.+)$")
_WHEN_GIVEN = any_case(
    r"(?:when|whether|if) (?:she|he|they|you) (?:can|could|will|would) \w+ (?:me|us) (?P<what>(?:the|an?|his|her|their|your) .+)"
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


def parse(goal: str, voice: Voice, today: dt.date) -> Plan:
    """GOAL clause by clause; what fits no pattern is kept in `rest`, never bent."""
    plan = Plan()
    if is_sad(goal) and (_WELL.match(goal) or _IT_WENT.fullmatch(goal)):
        plan.said.append((goal, tell(plan, "I am thinking of you", today)))
        return plan
    if found := _IT_WENT.fullmatch(goal):
        plan.went = found["what"]
        plan.question = wording.went(plan.went, voice) or "How did it go?"
        plan.said.append((goal, plan.question))
        return plan
    if (nothing := _NOTHING_ASKED.search(goal)) and not (
        nothing["behind"] and _CLAUSE_OPEN.search(goal[: nothing.start()])
    ):
        plan.asks_nothing, goal = True, _NOTHING_ASKED.sub("", goal).lstrip(" .,;")
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
    if re.match(r"(?:do not|don['\u2019]t)\b", f"{verb}{after}"):
        return "." in between or ";" in between  # what is not to be said is no word of what is
    shown = _VERB_SHOWN.match(after)
    if verb in _UNCOUNTED and part.lower().startswith("thank") and not (shown and shown["object"]):
        return False
    if verb == "sorry" and re.search(r"\b(?:yes|no)$", part, re.IGNORECASE):
        return False  # "say no, sorry"
    if verb in _STARTS or _HANDS_OVER.match(verb + after):
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


def thing(promise: str) -> str | None:
    """What a promise hands over ("send her the checklist" -> "the checklist"), or None when it is a deed."""
    bare = _SAID_BEFORE.sub("", promise.strip().rstrip("."))
    match = _GIVE.match(re.sub(r"\s+(?:to|with) (?:her|him|them|you)$", "", bare))
    found = match["thing"] if match else None
    if found is None or not _THING.match(found) or _THEIRS.match(promise.strip()):
        return None
    what = both["what"].split() if (both := _WHOM_AND_WHAT.match(found)) else []
    if what and not (verbs.finite(what) or any(map(verbs.looks_past, what))):
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
    for take in (_silent, _favour, told, _reminded, day_asked, time_asked):
        if (words := take(plan, plain, voice, today)) is not None:
            return words
    named = _spoken_to(plain)
    for take in (met, _thanks, _wished, _given, _invited, _offered, _asked, proposed):
        if (words := take(plan, named, voice, today)) is not None:
            return words
    hello = _HELLO.match(_to_them(named, voice))
    if hello is None:
        return _hoped(plan, clause, voice, today)
    if long := _AFTER_LONG.match(hello["more"]):
        plan.after_long = "a long time" if long["long"].split()[0] in ("all", "so", "such", "this") else long["long"]
        return ""
    return "" if _WITH_THEM.fullmatch(hello["more"]) else hello["more"].strip(" ,")


def _hoped(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """What the user hopes that they do, as a question; a hope to do something oneself is taken as that."""
    mine = hopes.own(clause)
    if mine and mine.split()[0].lower() in _STARTS and (words := _take(plan, mine, voice, today)) is not None:
        return words
    question, deed = hopes.asked(clause, voice) or ("", "")
    return ask(plan, spelling.with_days(question, today), _object(deed)) if question else None


def _silent(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "She has not answered about the lease": what she was asked about, without blame."""
    match = _UNANSWERED.match(clause)
    what = pronouns.to_reader(match["what"], "", voice) if match and match["what"] else ""
    if match is None or what is None or plan.unanswered is not None or plan.question:
        return None
    if what and what.split()[0].lower() not in DETERMINED:
        return None
    plan.unanswered = spelling.with_days(what, today)
    return plan.unanswered


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


def _wished(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    """ "Apologise for the late reply", "wish her a good fair"."""
    if well := _WELL.match(clause):
        plan.well = well["what"]
        return plan.well
    sorry = _SORRY_FOR.match(clause)
    wish = re.match(r"^wish\s+(?:her|him|them|you)\s+(?P<what>.+)$", clause, re.IGNORECASE)
    found = sorry or wish
    if found is None:
        return None
    words = spelling.with_days(pronouns.to_second(found["what"]), today)
    if sorry:
        plan.sorry = words
    else:
        plan.wish = words
    return words


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
    return ask(plan, f"Would {who} like to {come}{rest}?", _object(match["rest"]))


def _offered(plan: Plan, clause: str, _: Voice, today: dt.date) -> str | None:
    match = re.match(r"^(?:offer|help)\s+(?:(?P<whom>her|him|them|you)\s+)?(?P<rest>.+)$", clause, re.IGNORECASE)
    match = match or re.match(r"^(?P<rest>introduce\s+(?P<whom>her|him|them|you)\s+to\s+.+)$", clause, re.IGNORECASE)
    if match is None or plan.offer or match["rest"].lower() in ("her", "him", "them", "you"):
        return None
    rest = match["rest"]
    if re.match(
        r"first\b|something (?:of use|useful|helpful)\b|(?:some |my |our )?help\b(?! (?:with|to|on|in|for)\b)",
        rest,
        re.IGNORECASE,
    ):
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
    takes = TAKES.search(match["deed"])
    deed = TAKES.sub("", match["deed"], count=1).strip(" ,.;:?") if takes else match["deed"].strip(" .?")
    deed = re.sub(r"^(?:to|(?:could|can|would|will) (?:she|he|they|you))\s+", "", deed, flags=re.IGNORECASE)
    words = deed.split()
    turned = pronouns.to_reader(deed, match["whom"] or "", voice)
    if not words or turned is None:
        return None
    said = spelling.with_days(turned, today)
    spare = f"spare {takes['minutes']} minutes " if takes else ""
    if words[0].lower() in DETERMINED:
        question = f"Could you {spare}for {said}?" if takes else f"Could I ask you for {said}?"
    elif words[0].lower() in verbs.BASES or (
        len(words) > 1 and words[1].lower() in DETERMINED | {"over", "at", "through"}
    ):
        question = f"Could you {spare}{'to ' if takes else ''}{said}?"
    else:
        return None
    plan.favour, plan.ask_minutes = True, int(takes["minutes"]) if takes else None
    return ask(plan, question, _object(deed))


def _known_yet(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """A question that is asked again: "Do you know yet whether you can come?"."""
    match = _STILL.match(clause)
    if match is None or plan.question:
        return None
    decided = re.search(rf"\b(?:{'|'.join(sorted(_MODALS))})\b", match["rest"])
    turned = pronouns.to_reader(match["rest"].rstrip(" .?"), "", voice) if decided else None
    if turned is None:
        asked = questions.question(spelling.with_days(match["what"], today), voice)
        return ask(plan, asked, match["what"]) if asked else None
    word = match["word"].lower()
    said = f"Do you know yet {'whether' if word == 'if' else word} {spelling.with_days(turned, today)}?"
    return ask(plan, said, match["what"])


def _stands(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Nudge her about the lease": a question how it stands; an event is recalled and does not stand."""
    match = _STANDS.match(clause)
    named = (_COMES_BACK.match(clause) or match or {"what": ""})["what"]
    if match is None or plan.question or _OWN_TALK.match(named) or (match["kindly"] and WHEN.search(clause)):
        return None
    turned = pronouns.to_reader(named, "", voice)
    if turned is None:
        return None
    what = spelling.with_days(turned, today)
    said = ask(plan, f"How do things stand with {what}?", named)
    plan.asked_for = what if said else plan.asked_for
    return said


def _object(deed: str) -> str:
    """What DEED is done to, for the subject of the message; the whole deed when nothing is left without its verb."""
    verb, _, rest = deed.partition(" ")
    return rest if verb.lower() in verbs.BASES and things.topic(rest) != "it" else deed


def _asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    if theirs := _THEIRS.match(clause):
        about = spelling.with_days(pronouns.to_second(theirs["about"]), today)
        words = f"your {theirs['what'].lower()} {about}".strip()
        opens = "What is" if re.match(r"view|opinion|take|verdict", theirs["what"], re.IGNORECASE) else "Could I have"
        return ask(plan, f"{opens} {words}?", f"{theirs['what']} {theirs['about']}")
    match = _ASK.match(clause)
    if match is None:
        return None
    rest = spelling.with_days(match["rest"].rstrip(" ?"), today)
    if asked := questions.question(rest, voice):
        if plan.question is None and (given := _WHEN_GIVEN.match(rest)):
            plan.asked_for = pronouns.to_second(given["what"])
        return ask(plan, asked, match["rest"])
    second = pronouns.to_second(rest)
    if rest.lower().startswith("about "):
        if plan.question is None:
            plan.asked_for = second[6:]
        return ask(plan, f"Could you tell me a little about {second[6:]}?", match["rest"])
    if rest.lower().startswith("for "):
        if plan.question is None:
            plan.asked_for = second[4:]
        return ask(plan, f"Could I ask you for {second[4:]}?", match["rest"])
    direct = re.match(r"^ask\s+(?:her|him|them|you)\s+to\s+", clause, re.IGNORECASE)
    if rest.lower().startswith("to "):
        return ask(plan, f"Could {'you' if direct else 'I'} {second[3:]}?", match["rest"])
    return None


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
