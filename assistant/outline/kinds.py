"""What a plain statement of a note is: a worry, a limit, an opinion, private life, something of the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import addresses, marks, reaching
from assistant.confidence import SENSITIVE
from assistant.english import nouns, spelling, verbs
from assistant.english.pronouns import Voice
from assistant.models import Source
from assistant.outline import likeness
from assistant.patterns import any_case, as_written, words

MAX_QUOTED = 30
"""Words of a sentence of a note that is read out; a longer one is no question any more."""
PERSONAL = any_case(r"\b(?:s?he|him|his|hers?|herself|himself|they|you|your)\b")
"""Words that, read out to the contact, speak of them as of somebody else."""
FIGURE = any_case(rf"\d|\b(?:half|{'|'.join(sorted(verbs.NUMBERS))})\b")
POINTS_BACK = as_written(r"(?:It|They|This|That|These|Those)\b")
_SEVERAL_DO = any_case(
    r"(?:(?:the|our|most|many|some|all|both|\d+|two|three|four|five) )?(?:[a-z]+ )??[a-z]{2,}[^su\W]s (?P<does>[a-z]+)\b"
)
ABOUT_THEM_FIRST = any_case(r"(?:s?he|they|their|I|we|my|our)\b")
OWN_THING_DOES = as_written(r"(?:His|Her) [a-z]+ (?:[a-z]{2,}[^s]s|[a-z]{2,}ed)\b")
"""A thing of theirs and, most likely, its verb: "His lease ends"."""
INTENT = as_written(
    r"\b(?:I|[Ww]e)(?:['\u2019](?:d|ll)| (?:\w+ly )?(?:want|hope|wish|should|must|need to|wonder|think|thought|believe|fear|guess|suspect"
    r"|doubt|plan|promised?|will|would|asked|told|said|met|owe|called|wrote|saw|talked|spoke|visited|liked|felt|forgot"
    r"|am (?:not )?sure))\b"
)
"""What I mean to do, or make of it, and did with them: nothing to tell them."""
_KINDS = {
    "worry": any_case(
        r"\b(?:worr\w+|afraid|fear(?:s|ed)?|nobody|no one|problems?|trouble|struggl\w+|losing|complain\w*|stuck|vanish\w*|missing"
        r"|too [a-z]+|cannot (?:say|tell|find)|can't (?:say|tell|find)|short of|wast(?:es|ed|ing)|(?:we|they|you) waste|thr[eo]w(?:ing)? away"
        r"|stands? still|(?:days?|weeks?|months?|running) late|nearly|fails?|failing"
        r"|breaks?|breaking|burst|flooded|leaks?|leaking|keeps? (?:\w+ )?\w+ing)\b"
    ),
    "limit": any_case(
        r"\b(?:until|till|full(?! [a-z]+ (?:once|twice|and|or|of|in)\b)|fully|at most|no more than|at least|cannot|can't|not (?:before|after)|no (?:later|longer|earlier) than"
        r"|booked|closed|limited|maximum|minimum|nothing \w+er than|(?<!the )only (?:on|in|at|from|\d+|one|two|three|four))\b"
    ),
    "need": as_written(r"\b(?:I|[Ww]e|[Yy]ou) (?:need|could use|would (?:like|love))\b|\blook(?:s|ing|ed)? for\b"),
    "plan": any_case(
        r"\b(?:I|we|you)(?: (?:am|are|were))? (?:\w+ly )?(?:plan(?:ned|ning)? (?:to|an?|the|for)|will|going to"
        r"|want to|hop(?:e|ing) to|intend to|thinking of|considering"
        r"|building|writing|setting up|working on|about to)\b"
    ),
}
"""What a statement is, by the words that show it."""
ENDED = any_case(r"\b(?:until|till) (?:(?:(?:the )?(?:\w+ ){0,3})?(?:19|20)\d\d|last \w+)\b")
"""The end of what somebody once did, which limits nothing: "I chaired the board until 2019"."""
_NO_LESSON = words("""
    said thought asked wanted told were was had did felt heard met got read liked loved hated disliked preferred enjoyed
    needed hoped expected feared missed
""")  # fmt: skip
LIKED = any_case(r"you (?:\w+ly )?(?:liked|loved|enjoyed|preferred)\b(?! to\b)")
DISLIKED = any_case(r"you (?:\w+ly )?(?:hated|disliked|did not like|didn't like)\b(?! to\b)")
"""A taste of theirs, which taught nobody anything."""
SAID_OF_SELF = any_case(r"you said you\b")
TO_BE_READY = any_case(
    r"\b(?:deadlines?|cut-?off|closing date|due|expir\w+|(?:starts?|begins?|closes|ends|runs out|falls due) on)\b"
)
"""A day by which something has to be done: nobody celebrates it."""
_WOULD_TAKE = (
    r"\b(?:would|could|might|can(?= (?:accept|settle|live|make do|go up))|(?<=we)['\u2019]d|(?<=I)['\u2019]d)(?: (?:also|even|still|just|probably|at a push))? "
    r"(?:take\b(?! (?:part|place|care|over|notes|turns))|accept\b|settle for\b|live with\b|make do with\b|agree to\b|go (?:up to|down to|as (?:high|low)"
    r"|for)\b|pay (?:up to|at most)\b)"
)
_IF_REFUSED = (
    r"\bif (?:not(?=,|$)|s?he (?:says no|refuses|won't|can't|cannot)\b|they (?:say no|refuse|won't|can't|cannot)\b)"
)
_OWN_BODY = r"(?:(?:the|our|my) )?(?:committee|board|boss|treasurer|trustees|council|partners?|team)"
OWN_TERMS = any_case(
    rf"{_WOULD_TAKE}|\b(?:plan b|fall-?back|second best|bottom line|failing that|if all else fails|at a pinch|walk away)\b"
    rf"|{_IF_REFUSED}"
    r"|\b(?:at most|max(?:imum)?|no more than|not more than|up to|limit|ceiling|not (?:above|over|below|under)|lowest|highest)\b.*"
    r"(?:[\u20ac$\u00a3]|\b(?:euros?|eur|pounds?|dollars?|francs?|a head|each|per|price|budget|pay|cost|rent|fee|quote)\b)"
    r"|(?:[\u20ac$\u00a3]|\b(?:price|budget|pay|cost|rent|fee)\b).*\b(?:at most|max(?:imum)?|no more than|up to|limit|ceiling)\b"
    rf"|{_OWN_BODY} (?:is |are )?(?:ok|okay|fine|happy) with\b|[-\u2013\u2014,;(] ?{_OWN_BODY} (?:is |are )?(?:ok|okay|fine|happy|agrees?)\b"
)
"""What the user's side would take instead, its limit and its second plan."""
_PRIVATE_LIFE = any_case(
    r"\b(?:husband|wife|sons?|daughters?|child|children|kids|baby|mother|father|sisters?|brothers?|grand(?:child|son|daughter|mother|father|parent|kid|ma\b|pa\b)\w*|nieces?|nephews?"
    r"|off sick|on sick leave|pregnan\w*|divorc\w*|funeral|surgery|(?:in|to) hospital|broke (?:his|her|their) (?:arm|leg|wrist|foot)"
    r"|wedding|birthday|honeymoon|holidays?|vacation|puppy|(?:plays?|played) (?:the )?(?:cello|piano|guitar|violin"
    r"|flute|drums|organ|football|tennis|chess|golf|cards)|marathon|hobb(?:y|ies)|canoe\w*|kayak\w*|regatta|sings in"
    r"|(?:her|his|their) (?:\w+ )?choir"
    r"|(?:won|ran|lost|finished|swam) (?:the|a|his|her|their) (?:\w+ ){0,2}(?:race|match|cup|medal|tournament)"
    r"|(?:goes|went|going) (?:sailing|skiing|fishing|hiking|camping|climbing|swimming|running|riding))\b"
)
ASKED_OF_ME = any_case(
    r"you asked (?:(?:me|us) )?(?:whether|if|how|what|when|where|who|which|why)\b|you asked (?:me|us)\b"
)
HOURS = as_written(r"\s*\((?:about )?\d+ ?(?:h|hours?)\)$")
"""What an offer costs me, which I say to nobody."""
LACKS = any_case(
    r"\b(?:(?:nobody|no one) (?:to|who|can)|cannot (?:say|tell|find)|vanish\w*|goe?s? missing|looking for|short of"
    r"|in need of|needs?|lacks?|could use|struggl\w+|stuck)\b"
)
"""What a note says that somebody has not got, where no mark does."""
CAN_GIVE = as_written(
    r"(?:(?:I|[Ww]e)|(?:\w+ of )?(?:[Mm]y|[Oo]ur) (?:\w+ ){0,2}\w+) can "
    r"(?!(?:not|only|hardly|see (?:why|how|what|that|her|him|it)|hear|tell|feel|imagine|understand|believe|think|remember|recall|wait)\b)"
)
"""What I say that I, or mine, can do."""
DOUBT_BEHIND = any_case(r",?\s+(?:maybe|perhaps|possibly|probably)$")
OF_MINE = as_written(r"\b(?:I(?:['\u2019](?:d|ll|m|ve))?|me|my|mine|[Ww]e(?:['\u2019](?:d|ll|re|ve))?|us|[Oo]ur|My)\b")
"""What I say, do or promise: nobody is asked how that went on."""
REMARK = any_case(
    r"(?:very|quite|rather|really|too|a bit|seems?|seemed|sounds?|sounded|looks?|looked|likes?|prefers?|hates?)\b"
)
"""What I make of somebody: "very formal, likes short mails"."""
_COPULA = r"you (?:were|are|seem(?:ed)?|sound(?:ed)?|look(?:ed)?|felt|feel|act(?:ed)?)"
_JUDGED = any_case(
    rf"{_COPULA} (?!\w+(?:ing|ed|en)\b|(?:about|at|back|between|for|from|in|of|off|on|out|short of|the|to|under|with|without|\d+)\b)"
    r"|you\b.*\b(?:too|very|quite|rather|really|a bit|always|never)\b"
)
OPINION = any_case(r"you (?:said|thought|believed|found|felt)\b(?! (?:you|I|we)\b)")
"""What they held to be so, which goes on nowhere: "you said beginners should row first"."""
DONE_FOR_ME = any_case(r"you (?!told\b)\w+ (?:me|us)\b")
"""What calls for thanks and no question: "you helped me with the stall"."""
HELPED = any_case(
    r"(?:[Ii]n \w+ (?:\d{4} )?)?you (?:let|lent|gave|brought|helped|sent|taught|showed|introduced|drove|saved|spared) (?:me|us)\b"
)
"""A kindness that one may thank for and return."""
POINTS = any_case(r"\b(?:s?he|him|his|hers?|they|them|their|theirs?|it|ours|that|this)\b|[()\"\u201c]")
"""Words that may mean somebody or something that stands in another line."""
NO_SUBJECT = any_case(
    r"(?!(?:besides|across|plus|towards|unless|perhaps|as|is|was|this|always|sometimes|minus|versus|afterwards|whereas)\b)"
    r"(?:has|[a-z]{2,}[^s\W]s) (?:the|an?|his|her|their)\b"
)
"""What somebody does, without who: "Taps the limes first"."""
DOING = any_case(
    r"(?:(?:still|now|also|currently) )?(?:thinking|looking|planning|considering|hoping|trying|working|building|writing|hiring|moving)\b"
)
"""A jotting whose subject is plain: "Looking for a glazer"."""
GOES_ON = as_written(r"\w[,;] (?:also |now |still )?(?:wants|needs|says|thinks|asks|hopes|likes|fears|knows|prefers)\b")
"""A second clause on somebody who is named nowhere: "18% over budget, wants it under 10"."""
LIMITED = any_case(r"(?:no|only|at most|at least|up to)\b.*\d")
"""A rule with its figure: "no lorries from 7 to 9"."""
GREETING = any_case(r"^(?:hi|hello|hey|dear|good (?:morning|evening))(?=[\s,!])[^,!.?]{0,30}[,!]\s*")
_LEAD_IN = any_case(
    r"^(?:(?:called|rang|phoned|texted|e?-?mailed):\s+|(?:in|at|during|over) [^.,;:]{3,40}?,? (?:s?he|they) (?:said|mentioned|told me|explained)"
    r"(?: that)? (?!(?:what|how|why|when|where|who|which|whether|if|nothing)\b))"
)
"""How a note says that somebody told what follows: "In her talk she said that ..."."""
NEXT_CLAUSE = as_written(r",\s+(?:(?:and|but|so)\s+)?(?=(?:I|we|s?he|they)(?:['\u2019]\w+)?\s|(?:wants|needs)\s)")
REPORTED = as_written(
    r",\s+(?:s?he|they|I)\s+(?:says?|said|thinks?|thought|fears?|feared|hopes?|hoped|believes?|believed|guess\w*|told)\b"
)
"""A clause whose weight depends on the one behind it: "the shop closes, she fears"."""
ASKS_ME = as_written(r"(?:Please )?(?![A-Z][a-z]+ed\b)[A-Z][a-z]+ (?:me|us)\b")
"""What they bid me do: "Send me your sizes"."""
TOLD_BY_THEM = any_case(r"(?:^|[,;:] )(?:says?|said|told (?:me|us)|thinks?|wrote|writes|asks?|asked)\b")
_OF_A_MOMENT = verbs.AUXILIARIES | words("""
    need want fear hope think look struggle try worry expect plan consider miss lack feel say ask tell write report
    wonder believe seem wish intend mean start begin open close move leave come go join finish end get become
    suspect lose wait search fight know
""")  # fmt: skip
"""What somebody does at one time, and not as a rule."""
PASSING = any_case(
    r"^(?:I mean|anyway|okay|ok|hm+|ha)\b|^(?:I|we)(?:['\u2019]ve)? (?:only )?(?:have |got |have got )(?:about |only )?(?:half an hour"
    r"|(?:an?|one|two|three|\w+ty) (?:hours?|minutes|(?:\w+ )?(?:train|bus|flight|plane|taxi|class|appointment|call|meeting)\b))"
    r"|\bI(?:['\u2019]ve| have)? lost my voice\b"
)
"""What is said on the way into a talk or out of it."""
LONG_DONE = any_case(r"\b(?:in (?:19|20)\d\d|last (?:year|spring|summer|autumn|winter)|years? ago)\b")
"""When something was done that is over."""
OPENS_HALF = any_case(r"(?:per|for|on|in|at|with|from|by|of|to|if|when|because|as|like|than|and|or|but|maybe|not)\b")
"""How half a sentence begins that answered something: "per line, if you can"."""
THIRD = any_case(r"\b(?:s?he|him|his|hers?)\b")
_WRITTEN = words("""
    abstract agenda checklist draft estimate guide list note outline overview page paper plan proposal quote report
    schedule sheet summary table text timetable
""")  # fmt: skip
GIVES_BACK = any_case(r"(?:to )?(?:return|(?:give|bring|send|hand)\b.*\bback)\b")
_OPEN = any_case(
    r"\b(?:looking for|short of|in need of|needs?|wants?|would (?:like|love)|plans?|planning|thinking (?:about|of)|considering|worried"
    r"|worries|struggl\w+|hop(?:es|ing)|tr(?:ies|ying) to|about to|going to|will|starts?|begins?|opens?|closes|decides?|deciding|launch\w*"
    r"|mov(?:es|ing)|hir(?:es|ing)|build(?:s|ing)|writ(?:es|ing)|rewriting|problem|trouble|difficult|stuck|late|budget|deadline|project"
    r"|next (?:week|month|year|spring|summer|autumn|term)|in (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)|this (?:spring|summer|autumn|winter|year))\b"
)
"""Words of what is still going on, worth asking after."""
HALF_QUOTED = as_written(
    "^[^\"\u201c]*\"[^\"]*$|^[^\u201c]*\u201d|(?:^|\\s)['\u2018](?:[^'\u2019]|['\u2019]\\b)*$|^[^'\u2018]*[.!?,]['\u2019]$"
)
"""A quotation that begins or ends in another sentence; their own words are asked about as such."""


def kind_of(text: str) -> str:
    """What TEXT, said by or to the contact, is: a worry, a limit, a need, a plan, something they once did; else nothing."""
    words = re.sub(r"^In \d{4},? ", "", text).split()
    once = (
        len(words) > 2
        and re.fullmatch("I|[Ww]e|[Yy]ou", words[0])
        and (verbs.is_past(words[1]) or re.fullmatch(r"[a-z]+[^e]ed", words[1]))
    )
    text = ENDED.sub("", text) if once else text
    if found := next((kind for kind, pattern in _KINDS.items() if pattern.search(text)), ""):
        return found
    return "past" if once and words[1] not in _NO_LESSON else ""


def is_beside(text: str, about: str) -> bool:
    """Whether TEXT is private life that what the talk is ABOUT does not touch, or how or when somebody is reached."""
    if reaching.tells_how_to_reach(text):
        return True
    return _PRIVATE_LIFE.search(text) is not None and likeness.overlap(text, about) == 0


def is_clear(promise: str) -> bool:
    """Whether PROMISE says by itself what is to be given: no "it", no short form of a quick note."""
    return spelling.written_out(promise) is not None and not re.search(r"\bit\b", promise, re.IGNORECASE)


def is_broken(event: str) -> bool:
    """Whether the words of an EVENT were a sentence of their own: "your club meets, cup on the list is on 9 May"."""
    return any(verbs.is_present(word[:-1]) for word in event.split()[2:] if word[-1] in ",;:")


def judges(clause: str) -> bool:
    """Whether CLAUSE says what the user makes of the contact: "you were fair", "you talked too much"."""
    found = _JUDGED.match(clause)
    state = re.match(rf"{_COPULA} (\w+)", clause, re.IGNORECASE) if found else None
    return found is not None and not (state and verbs.is_participle(state[1], sure=True))  # "you were torn between"


def are_own_terms(said: str, voice: Voice) -> bool:
    """Whether SAID, of the user's own note, tells what their side would settle for: "we'd pay up to 900".

    What the contact would take is theirs to hear; whose it is where nobody is named may be the user's.
    """
    if OWN_TERMS.search(said) is None:
        return False
    first = said.split()[0].casefold().strip(".,:;'\u2019")
    others = re.sub(_IF_REFUSED, "", said, flags=re.IGNORECASE)
    theirs = PERSONAL.search(others) or first in voice.parts or TOLD_BY_THEM.search(said)
    return OF_MINE.search(said) is not None or not theirs


def as_past(clause: str) -> str | None:
    """CLAUSE behind "in November", where what was to come is told as a plan; None where it cannot be."""
    if clause.startswith("you will "):
        return f"you were going to {clause.removeprefix('you will ')}"
    return None if re.match(r"your\b[^,.]*? will\b", clause) else clause


def is_rule(now: str, past: str | None) -> bool:
    """Whether NOW, which would be PAST in the past, tells what they do as a rule: "you paint at dawn"."""
    verb = re.match(r"you (?:\w+ly )?(?P<verb>[a-z]+) \w", now)
    if verb is None or now == past or kind_of(now) not in ("", "limit"):
        return False
    return verb["verb"] in verbs.BASES and verb["verb"] not in _OF_A_MOMENT


def tells_of_several(text: str) -> bool:
    """Whether TEXT begins with several who do something, whom its "they" means: "technicians skip the form"."""
    match = _SEVERAL_DO.match(text)
    does = match["does"].lower() if match else ""
    acts = nouns.is_known_verb(does) or verbs.is_past(does) or does in verbs.AUXILIARIES | verbs.MODALS
    return match is not None and acts and not verbs.is_present(text.split()[0].lower())


def is_written(thing: str) -> bool:
    """Whether THING, in the singular, is something to write, whose content the reader may choose."""
    head = re.split(r" (?:of|for|on|about|with|to|in|that|which|from|by)\b|[,;(+&]", thing, maxsplit=1)[0]
    return head.split()[-1].lower() in _WRITTEN and not re.match(r"(?:her|his|their|your)\b", thing, re.IGNORECASE)


def lively_statements(source: Source, voice: Voice) -> list[str]:
    """The plain sentences of a note that speak of what is going on, the liveliest first, verbatim."""
    found = []
    for sentence in plain_statements(source, voice):
        mine = re.search(r"\b(?:I|me|my|we|us|our)\b", sentence)
        score = len(_OPEN.findall(sentence)) + bool(LACKS.search(sentence) or kind_of(sentence)) - 2 * bool(mine)
        if score > 0 and len(sentence.split()) >= 4:
            found.append((score, sentence))
    return [sentence for _, sentence in sorted(found, key=lambda row: -row[0])]


def plain_statements(source: Source, voice: Voice) -> Iterator[str]:
    """The statements of a note that carry no mark, name nobody else and nothing sensitive, in its order."""
    names = voice.parts_of_others
    for line in source.text.split("\n"):
        if marks.KEPT.match(line):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+", line.strip(" -*>")):
            words = sentence.split()
            named = names & {w.casefold().strip(".,:()") for w in words}
            cut = sentence.endswith("?") or HALF_QUOTED.search(sentence) or spelling.quoted(sentence)
            secret = SENSITIVE.search(sentence) or addresses.given_away(sentence) or "[secret]" in sentence
            if len(words) <= MAX_QUOTED and not cut and not named and not secret:
                yield _LEAD_IN.sub("", GREETING.sub("", sentence)).rstrip(";")
