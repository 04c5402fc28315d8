"""Promises, needs, dates and facts that a note states in plain words, offered as lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise, takewhile

from assistant import confidence, exchanges, heard, kindness, marks, noticed, reaching
from assistant.english import pronouns, spelling, verbs, wording
from assistant.heard import ahead, cues, meant, remarks, shorthand, talk, wordings
from assistant.models import ME, Note, Owner, Promise
from assistant.patterns import DAYS, MONTHS, any_case, as_written, words
from assistant.sentences import sentences
from assistant.transcripts import Turn

_NOT_SO = any_case(r"not (?:on|in|at|to|by|with|after|before|the|an?)\b")
"""The other half of advice: "before the crossing and not on board"."""
_CLAUSE_END = as_written(r"(?:[.,;:!?\n]|\s[\u2013\u2014-])\s*")
_COMMITS = any_case(
    r"\b(?:will|won't|would(?:n't)?|shall|going to|gonna|promis\w+|offers?|offered|agree[sd]?|owes?|(?:is|are|wants|has"
    r"|means) to|swore"
    r"|said (?:yes|ok)|undertook|volunteered|from now on)\b|'ll\b|'d\b"
)
"""Words by which somebody commits, in what a note tells of them."""
_ABLE = any_case(
    r"(?:and |but )?(?:I|we) (?:can|could)\b|(?:(?:he|she) )?(?:said|says|told me|thinks)(?: that)? (?:I|we) should\b"
    r"|(?:please )?(?:do not|don't|never)\b"
)
"""What I am able to do, or should do by what they said, or should not do."""
_KNOWS_THAT = any_case(
    r"\b(?:knows?|knew|likes?|liked|minds?|hates?|noticed|saw|sees|(?:is|was|are|were) (?:glad|happy|pleased|aware|fine|used"
    r"|sure|surprised|sorry|cross))(?: it)? (?:that|when|how) ?$"
)
"""Before what somebody knows or likes of me, which is no promise: "Rolf knows that I go to her"."""
_SEEKS = r"(?:is|was|'s|has been) (?:still |now |also )?(?:looking|searching|hunting|hoping|waiting|thinking|trying)\b"
_PAST_DEED = (
    r"(?:he|she) (?:also |then |just |even )?"
    r"(?!(?:will|would|can|could|may|might|must|shall|should|to|also|then|just|even|only|still|now|himself"
    r"|herself|and)\b)[a-z]+(?<!s)(?![\w'-])"
)
"""What is no present: "she read it", "he drew"."""
_MY_PAST = as_written(r"(?:(?:[Aa]nd|[Bb]ut|[Ss]o) )?(?:I|[Ww]e) (?:also |then |just |even )?(?P<verb>[a-z]+)(?! to\b)")
_OWN_PLACE = any_case(
    r"(?:\w+ )?(?:keeps?|stores?|houses?|parks?|hides?|displays?) (?!(?:an eye|in touch|to|up|on|going|track|[a-z]+ing)\b)"
    r"(?!.*\b(?:until|till|free|ready|safe)\b)"
)
"""Where somebody has what is theirs: "keeps it in the cellar"."""
_GAVE_WORD = any_case(r"\b(?:promis\w+|agree[sd]?|offer(?:s|ed)?|undertook|volunteered|said|swore|by)\b")
_OWN_PLAN = any_case(
    r"(?:(?:\bis|'s) going to|\bwill\b|'ll\b) (?:(?:run|teach|sell|launch|host|(?<=going to )(?:build|paint)) (?:an?|his|her|their) (?!(?:test|check|trial|search)\b)"
    rf"|(?!{cues.HANDING_OVER.pattern})[^,;]* from (?:the )?(?:\d|{'|'.join((*DAYS, *MONTHS))}\b))"
)
"""What somebody plans for themselves: "is going to run a stall", "will test the lamps from 3 May"."""
_TO_ME = any_case(r"\b(?:me|us|my|our|mine|ours)\b")
_CLOCK = any_case(
    r"\bat (?:half past |quarter (?:past|to) )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|noon)\b"
    r"(?! (?:o'clock )?(?:on|tomorrow|tonight|today|next))|\b(?:always|usually|mostly|as a rule|every|each"
    r"|(?:once|twice|times) an? (?:day|week|month|year))\b"
)
"""An hour without a day, or how often: what somebody does as a rule."""
_AS_A_RULE = any_case(
    rf"{cues.HABIT.pattern}|\bat (?:night|dawn|dusk)\b|\b(?:every|each) (?:night|evening|weekend|hour|other)\b"
)
"""What somebody does again and again, although a day is named too: "cleans the nets at night and mends them on Sunday"."""
_ANY_THING = (
    r"(?:[a-z]{2,}s|does|has) (?!(?:the|an?|his|her|their|its|my|our|your|it|them|him|me|us|this|that|these|those"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|both|all|no|none|nothing"
    r"|every\w*|some\w*|up|off|out|over|back|round|around|down|away|in|on|at|to|for|with|of|about|as|by"
    r"|before|after|once|until|till|when"
    r"|through|into|and|or|if|whoever|what\w*|who|how|where|mine|hers|theirs|ours|himself|herself|tomorrow"
    r"|tonight|today|next|aside|along"
    r"|together|again|next|late[r]?|early|soon|first|there|here)\b)[a-z]{3,} "
)
"""A verb of the present and a thing that is not told which: "collects short cases"."""

_CHANGING = as_written(r"(?:he|she) (?:moves|leaves|changes|switches|joins|takes over|gives up|closes|sells|stops)\b")
"""News of theirs, in what they told."""
_NO_NEWS = any_case(r"\basked (?:me|us) not to\b|^wrote to (?:him|her|them)\b.*\bno (?:answer|reply)\b")
"""What they do not want spoken of, and my own message."""
_SEEKS_FIRST = any_case(
    r"(?:he|she|they) (?:(?:also |still )?(?:needs?|wants?|lacks?|(?:cannot|can't) find)|(?:is|are) (?:looking|searching|short))\b"
)
_AND_SEEKS = as_written(r"(?<=\w),? and (?:also |now )?(?:needs|wants|lacks|is (?:looking|searching|short))\b.*")
"""A need behind what they told, which is a line of its own."""
_SEEKING = as_written(r"\b(?:needs?|wants?|lacks?|short of|looking for|searching for|nobody|no one)\b")
_AND_THAT = as_written(r",? and that (?=(?:he|she|they|his|her|their|the|nobody|no one|it|there)\b)")
"""Where a second thing begins in what they told: it reads broken behind the first, and is often a need."""
_CANNOT_FIND = as_written(r"\b(?:cannot|can't|could not|couldn't) find any(?=(?:one|body)\b)")
_PASSING = as_written(
    r"\b(?:no|little|not much|hardly any) (?:time|room|interest)\b|\btoo busy\b|\bat the moment\b|\bthis (?:week|month|season)\b"
)
"""A state that is over soon: nobody wants to read it a year later."""
_CRAFT = (
    r"(?:(?:mends|repairs|restores|fixes|sharpens|tunes|binds|translates|interprets|teaches|welds|solders|sews|knits|weaves|carves|grafts"
    r"|prunes|shears|engraves|upholsters|proofreads|checks|identifies|deciphers|transcribes|speaks|knows how to|lends)"
    r" (?!(?:his|her|their|its|my|our|me|us|him|them|it|up|out|in|on|at|to|of|that|whether|if|with|about|one|the (?:paper|news)|mails?|e-?mails?|the chat)\b)"
    r"|comes with (?:his|her|their) |reads (?=[^.]*\b(?:(?:hand)?writing|hands?|scripts?|scores?|plans|maps|proofs|braille)\b))"
)
"""A craft of somebody, and on what; "reads mail at noon" is none."""
_NO_CRAFT = as_written(
    r",? (?:but|and) (?:(?:also|still|now) )?(?:is|was|has|asked|asks|wants?|needs?|lacks?|looks?(?: out)? for|seeks|search(?:es)? for|now)\b(?! no\b).*"
)
_QUOTE = r"['\"\u2018\u201c]"
_OPENED = as_written(r"(?<!\w)['\"\u2018\u201c](?=[A-Za-z])")
_WILLING = (
    r"I (?:come with|bring|lend|gladly|(?:(?:am |'m )?(?:happy|glad)|(?:like|love)(?= to (?:be asked|show|teach|help|talk))) to"
    r"|can (?:lend|spare|show|teach|mend|read|repair))"
)
_OFFERED = as_written(
    rf"(?:(?P<trade>[^:;?\"]{{3,80}}?)[:,] )?{_QUOTE}(?P<words>(?:{_WILLING}|(?:Happy|Glad) to)\b[^?\"]+?)[.!]?[\"'\u2019\u201d]\.?"
)
"""What somebody offers in their own words: "I come with my own press, but not in August"."""
_POLITE = any_case(
    r"(?:happy|glad) to (?:talk|chat|meet|speak|help|hear|see|join|come|call|catch up|do (?:so|that|it))"
    r"(?: (?:you|me|us|it|that|from you|with you|again|soon|then|too|in person|(?:this|next|on) \w+))*"
)
"""A friendly answer that offers nothing of its own: "Glad to talk"."""
_OF_TRADE = any_case(rf"(?P<trade>An? (?:[\w'-]+ ){{0,5}}?[\w'-]+): (?P<words>{_WILLING}\b[^?\"]+?)[.!]?")
"""The same without quotation marks, behind their trade: "A retired bookbinder: I come with my own press"."""
_CAN_DO = r"(?:has (?!to\b|no\b|not\b|an?\b|the\b|his\b|her\b|been\b)(?:[a-z]+ed|built|run|led|taught|made|kept|grown|sold|written)|can|knows|ran|built|led|made|taught|kept|worked)\b"
"""What somebody can do by what they did or know."""
_LIMIT = any_case(
    r"\b(?:no more than|not more|at most|up to|only|never|but not|no (?!answer|reply)\w+|(?:an?|per|each) (?:day|evening|afternoon|morning|week|month|year))\b"
)
MOST_TRADE = 8
"""Words of what stands before an offer in their own words: "Retired bookbinder."."""
_NAMELESS = any_case(
    rf"(?:some|any|ones?|enough|another|(?:(?:\d+|{'|'.join(sorted(verbs.NUMBERS))}) )?more|(?:an?|the) (?:second|third|fourth|fifth))"
    r"(?: (?:(?:for|in|by|from|at|to)\b|of (?:it|them|these|those)\b)|$)"
)
"""A need that points at what stood before it: "some for her model"."""

_ONE = any_case(
    r"\b(?:one|it)\b"
    r"(?=\W*$|,| (?:without|with|in|on|for|from|before|after|at|by|and|or|up|out|too|himself|herself|again|well|properly)\b)(?! in the \w+ing\b)"
)
"""A need's word for what stood before it: "somebody who has fired one without cracks"."""
_ANOTHER_ONE = any_case(
    r"(?P<which>(?:an?|another) (?:[\w-]+ )?)one\b(?! (?:day|week|weekend|month|evening|morning|afternoon|night|hour)\b)"
)
"""A need of the kind that stood before it: "a second one"."""
_AND_DOES = as_written(r",? (?:and|but) (?P<deed>[a-z]+s) (?P<after>(?!(?:for|of)\b)[\w'-]+)")
_WHO_DOES = as_written(r"\b(?:who|that|which|where|whose)\b")
_SAYS_WHICH = any_case(
    r"\b(?:an?|the|this|that|each|every|any|no|another|which)(?: [\w-]+)? $|\b(?:an?|the|his|her) (?:[\w-]+ ){1,3}(?:and|or) "
)
_BEHIND_A_THING = r"and|or|but|for|in|on|at|to|with|of|from|that|which|who|this|next|by|since|because|behind|out"
_A_THING = as_written(
    r"\ban? (?!(?:lot|bit|few|while|day|week|month|year|hour|friend|man|woman|student|teacher|[a-z]+ist)\b)(?:[a-z][\w'-]+ ){0,2}?[a-z][\w'-]+"
    rf"(?=[,;.]|$| (?:{_BEHIND_A_THING})\b)"
)
_OF_A_KIND = as_written(
    r"\b(?:an?|one|the|his|her|their) (?!(?:lot|bit|few|while|day|week|month|year|hour)\b)(?:(?!(?:he|she|they|it)\b)[a-z][\w'-]+ ){0,2}?"
    rf"(?P<kind>[a-z][\w'-]*(?:[^\Ws]|ss))(?=[,;.]|$| (?:left|already|now|last|he|she|they|I|we|{_BEHIND_A_THING})\b)"
)
"""One thing or person of a kind."""

_ANSWER = any_case(
    r"(?:an?|my|our|some|your) (?:(?:quick|short|clear|final|written|firm) )?(?:answer|reply|response|yes or (?:a )?no)\b(?! from (?!me\b|us\b))"
)
"""A need that only waits for my word: "an answer on the stall by Friday"."""
_NO_DEED = any_case(r"(?:like|love|prefer) (?:an?|the|to|my|some|it)\b")
"""What is left of "he'd like an answer", and no errand of anybody's."""
_PEOPLE_OF_THEIRS = any_case(
    rf"has (?:\d+|{'|'.join(sorted(verbs.NUMBERS))}|several|some|many) (?!.*\b(?:lend|lends|spare|free|offers?|gives?|to (?:give|share|sell))\b).*"
)
"""What somebody has, and offers to nobody: "has 3 nurses in his team"."""
FEWEST_WORDS, MOST_WORDS = 4, 24
"""Words of a sentence that is offered as a fact."""
MOST_TOLD = 34
"""Words of what somebody told."""
MOST_RESULT = 45
"""Words of what I did and what came of it."""
_LEAD = any_case(
    r"(?:(?:in )?(?:(?:his|her|their|the) )?(?:last|latest|newest) [\w-]+|update|news)(?: from \w+)?: *(?=\w)"
    r"|(?:at|in|on|during|after) (?:[\w'-]+ ){1,4}(?=(?:he|she) asked )"
)
"""What stands before a statement and is none of it: "Last email: he was moving ..."."""
_MINE = as_written(r"\b(?:I|me|my|mine|we|us|our)\b")
_PLACE = r"(?:in|at|on|during|after|before|over) (?:[\w'\u2019-]+ ){0,4}?[\w'\u2019-]+"
_A_TIME = rf"{'|'.join((*MONTHS, *DAYS))}|spring|summer|autumn|winter|years?|months?|weeks?|days?|last|next|this|that"
_AT_A_TALK = r"(?P<at>(?:in|at|on|during|after|over) (?:[\w'-]+ ){1,4}?)(?=(?:he|she) )"
_FIGURE = (
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|half|twice)\b)"
)
_SUBJECT = rf"(?:(?:the|his|her|their|our|he|she|they|nobody|no one|there|most|half|every|each|all) |{_FIGURE})"
"""How a statement begins that follows "said" at once."""
_SAID = (
    r"(?:also |then |later )?(?:(?:told (?:me|us)|said|says|mentioned|mentions|complained|admitted)"
    r"(?: (?:to (?:me|us)|on the phone|by (?:mail|e-?mail|phone|letter)|at lunch))*"
    rf"(?: that\b|:|(?= {_SUBJECT}))"
    r"|(?:wrote|writes|explained|reported|replied|answered|noticed|found|warned|argued|confirmed|remarked|added)"
    r"(?: back)?(?: (?:to )?(?:me|us))?(?: that\b|:))"
)
"""How a note says that the contact told something."""
_ADVISED = (
    r"(?:(?:also|then) )?(?:said|says|advised|answered|replied|wrote|told me|warned me|advised me)(?: to me)?[:,] "
    r"(?:'(?P<words>(?:[^'\n]|(?<=\w)'(?=\w))+)'|[\"\u201c](?P<words2>[^\"\u201d\n]+)[\"\u201d])"
)
_IMPERATIVE = any_case(
    rf"(?P<no>(?:Do not|Don't|Never) (?!be\b))?(?P<do>(?(no)[a-z]+|(?:{cues.ACTION.pattern}|hang|use|wait|start|stop"
    r"|try|avoid|turn|open|close|place|lay|paint|soak"
    r"|plant|water|dry|heat|cool|go|stay|learn|choose|drop|lift|press|fold|store|rinse|wash|sand|oil|grease|let))\b [^.!?]+)[.!]?"
)
"""One piece of advice: "Do not buy panels.", "Hang a curtain first"."""
_POINTS_BACK = any_case(
    r"(?:(?:he|she|[A-Z]\w+) )?(?:passed (?:on|away|by|round)|built up|got (?!(?:an?|the|his|her|their)\b)"
    r"|(?:left|joined|finished|closed|opened|sold) (?:in|on|during|since|last|at the end of|by)\b"
    r"|\w+ (?:it|them|that|this)\b)"
)
"""What is no news, or says not of what."""
_REPORTS = any_case(
    rf"(?:(?:he|she) )?{_SAID}|[^:;.?!]*\b(?:wrote|writes|said|says|told me|answer(?:ed|s)?|repl(?:y|ied|ies)|text(?:ed)?|e?-?mail(?:ed)?"
    rf"|messaged?|words|rang|called|phoned)\b(?! to (?!me\b|us\b))[^:;.?!]*[:,] ?{_QUOTE}"
)
_PROPOSED = any_case(r"\band (?:then |also )?(?:propos|suggest|advis|recommend|offer|ask|show|add)\w*ed\b")
"""A second thing they did, behind what they said."""
_NOT_TOLD = any_case(
    r"(?:I|we|you|to|not|no|yes|how|what|where|which|why|when|who|whether|if|it|this|these|those|them|him"
    r"|nothing|as)\b"
    r"|(?:he|she|they)(?: (?:also|then|only|just|never))? (?:will|can|could|gives|(?:is|are) going to"
    r"|\w+ (?:it|this|that|these|those|them)\b)|(?:he|she|they)'(?:d|ll|s going|re going)\b|[\"'\u2018\u201c]"
    r"|.*(?:\b(?:I|him|himself|herself|secret|rumou?rs?|would|might|maybe|perhaps|probably|says|said|thinks|thought)\b"
    r"|[()&]|\b(?:these|those|do)$)"
)
"""What is no statement of theirs: the writer's own, a promise, a guess, a question, a quotation."""
_SOMEBODY = any_case(
    r"(?:\b(?:his|her|their)|^(?:the|an?|some)) (?:\w+ )?(?:agent|foreman|forewoman|apprentice|trainee|student|pupil"
    r"|secretary|accountant|lawyer|landlord|landlady|tenant|teacher|coach|priest|vicar|imam|rabbi|aunt|lad|girl|boy|man|woman|guy|sons"
    r"|daughters|brothers|sisters|successor|predecessor|chair|chairman|mayor|director|head|owner|caretaker|chef|client|doctor"
    r"|nurse)\b"
)
"""A third person."""
_OWN_MATTERS = any_case(
    r"\b(?:investigat\w+|police|sued|nobody\b.*\b(?:knows|told)|wages?|earns?|severance|insurance|debts?|mortgage"
    r"|overdraft|bankrupt\w*|inherit\w*|alimony|girlfriend|boyfriend"
    r"|fianc\w+|marriage|married|widow\w*|in-laws|grand(?:son|daughter|child|mother|father|parents)\w*|twins|parents"
    r"|nephew|niece|headaches?|migraines?|asthma|diabet\w+|exhausted|lonely|anxiety|alcohol|accident|injured"
    r"|(?:lose|lost|losing|loses|for|quit|leave|another|hates) (?:his|her) (?:\w+ )?job|another job|quits?)\b"
    r"|^(?:he|she)\b.*\b(?:tired|sleep\w*|asleep|doctor|feels|felt|prays|votes|afraid|ashamed|hates|pain|hurts?|operation|fever|flu|allerg\w+|drinks|family"
    r"|church|savings|loan|rent|afford|home)\b"
    r"|\b(?:his|her) (?:own )?(?:knee|back|leg|arm|foot|hand|hip|eyes?|heart|shoulder|head|health|flat|house|home"
    r"|rent|savings|landlord|boss|ex)\b"
)
"""Health, money and home of their own, beside what is private everywhere."""
_ELSEWHERE = any_case(
    r"(?P<lead>(?:I )?(?:read|heard|saw|learn(?:ed|t)|found out)"
    r"(?: (?:in|on|at|through|via) (?![A-Z]\w+ that)[^,;:.]{3,60}?)?)(?: that\b|:)\s*(?P<clause>\S.*)"
)
"""News from elsewhere: "Read in the newsletter that ..."."""
_PUBLIC = as_written(r"\b(?:mine|ours|it) burn(?:ed|t) out\b")
"""What only sounds private: "lent me her outboard when mine burned out", but not "she burned out"."""
_WITHOUT_IT = any_case(
    r"(?:I|We|It|That)\b[^?]*\b(?:without|because of|thanks to|with) (?:it|this|that)\b"
    r"|(?:Without|Thanks to|Because of) (?:it|this|that)\b[^?]*|(?:It|That) saved (?:me|us|my|our)\b"
)
"""What a kindness was good for."""
_NO_DOING = {"wait", "hop", "think", "search", "go", "com", "do", "hav", "be", "feel", "look", "try", "mean", "say"}
"""What says little alone ("was going", "was looking") or is a need."""
_STATE = (
    rf"(?:(?:asked|wondered) (?:[\w'-]+ ){{0,3}}?(?:whether|how|which|where|who|what)\b|has (?:had"
    rf"|[a-z]+ed) .*\b(?:since|for {_FIGURE}[\w,]* years)\b)"
)
_TOIL = (
    rf"(?!wants|needs|likes|prefers|reads|answers|says|takes|eats|drinks|smokes|sleeps|prays|swims|jogs)[a-z]+s (?=.*(?:{_FIGURE}|\b(?:an|half an) hour\b))(?=.*\b(?:each|every|by hand"
    rf"|a (?:day|week|month)|per)\b)"
)
"""What takes their time: "he retypes 40 of them each week"."""
MOST_DETAILS = 3
"""Lines of one note; who wants more writes them."""
_COMING = (
    rf"(?i:(?:he |she )?(?:gives|presents|hosts|holds|leads|opens|launches|organi[sz]es)) .*\b(?:{ahead.EVENTS}|plan"
    rf"|paper)\b.*"
    rf"\b(?:in|on) (?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})\b"
)
"""What they are to show or hold: "gives a talk to trainees in May"."""
_MY_DEED = as_written(
    r"(?:(?:After|Before|In|On|Since|During|This|With) (?:[\w'-]+ ){1,4}?(?:I|we)|I|We) "
    r"(?!(?:asked|told|called|promised|offered|mentioned|agreed|met|shared|talked|worked|wanted|needed|thanked|liked|joined"
    r"|waited|stayed|paid|spent|lived|booked|ordered|arrived|visited|invited|emailed|mailed|texted|phoned|owed|used|replied"
    r"|answered|explained|discussed|decided|planned|suggested|proposed|complained|apologi[sz]ed|hoped|wondered|listened|walked"
    r"|looked|failed|married|cooked|got (?:his|her|an?|no|the) (?:answer|mail|letter|reply|message))\b)"
    r"(?:[a-z]+ed|ran|made|found|built|cut|won|sold|saw|got|wrote|grew|drew|took|read|put|set|did|hung|laid|dug|bent|split|spread|stuck|threw|chose)\b"
    r"(?! (?:him|them|to|her (?:an?|the|my|our|two|three|\d+|at|in|on|again|for|with|that|how|what))\b)"
    r"|(?:Our|My) (?:[\w'-]+ ){1,4}?(?:[a-z]+ed|found|gave|ran|reads?|held|shows?)\b"
    r"|[\w' -]{3,40}\b(?:done|finished|results?): "
)
"""What the user did that may have had a result: "We cut the queue", but not "We met the baker"."""
_FOLLOWS = as_written(
    rf"(?:It|They|This) (?!is\b|was\b)[a-z]+|(?:\d+ |None |(?i:{_FIGURE}) (?![^?]*\bI\b))[a-z]"
    r"|(?:The|Nobody|No|All) (?![^?]*\b(?:I|we|he|she)\b)[^?]*\b(?:now|no longer|any ?more|since)\b"
    rf"|(?:Of|Out of|In|Since|Now|With|Only|Before|After|All|Half|Not|None) (?![^?]*\b(?:I|we|he|she)\b)[^?]*{_FIGURE}"
    r"|[^?]*(?:%|per ?cent\b|\bfrom \d\S* to \d)|(?!I |He "
    r"|She )[^?]*\b(?:because of (?:it|this|that)|as a result)\b"
    r"|(?!He |She )(?:[\w'-]+ ){1,9}?(?:not|cannot|fail|fails|failed)\b[^,;?]{0,40}$"
)
_OUTCOME = (
    r"(?:,? and (?:the|it|they|now|nobody|no|our|all|this|that|none|not (?:one|an?)) [a-zA-Z]|\bno longer\b"
    r"|\bfor the first time\b|\bsince then\b|\binstead of\b|\bany ?more\b)"
)
_MEASURED = rf"(?:since|after|in|with) [^?;]*{_FIGURE}[\w ]* instead of {_FIGURE}"
"""What changed, and by how much: "since May the round takes 11 minutes instead of 25"."""
_RESULT = as_written(
    rf"(?=.*{_FIGURE}|.*\bas (?:he|she) (?:had )?(?:advised|suggested|said|told)\b"
    rf"|.*{_OUTCOME})"
    r"(?!.*(?:\bif\b|\?|\btogether\b|\bwith (?:him|her)\b(?! [a-z])"
    r"|\b(?:dentist|doctor|holidays?|birthday|wedding|slept)\b|\bmy (?:flat|house|home|knee|back)\b))"
    rf"(?:{_MY_DEED.pattern})|(?!(?:he|she|his|her|said|told|wrote)\b)(?i:{_MEASURED})"
)
"""What the user found out or achieved, with a figure or what came of it: "I counted 14 of them"."""
_BECAME = (
    r"(?:(?:has|have) (?:been |just )?)?(?:won|took(?= (?:an?|the|first|second|third)\b)|earned|published|opened|launched|reached"
    r"|passed)|(?:was|were|is|are|has been|have been|got) (?:accepted|approved|awarded|chosen|funded|granted|praised"
    r"|published|selected|shortlisted|licensed|certified)"
)
"""What became of a thing."""
_CHANGES = words("""
    became bought built changed closed completed designed earned finished founded got hired introduced joined launched
    left lost moved opened passed planted plans published received replaced restored sold started studies switched took
    trained translated won wrote
""")  # fmt: skip
"""What one can take up with somebody; that they run a firm is nothing to tell them."""


def lines(note: Note, me: str, contact: str, *, closely: bool = False) -> list[str]:
    """Task lines and `need:` lines for what NOTE says of its user ME and of CONTACT (full names), promises first.

    CLOSELY: what the trained ear hears too, which takes about 0.1 s a note; each line is only offered.
    A message of the contact's gives its needs only. A line that was taken already is left out. A note with lines of a
    kind in its writer's own words gets no more of that kind: its writer knows how to mark them.
    """
    prose = _prose(note.text)
    theirs = note.author != ME
    if note.private or not prose.strip() or (theirs and not contact):
        return []
    turns = [Turn(contact if theirs else None, prose)]
    found = heard.listen(turns, me=me, contact=contact, call_date=note.date)
    owed = [] if theirs else _promised(found, note, me, contact, closely=closely)
    promised = _task_lines(owed)
    wanted = [need for item in found.needs if (need := _named(item, prose))] + (
        [] if theirs else _needs_told(prose, note, me, contact)
    )
    asked = [] if theirs else [need for need in wanted if _ANSWER.match(need)]
    for need in asked:
        due = next((i.due for _, i in owed if _NO_DEED.match(i.text)), None)
        promised[marks.task_line("me", f"give {need}")] = marks.task_line("me", f"give {need}", due)
    wanted = [need for need in wanted if need not in asked]
    needed = {
        line: line
        for line in (
            marks.need_line(_alone(re.sub(r",? (?:because|and that|(?:says|said) [A-Z]\w+)\b.*$", "", need)))
            for need in wanted
            if not _NAMELESS.match(need)
        )
    }
    needs = {marks.mark_line(m.kind, m.text) for m in marks.marks(note) if m.kind in ("need", "wants")}
    return [*_not_taken(promised, _tasks_of(note)), *_not_taken(needed, needs)]


def promise_lines(note: Note, me: str, contact: str) -> list[str]:
    """The task lines alone, as the trained ear hears them too, for a NOTE of the user's own."""
    prose = _prose(note.text)
    if note.private or note.author != ME or not prose.strip():
        return []
    found = heard.listen([Turn(None, prose)], me=me, contact=contact, call_date=note.date)
    owed = _promised(found, note, me, contact, closely=True)
    return _not_taken(_task_lines(owed), _tasks_of(note))


def _task_lines(owed: Iterable[tuple[Owner, heard.Item]]) -> dict[str, str]:
    """The line of each promise without its day, and with it."""
    return {
        marks.task_line(owner, i.text): marks.task_line(owner, i.text, i.due)
        for owner, i in owed
        if " " in i.text and not _NO_DEED.match(i.text)
    }


def _tasks_of(note: Note) -> set[str]:
    return {marks.task_line(promise.owner, promise.text) for promise in marks.promises(note)}


def _needs_told(prose: str, note: Note, me: str, contact: str) -> list[str]:
    """What CONTACT needs by what they told, whatever the verb: "wrote that she speaks in May and needs two slides"."""
    told = (_reported(s, contact) or s for s in _of_contact(prose, me, contact))
    parts = [
        _CANNOT_FIND.sub("is looking for some", part)
        for clause in told for part in (_AND_THAT.split(clause) if _AND_THAT.search(clause) else [clause])
        if not _MINE.match(clause)
    ]  # fmt: skip
    clauses = [part for part in parts if _SEEKING.search(part)]
    found = [
        heard.listen([Turn(None, clause)], me=me, contact=contact, call_date=note.date).needs for clause in clauses
    ]
    return [named for needs in found for need in needs if (named := _named(need, prose))]


def _alone(need: str) -> str:
    """NEED without what they do besides: "two bearings and hates waiting"."""
    for joined in _AND_DOES.finditer(need):
        deed, after = joined["deed"], joined["after"]
        acts = after in verbs.OBJECT_STARTS - {"in", "at", "to"} or re.search(r"(?:ing|[^s]s)$", after)
        if verbs.only_verb(deed) or (verbs.is_present(deed) and acts):
            return need if _WHO_DOES.search(need[: joined.start()]) else need[: joined.start()]
    return need


def _named(need: heard.Item, prose: str) -> str | None:
    """NEED with the one thing of PROSE before it that its "one" or "it" means; None where that is not plain."""
    at = prose.find(need.quote)
    last = sentences(prose[: max(0, at)])[-1:]
    if another := _ANOTHER_ONE.match(need.text):
        kinds = {
            kind["kind"] for part in (*last, need.quote.partition(another[0])[0]) for kind in _OF_A_KIND.finditer(part)
        }
        return f"{another['which']}{kinds.pop()}{need.text[another.end() :]}" if len(kinds) == 1 else None
    points = _ONE.search(need.text)
    if points is None or _SAYS_WHICH.search(need.text[: points.start()]):
        return need.text
    asks, tells, more = need.text.partition(", ")
    if tells and points.start() > len(asks) and re.match(r"(?:the|this|that|his|her|their|it|they)\b", more):
        return asks  # "somebody who can weld aluminium, the salt eats it"
    before = [*last, need.quote.partition(need.text[: points.end()])[0]]
    things = {thing[0] for part in before for thing in _A_THING.finditer(part)}
    if len(things) != 1 or re.search(r"\b(?:do|does|doing|done|did)\s*$", need.text[: points.start()]):
        return None
    return f"{need.text[: points.start()]}{things.pop()}{need.text[points.end() :]}"


def _prose(text: str) -> str:
    """The public lines of TEXT that are plain sentences, without a "he needs ..." whose "he" a secret before it names."""
    public = confidence.public_text(text)
    for before, sentence in pairwise(said for line in text.split("\n") for said in sentences(line)):
        if remarks.OF_SOMEBODY.match(sentence) and before not in public and any(wordings.somebody(before)):
            public = public.replace(sentence, "")
    return "\n".join(line for line in marks.plain_lines(public) if not re.match(r"[ \t]*(?:[>#|]|Subject:)", line))


def _of_contact(prose: str, me: str, contact: str) -> list[str]:
    """The sentences of PROSE but those whose "he" or "she" may be somebody else than CONTACT."""
    read = talk.sentences([Turn(None, prose)], {}, notes=True)
    doubts = meant.doubtful(read, wordings.Names(me, contact))
    others = [s.text for s in read if meant.is_doubtful("them", s.plain, doubts[s.number])]
    every = (s for line in prose.split("\n") for s in sentences(line))
    return [s for s in every if not any(other in s or s in other for other in others)]


def _promised(
    found: heard.Heard, note: Note, me: str, contact: str, *, closely: bool
) -> list[tuple[Owner, heard.Item]]:
    """The promises in the user's NOTE, of which the rules alone FOUND some, without what it only describes."""
    prose = _prose(note.text)
    owed = _owed(found)
    if closely:
        heard_too = heard.listen_closely(
            [Turn(None, prose)], me=me, contact=contact, call_date=note.date, promises_alone=True
        )
        surely = _owed(heard_too)
        owed = surely + [(owner, i) for owner, i in owed if not any(_same_words(i, other) for _, other in surely)]
        if any(owner == "them" and not _binds(i) for owner, i in owed):  # a second model, 0.2 s
            facts = noticed.facts(prose, me, contact)
            owed = [(owner, i) for owner, i in owed if owner == "me" or not _is_told(i, facts)]
    return [
        (owner, item)
        for owner, item in owed
        if not meant.is_doubtful(owner, item.quote, found.doubts.get(item.place, ()))
        and not _describes(prose, owner, item, note.date, contact)
    ]


def _is_told(item: heard.Item, facts: list[str]) -> bool:
    """Whether ITEM of theirs only tells what one of the FACTS tells, and not what they do for me."""
    return not _binds(item) and any(item.quote in fact or fact in item.quote for fact in facts)


def _binds(item: heard.Item) -> bool:
    """Whether the words of ITEM commit somebody, or say that it is for me."""
    return bool(_TO_ME.search(item.quote) or _COMMITS.search(item.quote))


def _describes(prose: str, owner: Owner, item: heard.Item, day: dt.date, contact: str) -> bool:
    """Whether ITEM stands in a clause of PROSE that tells what somebody did, does as a rule, seeks or is able to do."""
    at = re.search(r"\s+".join(map(re.escape, item.quote.split())), prose)
    if at is None:
        return False
    clause = (_CLAUSE_END.split(prose[: at.start()])[-1] + at[0]).strip(" -*")
    duty = shorthand.is_their_duty(clause, shorthand.name_words([contact] if contact else []))
    if duty or kindness.helped_me(clause, contact.split()[:1]):
        return True
    if owner == "me":
        known = _KNOWS_THAT.search(prose[: at.start()] + ("that" if at[0].startswith("that ") else ""))
        past = None if item.due_said else _MY_PAST.match(at[0])  # "I cut two of his cues" is no promise
        done = past and past["verb"] == verbs.past_of(past["verb"])
        return bool(_ABLE.match(clause) or known or done) or any(
            q.start() < at.start() < q.end() for q in noticed.QUOTATION.finditer(prose)
        )
    theirs = any(ahead.events(clause, (contact.split() or ["-"])[0], day))
    if item.due and theirs and not (_TO_ME.search(at[0]) or re.search(r"\bby\b", at[0], re.IGNORECASE)):
        return True
    return _is_their_own(clause, at, contact, ahead_of_note=item.due is not None and item.due > day)


def _is_their_own(clause: str, at: re.Match[str], contact: str, *, ahead_of_note: bool) -> bool:
    """Whether the CLAUSE of CONTACT that ends in AT tells what they do for themselves or as a rule, or what they seek.

    AHEAD_OF_NOTE: it names a day after the note.
    """
    before, to_me = at.string[: at.start()], _TO_ME.search(at[0])
    if re.search(r"\bthat $", before) and _CHANGING.match(at[0]) and not to_me:
        return True
    if _OWN_PLAN.search(clause) and not (to_me or _GAVE_WORD.search(clause)):
        return True
    if _COMMITS.search(clause):
        return False
    who = pronouns.Voice.of(contact).who
    if re.match(rf"(?:(?:{who}) )?{_SEEKS}|{_PAST_DEED}", clause, re.IGNORECASE):
        return True
    sentence = re.split(r"[.!?:;\n]\s*", before)[-1] + at[0]
    if _AS_A_RULE.search(sentence) and not to_me:
        return True
    if ahead_of_note:
        return False
    if re.match(r"it [a-z]+s\b", clause, re.IGNORECASE):
        return True
    if to_me:
        return False
    if _OWN_PLACE.match(at[0]):
        return True
    opens = re.match(rf"(?!(?:{who})\b)[A-Za-z][a-z]+s (?!(?:of|from|is|are|all|he|she)\b)[a-z]", sentence)
    if _CLOCK.search(clause) or (opens and not _COMMITS.search(sentence)):
        return True
    return any(re.match(rf"(?:(?i:{who}) ){_ANY_THING}", part) for part in (clause, at[0]))


def _owed(found: heard.Heard) -> list[tuple[Owner, heard.Item]]:
    return [*(("me", item) for item in found.i_owe), *(("them", item) for item in found.they_owe)]


def _same_words(one: heard.Item, other: heard.Item) -> bool:
    return one.quote in other.quote or other.quote in one.quote


def _not_taken(offered: dict[str, str], there: set[str]) -> list[str]:
    """The lines OFFERED, by their words, that are not THERE; none when a line is there that was never offered."""
    return [line for words, line in offered.items() if words not in there] if there <= offered.keys() else []


def open_already(line: str, promises: Iterable[Promise]) -> Promise | None:
    """The first of the open PROMISES that the task LINE seems to repeat; None for a line of another kind."""
    task = marks.task(line)
    return task and next((p for p in promises if p.owner == task[0] and heard.alike(p.text, task[1], least=2)), None)


def details(note: Note, contact: str) -> list[str]:
    """`offer:`, `when:` and `fact:` lines for CONTACT, at most MOST_DETAILS.

    What they could give, days, news, what they told, what I achieved.
    """
    if note.private or note.author != ME:
        return []
    lines = [[_without_place(s, contact) for s in _unbroken(sentences(line))] for line in _prose(note.text).split("\n")]
    parts = [part for line in lines for s in _with_what_follows(_held(line)) for part in _statements(s, contact)]
    events = {
        part: list(ahead.events(_reported(part, contact) or part, contact.split()[0], note.date)) for part in parts
    }
    offered = [marks.mark_line("offer", offer) for offer in _offers([s for line in lines for s in line], contact)]
    offered += [marks.mark_line("when", event) for part in parts for event in events[part]]
    advised = [told for line in _prose(note.text).split("\n") if (told := _advice(line, contact))]
    facts = [fact for part in parts if not events[part] and (fact := _fact(part, contact))]
    facts = [re.sub(r"\blast year\b", f"in {note.date.year - 1}", f) if _RESULT.match(f) else f for f in facts]
    offered += [marks.mark_line("fact", fact) for fact in [*advised, *facts] if len(fact.split()) >= FEWEST_WORDS]
    known = {mark.text for mark in marks.marks(note)}
    return [line for line in dict.fromkeys(offered) if line.partition(": ")[2] not in known][:MOST_DETAILS]


def noticed_too(note: Note, me: str, contact: str, known: list[str]) -> list[str]:
    """What the trained ear alone notices in NOTE, as lines beside those KNOWN; as many as there is room for."""
    if note.private:
        return []
    told = [marks.mark_line(mark.kind, mark.text) for mark in marks.marks(note)]
    owed = [marks.task_line(promise.owner, promise.text) for promise in marks.promises(note)]
    found = noticed.lines(note, _prose(note.text), me, contact, [*known, *told, *owed])
    return [line for line in found if not _PEOPLE_OF_THEIRS.fullmatch(line.removeprefix("offer: "))]


def _unbroken(sentences: list[str]) -> list[str]:
    """SENTENCES, those of one quotation as one: "Wrote: 'We are open! Come and see.'"."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and _OPENED.search(noticed.QUOTATION.sub("", joined[-1])):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _offers(sentences: list[str], contact: str) -> list[str]:
    """What CONTACT could give by SENTENCES: a craft of theirs, or what they said themselves; with the limit they set."""
    names = pronouns.Voice.of(contact).who
    if any(kindness.SELLS.search(s) for s in sentences):
        return []
    found: list[str] = []
    for number, sentence in enumerate(sentences):
        craft = re.match(
            rf"(?:(?:{names}) )?(?P<deed>{_CRAFT}[^;:?]*)(?:; (?P<rest>[^;?]+))?$", sentence, re.IGNORECASE
        )
        said = _OFFERED.fullmatch(sentence) or _OF_TRADE.fullmatch(sentence)
        if said:
            if found and said["words"][:20] in found[-1]:
                continue
            lead, words = _in_own_words(said, sentences[number - 1].strip(" .") if number else "", names)
            found = [offer for offer in found if not (lead and offer.startswith(lead))]
            found += [f'{f"{lead}: " if lead else ""}"{words}"'] if words else []
        elif craft and not confidence.SENSITIVE.search(sentence):
            after = craft["rest"] or "".join(sentences[number + 1 : number + 2])
            after = re.sub(r"[.!](?=[\"'\u2019\u201d]?$)", "", after.strip())
            limit = f"; {spelling.lower_first(after)}" if _LIMIT.search(after) and "?" not in after else ""
            found.append(f"{spelling.lower_first(_NO_CRAFT.sub('', craft['deed']).strip(' .'))}{limit}")
    return found


def _in_own_words(said: re.Match[str], before: str, names: str) -> tuple[str, str]:
    """The craft or trade, from the sentence BEFORE it or its own, and the words of an offer; no words where it holds none."""
    trade = said.groupdict().get("trade") or ""
    before = trade if trade and not _REPORTS.match(f"{trade}: '") else before
    before = "" if _MINE.search(before) else before
    short = before and len(before.split()) <= MOST_TRADE
    plain = re.sub(r"^\w+ (?=(?:years|seasons|decades)\b)|,? (?:now )?retired$", "", before)
    trade = before if short and (re.match(r"An? ", before) or not verbs.finite(plain.split())) else ""
    able = re.match(rf"(?:(?:{names}) )?(?P<deed>(?:{_CAN_DO}|{_CRAFT}).*)", before, re.IGNORECASE)
    barred = confidence.SENSITIVE.search(before) or _OWN_MATTERS.search(before) or _SEEKING.search(before)
    lead = "" if barred or _REPORTS.match(before) else able["deed"] if able else trade
    first, *more = re.split(r"(?<=[.!])\s+", said["words"].strip())
    limits = takewhile(lambda part: _LIMIT.search(part) and (part[:2] == "I " or not verbs.finite(part.split())), more)
    words = " ".join([first, *limits]).strip(" .!")
    return re.sub(r"^A(?=n? )", "a", spelling.lower_first(lead)), "" if _POLITE.fullmatch(
        words.partition(",")[0]
    ) and not lead else words


def _statements(sentence: str, contact: str) -> list[str]:
    """The public statements of SENTENCE."""
    whole = _is_help(sentence, contact.split()[:1]) or _RESULT.match(sentence) or _reported(sentence, contact)
    parts = [sentence] if whole else _parts(sentence)
    return [_LEAD.sub("", s) for s in parts if not (s.endswith("?") or confidence.SENSITIVE.search(_PUBLIC.sub("", s)))]


def _fact(part: str, contact: str) -> str | None:
    """PART of a note as a `fact:` line says it, None when there is nothing in it to tell CONTACT."""
    if told := _reported(part, contact) or _read(part, contact):
        first, *more = (
            None if _SEEKS_FIRST.match(one) or _PASSING.search(one) else _AND_SEEKS.sub("", one)
            for one in _AND_THAT.split(told)
        )
        return first and ", and ".join([first, *filter(None, more)])
    if exchanges.wrote_in_vain(part) or _NO_NEWS.search(part):
        return None
    if _is_help(part, contact.split()[:1]) or _RESULT.match(part):
        return _told(part, contact.split()[:1])
    if _MINE.search(part) or _OWN_MATTERS.search(part) or not _tells_of_them(part, contact):
        return None
    return _told(part, contact.split()[:1])


def _reported(sentence: str, contact: str) -> str | None:
    """What CONTACT told by SENTENCE ("Told me that ..."), if it may be told back to them."""
    names = pronouns.Voice.of(contact).who
    said = re.match(rf"(?:{_AT_A_TALK})?(?P<all>(?:(?:{names}) )?{_SAID} ?(?P<clause>\S.*))", sentence, re.IGNORECASE)
    if said is None or (said["at"] and not re.match(names, said["all"], re.IGNORECASE)):
        return None
    clause = re.split(r"; |(?<=\w)[.!]+$", said["clause"])[0]
    if not _can_be_told(clause, contact):
        return None
    return said["all"].rstrip(" .!") if _PROPOSED.search(clause) else clause


def _advice(line: str, contact: str) -> str | None:
    """What CONTACT advised in quoted words on LINE, as reported: "she told me not to buy panels and to wait"."""
    names = pronouns.Voice.of(contact).who
    said = re.search(
        rf"(?:^|(?<=[.,] )|\b(?:in|on|at|over|after|during) [\w' ]{{3,24}} )(?P<who>{names}) {_ADVISED}",
        line,
        re.IGNORECASE,
    )
    words = said["words"] or said["words2"] if said else ""
    others = said and any(wordings.somebody(line[: said.start("who")]))
    if said is None or others or confidence.SENSITIVE.search(words) or re.search(r"\b(?:you|me|my|I)\b|\?", words):
        return None
    parts = [_IMPERATIVE.fullmatch(part) for part in re.split(r"(?<=[.!])\s+", words)]
    steps = [f"{'not ' if m['no'] else ''}to {m['do'][:1].lower()}{m['do'][1:]}" for m in parts if m]
    who = said["who"] if said["who"].istitle() and said["who"] not in ("He", "She") else said["who"].lower()
    whole = re.sub(r"\byour\b", "my", f"{who} told me {' and '.join(steps)}")
    return whole if len(steps) == len(parts) <= 2 and len(whole.split()) <= MOST_TOLD else None


def _read(sentence: str, contact: str) -> str | None:
    """What SENTENCE says was read or heard elsewhere: news of CONTACT, or what may be of use to them."""
    found = _ELSEWHERE.match(sentence)
    clause = found["clause"].rstrip(" .;!") if found else ""
    if found is None or not _can_be_told(clause, contact):
        return None
    if re.match(rf"(?:he|she|his|her|{re.escape(contact.split()[0])})\b", clause, re.IGNORECASE):
        return clause
    lead = re.sub(r"^I ", "", found["lead"])
    return f"I {lead[:1].lower()}{lead[1:]} that {clause}"


def _can_be_told(clause: str, contact: str) -> bool:
    """Whether CLAUSE is a whole statement: nothing private, no third person, no habit of theirs, no promise."""
    words = clause.split()
    voice = pronouns.Voice.of(contact)
    return (
        FEWEST_WORDS <= len(words) <= MOST_TOLD
        and verbs.finite(words) > 0
        and not _NOT_TOLD.match(clause)
        and not pronouns.tells_of_others(re.sub(r"days\b", "day", clause), voice)
        and not any(never.search(clause) for never in (_SOMEBODY, _OWN_MATTERS))
        and not reaching.tells_how_to_reach(clause)
    )


def _held(sentences: list[str]) -> list[str]:
    """SENTENCES without a plan that the next one takes back: "Plans a fair. Dropped in June."."""
    return [s for s, after in zip(sentences, [*sentences[1:], ""], strict=True) if not remarks.CALLED_OFF.match(after)]


def _with_what_follows(sentences: list[str]) -> list[str]:
    """SENTENCES, what I did or got with the ones after it that tell how it ended or where it fails."""
    joined: list[str] = []
    for sentence in sentences:
        last = joined[-1] if joined else ""
        follows = (_MY_DEED.match(last) and _FOLLOWS.match(sentence)) or (
            kindness.helped_me(last, ()) and _WITHOUT_IT.match(sentence)
        )
        if follows and len(f"{last} {sentence}".split()) <= MOST_RESULT:
            lead = sentence if sentence.startswith("I ") else f"{sentence[:1].lower()}{sentence[1:]}"
            joined[-1] = f"{last.rstrip('.!')}; {lead}"
        else:
            joined.append(sentence)
    return joined


def _parts(sentence: str) -> list[str]:
    """SENTENCE at its semicolons, without a later part that points back: "sold the old boat; bought one in May"."""
    first, *later = re.split(r"(?<=;)\s+", sentence)
    return [first, *(part for part in later if not re.search(r"\b(?:ones?|it|them|that|those)\b", part))]


def _told(sentence: str, called: Iterable[str]) -> str:
    """SENTENCE without a second half that names nobody, unless that is help too."""
    short = sentence if _RESULT.match(sentence) else remarks.without_tail(sentence)
    more = re.sub(r"^[\s,\u2013\u2014-]+(?:and )?", "", sentence[len(short) :])
    whole = more and (kindness.helped_me(more, called) or _NOT_SO.match(more))
    return (sentence if whole else short).rstrip(" .;!")


def _without_place(sentence: str, contact: str) -> str:
    """SENTENCE on help of CONTACT without where it was: "At the fair she taught me to splice"; a day stays in front."""
    names = pronouns.Voice.of(contact).who
    place = re.match(rf"{_PLACE},? (?=(?:{names}) )", sentence, re.IGNORECASE)
    dated = place and re.search(rf"\d|\b(?:{_A_TIME})\b", place[0], re.IGNORECASE)
    if place is None or dated or any(wordings.somebody(place[0])):
        return sentence
    bare = sentence[place.end() :]
    return bare if kindness.helped_me(bare, contact.split()[:1]) else sentence


def _is_help(sentence: str, called: Iterable[str]) -> bool:
    first, _, more = sentence.partition("; ")
    return (
        kindness.helped_me(sentence, called)
        and len((first if _WITHOUT_IT.match(more) else sentence).split()) <= MOST_WORDS
    )


def _tells_of_them(sentence: str, contact: str) -> bool:
    """Whether SENTENCE states what CONTACT did or plans, in words one may take up."""
    words = sentence.split()
    names = "|".join(re.escape(part) for part in contact.split()[:1]) or "-"
    about = re.match(
        rf"(?:he|she|{names})\s+(?P<verb>(?:is |was )?[a-z]+)|(?P<bare>[A-Z]?[a-z]+)\s", sentence, re.IGNORECASE
    )
    verb = (about["verb"] or about["bare"]).lower() if about else ""
    if _REPORTS.match(sentence) or _POINTS_BACK.match(sentence):
        return False
    if wording.doer_is_open(sentence, pronouns.Voice.of(contact)):
        return False
    doing = re.fullmatch(r"(?:is|was) (?P<base>\w+)ing", verb)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and (
        verb in _CHANGES
        or bool(doing and doing["base"] not in _NO_DOING)
        or bool(re.match(rf"(?i:(?:he|she|{names}) )?(?i:{_STATE})|{_COMING}", sentence))
        or _is_of_theirs(sentence, contact)
        or bool(re.search(rf"(?:^|\band )(?i:he|she|{names}) {_TOIL}", sentence))
    )


def _is_of_theirs(sentence: str, contact: str) -> bool:
    """Whether SENTENCE says what became of a thing of theirs: "Her sludge project won the regional prize"."""
    first = contact.split()[0]
    owner = rf"(?:his|her|their|{re.escape(first)}['\u2019]s)"
    thing = re.match(rf"{owner} (?:[\w'-]+ ){{1,4}}?(?:{_BECAME})\b", sentence, re.IGNORECASE)
    others = pronouns.tells_of_others(sentence, pronouns.Voice.of(contact)) or _SOMEBODY.search(sentence)
    return thing is not None and not others
