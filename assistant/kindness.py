"""What people do for one another: who helped, who sells, what is asked for the user, what is too near for a favour."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.confidence import SENSITIVE
from assistant.patterns import any_case
from assistant.sentences import QUOTED

SELLS = any_case(
    r"\b(?:sells?|selling|pitch\w*|wants? (?:\w+ ){0,3}as (?:customers|clients)|sales (?:call|rep)|new customers)\b"
    r"|^(?:\w+ ){1,3}as (?:customers|clients)\b"
)
"""Whoever sells something wants no favour, and does none."""
_CLOSE = (
    r"(?:husband|wife|partner|fianc\u00e9e?|(?:step|grand|god)?(?:mother|father|son|daughter|child)|parents|mum"
    r"|mom|dad"
    r"|brother|sister|twin|baby|uncle|aunt|cousin|nephew|niece|(?:best |old )?friend|dog|cat|horse)(?:-in-law)?"
)
_BUILT = r"(?:house|home|flat|studio|workshop|barn|mill|shop|bakery|kitchen|office|store|shed|stable|restaurant|farm)"
_OF_THEMSELVES = (
    r"(?:fell (?:seriously |very )?ill|(?:was |were |been )?taken ill"
    r"|had an? (?:[\w-]+ ){0,2}?(?:stroke|heart attack|fall|accident|miscarriage)"
    rf"|lost (?:his|her|their|your) (?:job|post|position|home|{_BUILT}|{_CLOSE}|sight)"
    r"|broke (?:his|her|their|your) (?:\w+ )?(?:leg|arm|wrist|foot|hip|ankle|back|neck|shoulder|collarbone)"
    r"|(?:was|were|been|got) (?:laid off|dismissed|sacked|made redundant|let go(?= by\b|\W*$))"
    r"|(?:has|have|got|with) cancer(?! (?!and|again|of|in|on|since|last|this)[a-z])|(?:is|are|was|were|been"
    r"|lies|['\u2019]s) in hospital)"
)
_DEATH = r"(?:died|passed away)"
_BURNED = r"burn(?:ed|t) down"
BAD_NEWS = any_case(rf"\b(?:{_DEATH}|death|funeral|accident|{_BURNED}|{_OF_THEMSELVES}|let go|cancer|in hospital)\b")
"""What somebody is told that one is sorry about, and never asked how it has gone."""
_LONG_AGO = any_case(
    r"\b(?:when|(?:19|20)\d\d|years? ago|as a (?:child|boy|girl)|last (?:year|century)|young"
    r"|once|nobody|almost|nearly)\b"
)
_GRIEF = any_case(
    rf"(?:(?:s?he|they)|(?P<near>(?:his|her|their) (?:\w+ )?{_CLOSE}(?: (?-i:[A-Z])\w+)?)|(?P<house>(?:his|her"
    rf"|their) (?:\w+ )?{_BUILT}))"
    r"(?:['\u2019](?:s|re|ve)(?! in))?(?: (?:has|have|had|just|also|now|sadly|suddenly|recently|was diagnosed))* ?"
    rf"(?(house){_BURNED}|(?(near)(?:{_DEATH}|{_OF_THEMSELVES})|{_OF_THEMSELVES}))"
    r"(?=\W*$|[.,;:!(]| (?:on|in|at|with|while|when|last|this|yesterday|today|by|from|during|after|and|of|again"
    r"|for|before|because|two|three|(?<!accident )(?<!hospital )\w+ing)\b)"
    r"(?!.*\b(?:anniversary|but|fine again)\b)"
)
"""What befell them, somebody close or their house, told with its verb: no topic, no work, no thing of that name."""


def is_fresh_grief(text: str) -> bool:
    """Whether TEXT, noted in these weeks, tells of a loss, an illness or an accident of theirs."""
    return _GRIEF.match(text) is not None and not _LONG_AGO.search(text)


_PRIZE = (
    r"(?:prize|award|medal|trophy|cup|grant|scholarship|fellowship|bursary|stipend|(?:first|second|third) place)s?"
    r"(?=$|[.,]| (?:of|for|from|at|in|on|by|with|and|this|last|yesterday|today)\b)"
)
_GOOD_NEWS = any_case(
    rf"\b(?:(?:won|received|got|took|earned|gained|(?:was|were|been) (?:awarded|given)) (?:[\w'-]+ ){{0,6}}?{_PRIZE}"
    r"|(?:was|were|been|got) (?:accepted (?:to|as|by|at|into)|promoted|elected)\b)"
)
_NO_GOOD_NEWS = any_case(
    r"\b(?:not?|never|lost|almost|nearly|without|rivals?|competitors?|opponents?|sorry|whether|if|might|(?-i:may)|hopes?|late"
    r"|resign\w*|rejection|foster|half the price|let go|tender|place of (?:two|three)|shelf|cup (?!of|for|at|in)\w+"
    r"|memory|dead|posthumous\w*|by mistake|despite|hospital|clinic|hospice|ward|unit|patients?|care home|carers?"
    r"|guardian|surgery|operation|rehab\w*|to (?:close|wind|shut)|appeal\w*)\b|n['\u2019]t\b"
)
_HOUSE = (
    r"(?:shop|store|firm|company|factory|plant|mill|yard|school|branch|office|practice|restaurant|caf\u00e9|cafe|pub"
    r"|bakery|business|workshop|theatre)"
)
_SAD = any_case(
    rf"\b(?:{_DEATH}|{_OF_THEMSELVES}|{_BURNED}|funerals?(?! (?:home|parlou?r|director|trade))|burial|cremation"
    rf"|memorial (?:service|mass)"
    r"|dies(?! (?:\w+ )?(?:wool|yarn|cloth|silk|fabric)\b)|killed|inquest|miscarr\w+|stillb\w+|laid off"
    r"|lay-?offs?|sacked"
    r"|redundant|loses? (?:his|her|their) (?:job|post|home|licen[cs]e)|foreclos\w+|repossess\w*|hard day"
    r"|(?:clos(?:es?|ed|ing|ure)|shut(?:s|ting)?) (?:down|(?:its|his|her|their) doors|for good)"
    rf"|clos(?:ure|ing)(?: down)? of (?:the |his |her |their )?(?:[\w-]+ )?{_HOUSE}(?! for (?!good\b|ever\b))"
    rf"|{_HOUSE} (?:clos(?:es|ed)|shuts)(?= ?(?:$|[.,;:!]|on\b|in\b|after\b))|winds? up (?:the|his|her|their))\b"
)
_SAD_TOPIC = any_case(
    r"\b(?:(?-i:deaths?)|dying|suicide|hospice|divorc\w*|custody|dismiss(?:al|ed)|redundanc(?:y|ies)"
    r"|bankrupt\w*|insolven\w+"
    r"|liquidat\w+|evict\w*|sentenc(?:ed|ing)|prison|chemo\w*|palliative)\b"
)
_PUBLIC = any_case(
    r"\b(?:(?:talk|lecture|speech|book|essay|course|class|training|film|play|panel)\b(?! (?:with|at|in)\b)"
    r"|conference|congress|reform"
    r"|opening|launch|garden|museum|exhibition|concert|software|vote|bill|statutes?|research|prize|fundrais\w+"
    r"|choir|library|visitors?"
    r"|project|volunteers?)\b"
)
"""With these a sad word is a subject or a place of work: "the opening of the hospice garden"."""
THINKING = "tell them that I am thinking of them"
"""The goal of a message at such a time."""


def is_sad(text: str) -> bool:
    """Whether TEXT tells of a death, a loss, an end: no occasion to wish well, nor to ask how it went."""
    return _SAD.search(text) is not None or bool(_SAD_TOPIC.search(text) and not _PUBLIC.search(text))


def is_good_news(text: str) -> bool:
    """Whether TEXT tells of a prize, a grant, a place or an election, and of nothing that spoils it."""
    return _GOOD_NEWS.search(text) is not None and not spoils_news(text)


def spoils_news(text: str) -> bool:
    """Whether TEXT is doubtful, sad or private, so that nobody is congratulated on what it tells."""
    return _NO_GOOD_NEWS.search(text) is not None or SENSITIVE.search(text) is not None


_HELPS = (
    "taught|showed|lent|gave|sent|brought|found|saved|wrote|spared|passed|handed|fixed|read|covered|mended"
    r"|introduced(?! (?:him|her)self)|helped"
    "|recommended|backed|coached|mentored|drove|hosted|invited|welcomed|encouraged|warned|let|advised|reviewed|checked|corrected"
    "|proofread|edited|translated|tested|repaired|rewrote|explained|lifted|carried|rehearsed|practi[sc]ed|drew"
    "|went through|trained|sorted|solved|set up|built|sat up|stayed"
)
_HANDED = (
    r"(?!(?:asked|told|owed|cost|charged|sold|called|left|played|kept|made|paid|sent|gave|passed|handed|offered"
    r"|promised|refused|denied)\b)"
    r"(?:[a-z]+ed|bought|built|cut|drew|dug|got) (?:me|us) "
    r"(?:an?|the|his|her|their|some|two|three|four|five|\d+) (?!(?:[\w'-]+ )?"
    r"(?:question|story|lie|liar|reminder|luck|trip|sack|power|shoulder|time|day|week|month|year|night|morning"
    r"|evening)s?\b)"
)
"""One thing done for another: "drew me a map"; what cannot be read so are asking, selling, leaving and the like."""
_FOR_ME = (
    r"(?!(?:asked|waited|looked|searched|called|worked|voted|charged|billed|cancell?ed|refused|blamed"
    r"|apologi[sz]ed|substituted"
    r"|missed|failed|mistook|hoped|prayed|wished)\b)[a-z]+ed (?:[\w'-]+ ){1,8}?for (?:me|us)\b"
)
"""Something done for another, whatever it was: "printed our sheet in four greys for me"."""
_ADVISED = (
    r"(?:told|showed|taught|reminded|urged) (?:me|us) (?:(?:not )?to (?!(?:wait|come|go|leave|call|ring|phone"
    r"|write|send|bring|pay|stop|hurry"
    r"|get|give|shut|calm|wear|sign|e-?mail|text|be|return|hand)\b)[a-z]+ (?!(?:him|her|them)\b)|how |where (?:to"
    r"|I|we) |which |what to |whom? to )"
)
_HELPED_ME = (
    rf"(?:(?:{_HELPS}) (?:(?:[\w'-]+ ){{0,3}}?|(?:[\w'-]+ ){{1,8}}?(?:with|for) )"
    r"|(?:vouched|spoke up|stood up|stood in|stepped in|put in a (?:good )?word"
    r"|made (?:time|room)|took (?:the )?time) for "
    r"|(?:walked|talked|guided|got|pulled) (?=(?:me|us|my|our)\b)"
    r"|(?:went|looked|walked|talked|worked) (?:through|over) (?=(?:my|our)\b)"
    r"|spent (?!(?:my|our)\b)(?:[\w'-]+ ){1,5}?(?:(?:explaining|showing|teaching|helping) (?:[\w'-]+ )?"
    r"|(?:on|over|with|through|reading|checking|correcting) (?:[\w'-]+ )?(?=my|our))"
    r"|took (?=(?:me|us) (?:along|round|around|through)\b)"
    r"|put (?=(?:me|us) (?:in touch|up|through|on to|onto)\b)"
    r"|pointed (?=(?:me|us) (?:to|at|towards)\b)|pointed out (?:[\w'-]+ ){1,6}?(?:in|on|of|with) (?=my|our))(?:me"
    r"|us|my|our)\b"
    r"|(?:advised|suggested|recommended) (?:that (?:I|we) |against |to )?(?!(?:meet|talk|call|hav|go|com|speak"
    r"|wait|lunch)[a-z]*\b)"
    r"(?:(?<=that I )|(?<=that we )|(?<=against )|(?<=to )|(?=[a-z]+ing\b))[a-z]+"
    rf"|{_HANDED}|{_ADVISED}|{_FOR_ME}|explained (?:to (?:me|us) )?(?:how|which|what to|where to|the difference)\b"
)
"""What is done for the writer: "lent me a saw", but not "asked me a question"."""
_NO_HELP = (
    r"(?:\w+ )?(?:(?:sent|gave|passed|handed|brought|wrote|showed|read|explained) (?:me|us)|explained|passed"
    r"|handed) (?:[\w'-]+ ){0,3}?"
    r"(?:invoice|bill|fine|hard time|headache|fright|scare|refusal|rejection|no|cold|flu|trouble|runaround"
    r"|cold shoulder|complaint|reminder"
    r"|why|that (?:he|she|they|it))\b|let (?:me|us) (?:down|go|wait)\b|drove (?:me|us) (?:mad|crazy|up)\b"
    r"|warned (?:me|us) that (?:he|she|they)\b"
    r"|found (?:me|us|my|our)(?: [\w'-]+)? (?:boring|annoying|dull|difficult|too|rude|late)\b"
)
"""What is done to somebody in the same shape, and is no kindness: "gave me a hard time"."""


def asks_for_me(question: str, verbs: str = "[a-z]+") -> bool:
    """Whether QUESTION asks for something for the user, by any verb or one of VERBS; what it quotes asks nothing."""
    asked = (
        rf"\b(?:could|can|would|will) you (?:{verbs}) (?:\w+ )?me\b"
        r"|\b(?:could|can|may) I (?:ask you for|have|get)\b"
        r"|\bwhat would it take for you to (?!(?:name|list|pick|choose|tell|say|rank)\b)"
    )
    return re.search(asked, QUOTED.sub(" ", question), re.IGNORECASE) is not None


def helped_me(text: str, called: Iterable[str]) -> bool:
    """Whether TEXT begins with the contact, CALLED so, doing something for the writer: "taught me to keep a list"."""
    who = "|".join(["he", "she", "they", *sorted(map(re.escape, called), key=len, reverse=True)])
    lead = rf"(?:(?:{who}) )?(?:(?:also|once|even|then|kindly) )?"
    done = re.match(rf"{lead}(?P<deed>{_HELPED_ME})", text, re.IGNORECASE)
    return done is not None and re.match(_NO_HELP, text[done.start("deed") :], re.IGNORECASE) is None
