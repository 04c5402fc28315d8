"""What is private, and what is told in confidence: `private:` lines, and sentences that ask for silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.patterns import MONTHS, any_case, as_written
from assistant.sentences import TURN, line_starts, spans

SENSITIVE = any_case(
    r"\b(?:husband|wife|partner|spouse|son|daughter|child|children|kids?|baby|pregnan\w*|divorc\w*|mother|father"
    r"|mum|mom"
    r"|dad|sister|brother|ill|illness|(?:on|her|his|my|your|took) sick"
    r"|sick(?! leave\b[^.!?]*\b(?:rose|went|fell|grew|doubled)\b)"
    r"|hospital|surgery|cancer|depress\w*|burn(?:ed|t)?[- ]?out|therap\w+"
    r"|diagnos\w+|died|funeral|salary|laid off|lawsuit"
    r"|fired(?! (?:[\w'-]+ ){0,3}(?:clay|kilns?|ovens?|stoves?|pots?|bricks?|tiles?|bowls?|glazes?|one)\b))\b"
)
"""Health, family and the like: quoted to nobody unless the user marked the line (rubric M18)."""
_PRIVATE = any_case(r"^(?P<indent>[ \t>]*)(?P<bullet>[-*+] )?private\??:(?P<text>(?=[ \t]*\S))?")
_BULLET = as_written(r"(?P<indent>[ \t>]*)[-*+] ")
_NOBODY = r"(?:any(?:one|body)|a (?:living )?soul|others|people|a word|outside|further|around|elsewhere|publicly|yet)"
_THIS = r"(?:this|that|it|this one|that one)"
_DONT = r"(?:don'?t|do not|never)"
_ENDS = r"(?=\s*(?:[:;.,!)\u2013\u2014-]|$)|\s(?:but|that|until|till|yet|so far|for now|and|please)\b)"
"""Where a request for silence is complete, or what it covers begins."""
_OTHERS = (
    r"(?:the others|the rest|(?:his|her|their|my|our|the|your) (?:own |whole |old )?(?:boss(?:es)?|managers?|team"
    r"|family|partners?|wife|husband|parents|mother|father|mum|mom|dad|kids|children|colleagues|co-?workers|staff"
    r"|employers?"
    r"|crew|neighbou?rs?|landlord|landlady))"
)
"""From whom things are kept."""
_LABELLED = (
    r"(?<![\w'] )(?:top[ -]|still |a |strictly )?(?:secret|sensitive|(?:personal and )?private|unofficial"
    r"|embargo|discretion)(?=\s*:|\s+[\u2013\u2014-]\s)"
    r"|(?<=\()(?:still |strictly )?(?:private|secret|sensitive|internal)(?=\))"
    r"|(?<=[,;\u2013\u2014-] )(?:still |strictly )?(?:private|secret)(?=\s*(?:[.!]|$))"
    rf"|(?:is|it'?s|still|stays?|remains?|kept|be|remain) (?:a |strictly |very |top )?secret{_ENDS}"
    r"|unofficially|embargoed(?! [a-z]+(?<!until)(?<!till)\b)|embargo (?:until|till|lifts)|yet to be (?:announced"
    r"|made public)"
    r"|chatham house|internal(?:ly)? only|for internal use only"
    r"|(?:just|only) for (?:my|your) (?:own )?(?:information|info|knowledge|guidance)"
    r"|for (?:my|your) (?:own )?(?:information|info|knowledge|guidance) only"
    rf"|not for (?:others|publication|distribution|release|attribution|forwarding|disclosure|onward \w+){_ENDS}"
    r"|not for the [\w'-]+(?=\s*:)|for (?:myself|my eyes)(?=\s*:)"
    r"|not (?:for (?:passing|sharing|repeating|forwarding|mentioning|quoting)"
    r"|to (?:pass|share|repeat|forward|mention|quote|spread))"
    rf"(?: (?:on|around|it|this|that|further))*{_ENDS}"
    r"|(?:this|that|it|these|those)(?: (?:one|bit|part|news))? (?:is|are)n'?t (?:for (?:passing on|sharing|repeating"
    rf"|forwarding|quoting|publication|circulation)|to be (?:shared|repeated|passed on|quoted|forwarded)){_ENDS}"
    r"|not to be (?:shared|repeated|passed (?:on|around)|quoted|mentioned|forwarded|published|spread|disclosed"
    r"|discussed)"
)
"""Words that stand on what follows or precedes: "Secret: ...", "... (not to be shared)"."""
_ADDRESSED = (
    r"(?!(?:me|us|yourself|jokes|lies|stories)\b)(?:(?:the|any of the|his|her|their|my|our|your) )?(?:[\w-]|'(?!\s|$))+"
)
"""Somebody else, to whom nothing is to be told."""
_ORDERED = (
    rf"(?:(?<!.)|(?<=[(:;,.!-] )|(?<=\u2013 )|(?<=\u2014 )|(?<=please )|(?<=pls )|(?<=but )|(?<=so )"
    rf"|(?<=just ))(?:{_DONT} (?:tell"
    rf"(?: {_ADDRESSED}|(?=\s*:))"
    r"|(?:share|repeat|forward|pass on|quote|mention|publish|spread|say (?:so|it|this))"
    r"(?=\s*(?:[:;.,!)\u2013\u2014-]|$)))"
    r"|say nothing (?:to|about))"
    rf"|(?:please|pls|plz|kindly) {_DONT} (?:share|repeat|pass on|spread|quote|mention|publish)\b(?! (?:your|the"
    rf"|my) screen)"
    rf"|{_DONT} (?:quote me(?=\s*:|,? but\b)|let (?:(?:it|this|that|anything) )?(?:on|slip)|breathe)"
    r"|tell (?:no one|no-one|nobody|not a soul)|(?<!said )(?<!spoke )(?<!say )not (?:a|one) (?:word|whisper"
    r"|peep) (?:to(?! the wise)"
    r"|about (?:it|this|that)\b)"
    r"|forget (?:that )?(?:i|you) (?:ever )?(?:said|told|mentioned|heard|read)|i never told you (?:this|that|it)"
    r"|be (?:very )?discreet|(?:with|use|absolute|full|asks? for|asked for) discretion|discretion,? please"
    rf"|treat(?:ed)? (?:\w+ ){{0,4}}?(?:as )?(?:strictly )?(?:private|secret|sensitive){_ENDS}"
)
"""What a speaker orders."""
_NO_ONE = r"(?:nobody|no one|no-one)(?: (?:(?:at|in|outside|inside)(?: [\w'-]+){1,2}|else))?"
_LEARNS = (
    r"(?:kn[eo]w|hears?|heard|learns?|learned|learnt|finds? out|found out|get(?:s)? wind|got wind|(?:be |was |were "
    r"|is |are )told)"
    rf"(?:{_ENDS}| (?:of|about)\b| (?:it|this|that){_ENDS})"
)
"""How somebody comes to know."""
_ASKED = (
    r"promis(?:e|ed) (?:\w+ ){0,2}?not to (?:tell|say|mention|share|repeat|talk|pass)"
    r"|(?:asked|told|begged|wants?|wanted) (?:\w+ ){1,2}?(?:not to|to not) (?:tell|say (?:anything"
    r"|(?=(?:that )?(?:he|she|they|it)\b))|mention|repeat"
    r"|talk about"
    r"|pass (?:it|this|that|on)|spread)"
    r"|(?:sworn?|swore|pledged|bound) (?:\w+ )?to (?:secrecy|silence)|confided|confides (?:in|that|to)"
    r"|(?:told|tells|said|says|admitted|admits|mentioned|confessed|hinted|shared)(?: (?:me|us|it"
    r"|this))* (?:privately|in private"
    r"|in trust)|(?<![\w'] )(?:privately|in private)(?=\s*[:,])"
    r"|(?:does|do|did)(?:n'?t| not) want (?:it|this|that|the news|word)(?: \w+){0,2}? (?:known|public|out|to (?:get"
    r"|go|come) (?:out|around"
    r"|public)|to be known|spread|repeated|mentioned|shared)"
    r"|(?:does|do|did)(?:n'?t| not) want (?:any(?:one|body)|people|others|(?:the|his|her|their|my"
    r"|our) [a-z]+) to (?:know|hear|learn"
    r"|find out)\b(?! how\b)"
    r"|(?:wants?|wanted) (?:nobody|no one|no-one) to (?:know|hear|learn|find out)"
    r"|(?:does|do|did)(?:n'?t| not) want (?:me|us|you) to (?:tell (?!(?:him|her|me|us|lies|jokes|stories)\b)"
    r"|(?:say|mention|repeat|share|spread|announce|publish|talk about|speak about|pass on) (?:it|this|that|anything)\b"
    r"|(?:say|mention|share|spread|announce|publish|talk|speak)\b(?=[^.?!]{0,60}\byet\b))"
    r"|(?:(?:he|she|they)'d|would) (?:much )?(?:rather|prefer)(?: (?:it if|that))? (?:i|we)"
    r" (?:(?:do|did|would)(?:n'?t| not)|not)"
    r" (?:mention|tell|say|repeat|share|spread|pass|quote|publish|talk|speak)\b"
    rf"|(?:rather|prefers?|preferred|sooner)(?: it if| that)? (?:{_THIS}|(?:the )?(?:word|news)) "
    r"(?:(?:did|does|do|was|were|is)(?:n'?t| not)|not)(?: to)? (?:be )?"
    r"(?:gets?|go|goes|come|known|spread|repeated|mentioned|shared|told"
    r"|passed|leak\w*|public)\b"
    rf"|{_NO_ONE} (?:is supposed|is meant|was supposed|ought|needs|is) to (?:know|hear|learn|find out)"
    rf"|{_NO_ONE} (?:may|must|should) (?:know|hear|learn|find out)(?:{_ENDS}| (?:of|about)\b)"
    rf"|(?:wo|would)n'?t have {_THIS} (?:known|repeated|spread|talked about)\b"
    rf"|{_THIS} (?:(?:must|should)(?:n'?t| not)|is not to) (?:be|become) known\b"
    rf"|{_THIS} can(?:'?t|not) become known\b"
    r"|(?:would|could|might|(?:i|we|you|he|she|they)'d) (?:be (?:mortified|horrified|ruined|embarrassed|ashamed"
    r"|finished|furious|upset|sacked|in (?:[a-z]+ )?(?:trouble|hot water))"
    r"|lose (?:my|our|his|her|their) (?:jobs?|post|place)) if"
    r" (?:this|that|it|word|any(?:body|one)|people|others|(?:his|her|their) \w+) (?:ever )?"
    r"(?:(?:gets?|got|c[ao]me) (?:out|round|around)"
    r"|leak(?:s|ed)|knew|knows|heard|learnt|learned|found out)\b(?! (?:of|again|from)\b)"
)
"""What somebody asked of the one who tells it."""
_KNOWN_TO_FEW = (
    r"only (?:(?:(?:he|she|they|you|[a-z]\w+|(?:his|her|their) [a-z]+) and )?i|the two of us|we two) know(?! how\b)"
    r"|the only (?:one|ones|person|people)(?: outside \w+ \w+| there| here| so far)? (?:(?:who|that) (?:knows?"
    r"|has been told|was told)"
    rf"(?: (?:about )?(?:it|this|that|of it))?{_ENDS}|(?:he|she|they)(?:'s|'ve| has| have)? told)"
    rf"|told (?:only|just) (?:me|us){_ENDS}|only (?:told|telling) (?:me|us|you)(?: (?:this|it|about (?:it"
    rf"|this)))?{_ENDS}"
    rf"|(?:nobody|no one|no-one) (?:else )?(?:at|in|outside|inside|beyond|but)(?: [\w'-]+){{1,4}}? knows{_ENDS}"
    rf"|{_OTHERS} (?:(?:do|does)(?:n'?t| not) know|(?:has|have) no idea)(?:{_ENDS}| (?:about"
    rf"|of) [^.,;:!?]{{1,40}}? yet)"
    rf"|(?:hasn'?t|haven'?t|has not|have not|not|never) (?:yet )?told {_OTHERS}(?:{_ENDS}| about (?:it|this|that)\b)"
)
"""Who knows it, and who does not."""
_KEPT = (
    r"ke(?:ep|pt) (?:[\w'-]+ ){0,6}?(?:to (?:(?:your|our)sel(?:f|ves)|self(?!-))|secret|under wraps)"
    r"|(?:me to|us to|i could|i can|i must|i should|have to|am to|better) keep (?:[\w'-]+ ){1,9}?to myself"
    rf"|(?:keeping|(?<!i )(?<!to )(?<!we )keep) (?:(?:{_THIS}|all this) )?to (?:my|our)sel(?:f|ves)"
    r"|stays? between [a-z]\w+ and (?:me|us)"
    rf"|keep {_THIS} to myself|keep (?:shtum|schtum"
    r"|stumm)|keep (?:a|the) lid on"
    r"|keep (?:(?:the|his|her|their|our) )?(?:news|sale|plans?|move|matter|story|name|deal|offer|figures?|numbers?"
    r"|details?|whole thing)"
    r"(?: (?:of|about|on|with)(?: [\w'-]+){1,4}?)? (?:quiet|private)"
    r"|(?:go|goes) no further(?! than\b)|(?:(?:must|should|may|can|does|is)(?:n'?t| not)|cannot|not)(?: to)?"
    r" (?:leave (?:this|the|these) (?:room|walls)|go (?:any )?further(?! (?:than|with|into|in|on|down|along)\b))"
    r"|(?:word|news)(?: [\w'-]+){0,5}? (?:must not|mustn'?t|can'?t|cannot|should not|shouldn'?t) (?:get out|leak"
    r"|come out|get around)"
    r"|(?:must not|mustn'?t|should not|shouldn'?t) leak (?:that|to)|if (?:this|that|it|word|news) (?:ever )?(?:gets"
    r"|leaks) out" + _ENDS
)
"""What must not get out."""
_PEOPLE = (
    rf"(?:{_OTHERS}|(?:(?:the|his|her|their|my|our|your|both|all)(?: [\w-]+)? )?(?:boss(?:es)?"
    rf"|managers?"
    r"|teams?|staff|board|committee|council|trustees?|directors?|governors?|owners?|partners?|colleagues|crews?"
    r"|drivers?"
    r"|famil(?:y|ies)|wife|husband|parents|mother|father|mum|mom|dad|sons?|daughters?|brothers?|sisters?|kids|children"
    r"|neighbou?rs?|tenants?|lodgers?|landlord|landlady|customers?|clients?|guests|members?|players|choir|band|class"
    r"|pupils|students?|teachers?|instructors?|trainees?|apprentices?|volunteers?|workers|employees|suppliers?|buyers?"
    r"|sellers?|sponsors?|investors?|donors?|bank|press|papers|media|public|competit(?:ion|ors?)|rivals?|unions?"
    r"|insurers?|lawyers?|police|village|parish|others|rest|her|him|them|everyone|everybody|people|anyone|anybody))"
)
"""Who may be kept in the dark."""
_TOLD_TO = (
    r"(?:(?:mention|reveal|disclose|breathe|hint|let on|let slip) (?:[\w'-]+ ){0,6}?(?:to|in front of|around)"
    r"|(?:bring up|raise|share|discuss|talk|speak|repeat|say|bring) (?:(?:it|this|that|of|about|any|anything|up|so"
    r"|a word|a thing) ){1,4}"
    r"(?:to|with|in front of|around))"
    rf" {_ADDRESSED}"
)
"""How something is passed on to somebody: "mention the damp to the buyers"."""
_HIDDEN_FROM = (
    r"(?:(?<!.)|(?<=[(:;,.!?-] )|(?<=\u2013 )|(?<=\u2014 )|(?<=[.!?;:] oh )|(?<=[.!?;:] oh, ))"
    rf"(?:(?:oh|and|also|please|pls|but|so|just|now|listen|best|better)[, ]+)*(?:{_DONT} (?:{_TOLD_TO}"
    rf"|tell {_ADDRESSED})"
    r"|(?:say|breathe) nothing (?:of|to|about))"
    r"|(?:ke(?:ep|eps|eping|pt)|hid(?:e|es|ing|den)?|withh(?:old|olds|olding|eld)) (?:(?:it|this|that|all this|which"
    rf"|(?:the |his |her |their |my )?(?:news|sale|plans?|matter|story|deal|offer|truth)) )?from {_PEOPLE}{_ENDS}"
    rf"|(?:ke(?:ep|eps|eping|pt)|le(?:ave|aves|aving|ft)) {_PEOPLE} in the dark(?! (?:room|store|ages))"
    rf"|(?:rather|prefers?|preferred|sooner|(?:best|better)(?=,? (?:if|that))|(?:make|see|take care"
    rf"|mind)(?= (?:sure )?that)"
    rf"|make sure)(?:,? it)?(?:,? (?:if|that))? {_NO_ONE} (?:(?:must|may|should|can|could|would|ever|else|yet) )*"
    rf"{_LEARNS}"
    r"|(?:rather|prefers?|preferred|sooner|best|better)(?:,? it)?(?:,? (?:if|that))? (?:[\w']+ ){1,4}?(?:(?:did|does"
    r"|do|was|were"
    rf"|is)(?:n'?t| not)|not)(?: yet)?(?: to)? {_LEARNS}"
    rf"|(?<!you )(?<!\bi )(?<!we )(?:mustn'?t|must not|shouldn'?t|should not|(?:is|are)n'?t to|(?:is"
    rf"|are) not to) {_LEARNS}"
    r"|(?:(?<!.)|(?<=[.!?;:] ))(?:(?:but|so|and|all) )?(?:very |really |quite "
    r"|absolutely )?discreet(?:ly)?,? (?:please|pls|of course)"
    r"|(?:(?<!.)|(?<=[.!?;:] ))(?:but |and )?(?:very|absolutely|completely) discreet(?:ly)?(?=\s*(?:[.!]|$))"
    r"|(?:(?:ask|sound|enquire|inquire|handle|approach|talk|speak)(?: [\w'-]+){0,4}|be (?:done|handled|treated"
    r"|dealt with))"
    r" (?:very )?(?:discreetly|on the quiet)"
)
"""Who is not to hear of it, and how it is to be done so."""
_CONFIDENTIAL = (
    rf"(?<!\w)(?=[a-z])(?:(?:{_LABELLED}|{_ORDERED}|{_ASKED}|{_KNOWN_TO_FEW}|{_KEPT}|{_HIDDEN_FROM})"
    r"|(?<!\bopen )(?<!\bagreed )(?<!\bsettled )between (?:us(?! [a-z]+ing\b)|you and (?:me|i)|you, me|the two of us"
    r"|ourselves)\b(?![^.!]*\?)"
    r"|entre nous|mum's the word|off the record|hush(?:-hush| hush)?\b(?=[\s:,.!-])|sub rosa"
    r"|in (?:strict(?:est)? |full |total )?confidence|(?:strictly |highly )?confidential(?:ly|ity)?"
    r"|under (?:embargo|nda|the seal|wraps)|eyes only|(?:my|your) ears only"
    rf"|(?:don'?t|do not|not to|never|wouldn'?t|i won'?t|i will not|rather you didn'?t|can'?t|mustn'?t)"
    rf" (?:go )?(?:tell|telling|repeat|share|mention|say"
    rf"|spread|pass on|talk about|breathe)\b(?=[^.?!]{{0,40}}\b{_NOBODY}\b)"
    rf"|(?:don'?t|do not|not to) (?:repeat|share|mention|spread|quote|minute|write down|pass on) (?:{_THIS}|me on)\b"
    rf"|(?:don'?t|do not) (?:pass|write|put|spread) {_THIS} (?:on|down|around|in (?:the|an?|any|your))\b"
    rf"|(?:don'?t|do not|never) let {_THIS} (?:(?:get|come|go) (?:out|round|around|about)|go any further|spread"
    rf"|leak){_ENDS}"
    rf"|off record{_ENDS}"
    r"|(?:doesn'?t|does not|can'?t|mustn'?t|shouldn'?t) get out"
    rf"|{_THIS} (?:(?:must|should)(?:n'?t| not)) get (?:around|about)"
    rf"|keep {_THIS} (?:quiet|private|under your hat|between us|in this room|dark)"
    r"|keep (?:quiet|mum|silent)(?: about| on| that|(?=:))|keep your mouth shut"
    r"|(?:hasn'?t|haven'?t|not|isn'?t|aren'?t|nothing|never) (?:been |yet |yet been |even )?(?:(?:officially "
    r"|formally )?announced"
    r"|made public|gone public|public"
    r"|public knowledge|official|minuted|common knowledge|in the (?:paper|papers|news|press))(?: yet)?"
    r"|(?:haven'?t|hasn'?t|not|nobody(?:'s| has)|no one(?:'s| has)) (?:yet )?been told|(?:haven'?t|hasn'?t|not) told"
    r" (?:any(?:one|body)|the team|my team|a soul|people|them|staff|the staff|the others)"
    r"|(?:has|have|had|'s|'ve) (?:\w+ )?told (?:nobody|no one|no-one|not a soul)"
    r"|(?:nobody|no one|no-one|not a soul) (?:else )?(?:knows"
    r"(?! (?:who|how|what|where|which|when|why|whether|if)\b(?![^.!?]* yet\b))"
    r"|is to know|should know|must know|to know"
    r"|may know|can know|must hear)"
    r"|[a-z]\w+ (?:don'?t|doesn'?t) (?:even )?know (?:(?:it|this|that|about (?:it|this|that|us)) )?yet"
    r"|(?:that|this|it|which|everything)(?: \w+){0,2} stays? (?:between us|in this room|with (?:you|me|us)|here)\b"
    r"|(?:this|that)(?: one| bit| part| news)? (?:has to|needs to|must|should|is to) (?:stay|remain)"
    rf" (?:in|within|inside) (?:the|our|these)(?: four)? (?:room|walls){_ENDS}"
    r"|stays? between us|stays? in this room|what i(?:'m| am) (?:telling|about to tell) you"
    rf"|you (?:didn'?t|haven'?t|never|don'?t) (?:hear|heard|get|got|have|know) {_THIS} from me|you (?:haven'?t"
    rf"|didn'?t|never) hear(?:d)? {_THIS}"
    rf"|{_THIS} you (?:don'?t|didn'?t) (?:know|hear|have) from me|didn'?t hear {_THIS} from me"
    r"|not for (?:(?:[a-z][\w']+|the [a-z]+|other|anyone else's|any other|everyone's|[a-z']+'s) ears"
    r"|other ears|the (?:other|village|team|others"
    r"|rest|office|press|public|neighbou?rs|minutes)|circulation|the record|sharing|public|wider"
    r"|any(?:one|body) else|everyone)\b"
    r"|(?:just|only) for (?:you|the two of you|us|me)(?: and [a-z]\w+)?(?=\s*(?:[:.,]|$))|for (?:me"
    r"|you) (?:only|alone)(?=\s*(?:[:.,]|$))"
    r"|(?:the )?(?:two|three|both) of (?:you|us) only"
    r"|(?:not|wasn'?t|weren'?t|ain'?t) (?:really |actually )?(?:allowed|supposed|meant) to (?:say|tell|talk"
    r"|know|mention|share)"
    r"|i (?:\w+ )?should(?:n'?t| not) (?:\w+ )?be (?:telling|saying|sharing|repeating)"
    r"|(?:probably )?shouldn'?t (?:really |even |be )?(?:say|saying|tell|telling|mention|share|sharing) (?:you )?this"
    r"|(?:trust|trusting) you with (?:this|that|it|something|a secret)|let you in on (?:this|something|a secret)"
    r"|can (?:i tell you|you keep) a secret"
    r"|(?:that|this)(?:'s| is) (?:private|a secret|personal|(?:a bit |rather |quite |very )?(?:sensitive"
    r"|delicate)))\b"
)
"""Phrases by which a speaker asks for silence, in small letters, which are matched several times as fast."""
_NOT_YET = r"\b(?:he|she|they) (?:do|does)(?:n'?t| not) (?:even )?know yet"
_UNDECIDED = (
    rf"{_NOT_YET}(?= (?:if|whether|when|which|how)\b)"
    r"|\b(?:maybe|perhaps|possibly|might|may|could|whether|if)\b[^.;!?]*?\b(?:(?:come|join|attend|visit|host"
    r"|take part)(?:s?\b(?! (?:and|out)\b))|make it|be (?:there|free)|(?:has|have) time)\b[^.;!?]*?,\s+(?:but )?"
    rf"{_NOT_YET}"
)
"""Somebody who has not decided: "maybe he comes, he doesn't know yet"; they keep nothing from anybody."""
_FORM = r"confidentiality (?:form|agreement|paper|statement|declaration|undertaking|letter|contract|document)s?"
_PAPER = rf"(?:{_FORM}|confidential (?:form|agreement|document|report|file|folder|envelope|letter|draft|contract)s?)"
_THE = r"(?:(?:the|an?|my|our|your|their|his|her|that|this|one|new|blank|short|standard|signed|usual) )"
_WHOSE = (
    r"(?:(?:i|we|you|he|she|they)(?:'ll|'d| will| would| can| could| need to| have to| has to| must| should"
    r"| said (?:i|we|he|she|they)'d| promised to| offered to)|let me|(?:could|can|will|would) (?:i|we|you))"
)
_HANDS = (
    r"(?:send|mail|e-?mail|post|forward|bring|give|hand|drop|share|sign|countersign|return|fill (?:in|out)|print|get"
    r"|prepare|draft|write|scan|pass|need) (?:(?:you|me|us|him|her|them|back|over) ){0,2}"
)
_WHEN_AND_TO_WHOM = (
    r"(?:to|for|by|on|in|at|with|back|over|along|you|me|us|him|her|them|it|sign|send|bring|return|and|then|first|please"
    r"|the|this|next|end|of|week|month|today|tonight|tomorrow|morning|afternoon|evening|post|e-?mail|before"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|{'|'.join(MONTHS).lower()}|\d{{1,2}}(?:st|nd|rd|th)?)"
)
_SAYS_NO_MORE = (
    r"[\s>*-]*(?:(?:yes|yeah|sure|ok|okay|well|oh|just|only|right|then|and|so|also|please|thanks)\b,? )*"
    rf"(?:{_THE}{{1,3}}{_FORM}"
    rf"|(?:{_WHOSE} (?:(?:just|also|still|please) ){{0,2}}(?:(?:have|get|ask) (?:my|our|the) \w+ (?:to )?)?)?"
    rf"{_HANDS}{_THE}{{0,3}}{_PAPER})"
    rf"(?:,? {_WHEN_AND_TO_WHOM})*[\s.!?]*"
)
"""A sentence in small letters that hands over or asks for a paper called confidential, and tells nothing besides."""
_SHOUTED = as_written(r"[\s>*-]*(?:PRIVATE|SECRET|PERSONAL)(?=\s+(?:[a-z]|(?:I|He|She|They|We)\b))")
"""A label in capitals, without a colon behind it: "PRIVATE he has moved out"."""
_FROM_NAMED = as_written(
    rf"\b(?:[Kk]e(?:ep|pt|eping)|[Hh](?:ide|id|iding)) (?:(?:it|this|that) )?from (?!(?:{'|'.join(MONTHS)}"
    rf"|[A-Z][a-z]+days?)\b)(?=[A-Z])"
    r"[\w'-]+(?=\s*(?:[:;,.!)\u2013\u2014-]|$))"
)
"""What is kept from somebody by name: "keep it from Ada"."""
_KEEP = any_case(r"\bkeep (?:the|his|her|their|my|our|your|its|these|those) (?P<thing>[\w' -]+?) to (?:my|your|our)sel")
_ASKED_ME_TO = any_case(r"(?:[\w'-]+ )?(?:also |then )?(?:asked|asks|begged|told|wants?|wanted) (?:me|us) to\s*$")
_AHEAD = any_case(
    r"\bwhat (?:I|we)\b[^.?!]{0,20}?\b(?:(?:about|going) to (?:say|tell|share)|(?:say|tell|saying|telling)\b"
    r"[^.?!]{0,12}\bn(?:ext|ow))\b"
    r"|\bwhat (?:follows|comes next)\b|\bthe following\b"
    r"|\b(?:trust you with|let you in on|tell you a secret|keep a secret)\b[^.!]*\?"
)
"""A request for silence about what is said only after it."""
_AHEAD_TOO = any_case(r"\bthis\b")
"""What may mean the sentence before it and the one behind it: "This stays between us."."""
UNTOLD = any_case(
    r"\W*(?!(?:i|we|you)\b)(?:[\w.'-]+ ){1,4}?(?:doesn'?t|don'?t|does not|do not) know"
    r"(?: (?:it|this|that|about (?:it|this|that)|yet))*\W*"
    r"|(?:and |but )?(?:nobody|no one|no-one) (?:else )?(?:at|on|in|outside)(?: [\w'-]+){1,4} knows?\W*"
)
"""Who does not know, behind what was told in confidence: "Ada doesn't know"."""
_GOES_ON = any_case(r"(?:(?:and|but|so) )?(?:it|that|this|which)\b(?!'s all\b)")
"""How the next sentence of a line of one's notes goes on with a secret."""
_ORDERS = any_case(
    rf"\W*(?:(?:and|but|so|just|please|pls|oh|ok|okay)\b\W*)*(?:{_ORDERED}|{_HIDDEN_FROM})(?:\W|please)*"
)
"""A sentence that is an order not to tell somebody, and no more."""
_BACK = r"\b(?:that|this|it|I won'?t|I will not)\b"
_LABEL = any_case(
    r"[\W\d]*(?:(?:strictly|highly) )?(?:confidential|off the record|between us|entre nous|in confidence)[\s!.:]*"
)
"""A sentence that only labels what follows it on its line."""


def lines_told(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number (from 0) and whether it belongs to a `private:` block.

    A block runs to the next blank line; one that is a bullet itself hides no other bullet of its level.
    """
    block: re.Match[str] | None = None
    for number, line in enumerate(text.split("\n")):
        if not line.strip() or (block and _next_bullet(block, line)):
            block = None
        block = _PRIVATE.match(line) or block
        yield number, line, block is not None


def _next_bullet(private: re.Match[str], line: str) -> bool:
    """Whether LINE is the next bullet after that of a PRIVATE line, which has words of its own to hide."""
    bullet = _BULLET.match(line)
    inside = bullet is None or len(bullet["indent"].expandtabs()) > len(private["indent"].expandtabs())
    return bool(private["bullet"]) and private["text"] is not None and not inside


def public_text(text: str) -> str:
    """TEXT without its private lines (see `lines_told`); asked-for silence hides a sentence."""
    shown = _shown_lines(text)
    return "\n".join(shown[number] for number, _, private in lines_told(text) if not private)


def hidden_lines(text: str) -> set[int]:
    """The numbers of the lines of TEXT that are private, or of which a part was said in confidence."""
    whole = text.split("\n")
    shown = _shown_lines(text)
    return {number for number, line, private in lines_told(text) if private or shown[number] != whole[number]}


def private_lines(text: str) -> list[str]:
    """The private lines and sentences of TEXT in their order, `private:` taken off."""
    starts = line_starts(text)
    found = [(starts[n], _PRIVATE.sub("", line).strip()) for n, line, private in lines_told(text) if private]
    blocks = [(at, at + len(line)) for (n, line, private), at in zip(lines_told(text), starts, strict=True) if private]
    for start, end in confidential_spans(text):
        if not any(a <= start < b for a, b in blocks):
            found.append((start, " ".join(text[start:end].split())))
    return [line for _, line in sorted(found) if line]


@lru_cache(maxsize=1024)
def silence(text: str) -> re.Match[str] | None:
    """The words by which TEXT asks for silence; what stands around them is private before any model sees it."""
    if shouted := _SHOUTED.match(text):
        return shouted
    if named := _FROM_NAMED.search(text):
        return named
    small = text.replace("\u0130", "I").lower()  # the one letter that grows in lower case
    for found in _confidential().finditer(small):
        if found[0].startswith("confidential") and re.fullmatch(_SAYS_NO_MORE, small):
            return None
        if not (found[0].endswith("know yet") and _is_undecided(small, found.end())):
            return found
    return None


@cache
def _confidential() -> re.Pattern[str]:
    return re.compile(_CONFIDENTIAL.replace("about", "(?:about|abt)"))  # 10 ms, which only who reads a note pays


def _is_undecided(text: str, end: int) -> bool:
    """Whether the "know yet" that ends in TEXT at END says that somebody has not decided."""
    return any(found.end() == end for found in re.finditer(_UNDECIDED, text))


def confidential_spans(text: str) -> list[tuple[int, int]]:
    """Where in TEXT sentences stand that were said in confidence, as (start, end) pairs.

    A sentence that only asks for silence takes a neighbour with it: the one before when it points back
    ("That stays between us."), else the ones on both sides ("Don't tell anyone.").
    """
    text = _without_blocks(text)
    flat = text.replace("\n", " ").replace("\u2019", "'")
    if not silence(flat):
        return []
    found = spans(text)
    hidden: set[int] = set()
    for number, (start, end) in enumerate(found):
        sentence = flat[start:end]
        match = silence(sentence)
        if match is None:
            continue
        hidden.add(number)
        goes_on = number + 1 < len(found) and "\n" not in text[end : found[number + 1][0] + 1]
        if goes_on and points_ahead(sentence):
            hidden.add(number + 1)
        elif _only_asks(TURN.sub("", sentence[: match.start()]), sentence[match.end() :]):
            before = flat[slice(*found[number - 1])] if number else ""
            if points_back(sentence, before):
                hidden |= {number - 1, number + 1} if goes_on and _AHEAD_TOO.search(sentence) else {number - 1}
            elif not names_it(sentence):
                hidden |= {number - 1, number + 1}
    for number, (start, end) in enumerate(found[1:], start=1):
        one_line = "\n" not in text[found[number - 1][0] : start].rstrip("\n")
        takes_up = (one_line and _GOES_ON.match(flat[start:end])) or UNTOLD.fullmatch(flat[start:end])
        hidden |= {number} if takes_up and number - 1 in hidden else set()
    return [found[number] for number in sorted(hidden) if 0 <= number < len(found)]


def names_it(request: str) -> bool:
    """Whether a REQUEST for silence says itself what is to be kept: "keep the gap in the budget to yourself"."""
    named = _KEEP.search(request)
    return named is not None and " " in named["thing"]


def only_orders(request: str) -> bool:
    """Whether a REQUEST is an order to somebody and no more: "Don't tell the crew.", "Very discreet, please."."""
    return _ORDERS.fullmatch(request) is not None


def points_ahead(request: str) -> bool:
    """Whether a REQUEST covers what is said after it: "what I say next is confidential", or only labels it."""
    return _AHEAD.search(request) is not None or _LABEL.fullmatch(request) is not None


def points_back(request: str, before: str) -> bool:
    """Whether a REQUEST means the sentence BEFORE it: "keep that to yourself", "keep the sum to yourself"."""
    named = _KEEP.search(request)
    if named and names_it(request):
        return any(len(word) > 3 and word in before.casefold() for word in named["thing"].casefold().split())
    return named is not None or re.search(_BACK, request, re.IGNORECASE) is not None


def _without_blocks(text: str) -> str:
    """TEXT with its `private:` blocks blanked, places kept: what is private already asks nothing of its neighbours."""
    return "\n".join(" " * len(line) if private else line for _, line, private in lines_told(text))


def _only_asks(before: str, after: str) -> bool:
    """Whether a sentence says nothing but the request for silence that stands between BEFORE and AFTER."""
    opens = not before.strip() and after.startswith(",") and len(after.split()) > 1  # "Between us, she leaves."
    return not opens and len((_ASKED_ME_TO.sub("", before) + after).split()) < 4


@lru_cache(maxsize=20_000)  # a plan asks four times for each note of everybody
def _shown_lines(text: str) -> tuple[str, ...]:
    """The lines of TEXT with the sentences cut that were said in confidence."""
    spans = confidential_spans(text)
    lines = []
    for line, start in zip(text.split("\n"), line_starts(text), strict=True):
        for a, b in reversed(spans):
            if a < start + len(line) and b > start:
                line = (line[: max(0, a - start)] + line[max(0, b - start) :]).rstrip()
        lines.append(line)
    return tuple(lines)
