"""How the lines around an article give themselves away; every function reads one folded line."""

import re

_WORD = re.compile(r"\w+(?:[-'&.]\w+)*")
# The full stops of other scripts, too: a report in another language is kept by the same zones.
_ENDING = re.compile(r"""[.!?…。！？｡؟۔।]["')\]」』）]*$""")
# Chinese, Japanese, Thai, Lao, Burmese and Khmer put no blanks between words, which have about two of these each.
_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LETTERS_OF_A_WORD = 2
_SEPARATOR = re.compile(r"\s[/|•·]\s|\s*[›»>→]\s*")
LONGEST_BREADCRUMB = 8
LONGEST_CLOSING_LINE = 6
LONGEST_CAPTION = 80

_ADDRESS = re.compile(
    r"(?:https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})", re.I
)
_E_MAIL = re.compile(r"(?:e-?mail: ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I)

_CAPITALISED = r"[^\W\d_a-z][\w.'-]*"
_PARTICLE = r"(?:(?:al|el|bin|ibn|van|von|de|der|da|di|la)[ -])?"
_NAME = _PARTICLE + _CAPITALISED
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_MEDIUM = (
    "News|Press|Agency|Times|Post|Tribune|Herald|Gazette|Chronicle|Radio|Television|TV|Service|Magazine|Journal|Daily|"
    "Wire|Staff|Desk|Network"
)
_AGENCY = (
    r"(?:AP|AFP|Reuters|UPI|BBC|CNN|Xinhua|Tass|Anadolu|Bloomberg|Getty(?: Images)?|EPA|DPA|dpa|Associated Press"
    rf"|(?:[A-Z][\w-]* ){{0,3}}(?:{_MEDIUM}))"
)
_ROLE = r"\b(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter|[Ee]ditor)"


def _any_of(*patterns: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_BYLINE = _any_of(
    rf"(?:(?:Written|Reported|Story|Words|Report) )?[Bb][Yy]:? {_NAMES}(?:(?:,| and| &| \||,? for) ?{_NAMES}){{0,5}}"
    rf"(?:,? (?:in|for|at|with) {_NAMES}|,? [\w ]{{0,30}}{_ROLE}[\w ]{{0,30}})?\.?",
    r"\(?(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by (?:[^.!?]|\b[A-Z]\.){3,200}\.?\)?",
    rf"{_NAMES}(?:(?:,| and| &) {_NAMES}){{0,3}}(?:,| \|| -) ?(?:the )?(?:{_AGENCY}|[\w ]{{0,30}}{_ROLE}[\w ]{{0,30}})",
    rf"(?:Author|Source|Reporter|Correspondent|Staff [Ww]riter|Agencies|News [Dd]esk):? ?(?:{_NAMES})?",
)
_NAME_LINE = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}}(?:(?: and |, | & ){_NAME}(?: {_NAME}){{1,2}})?")
_NO_PERSON = re.compile(
    r"\b(?:The|A|An|In|On|At|Of|For|And|To|How|Why|What|When|Who|News|Live|Latest|Breaking|Update|Updates|Key|Points|"
    r"Read|Watch|More|About|With|From|Top|World|Middle|East|Report|Analysis|Opinion|Video|War|Is|Are|Was)\b"
)

_PHOTO = (
    r"\b(?:[Pp]hotos?|PHOTOS?|[Ff]ile|FILE|[Ii]mages?|[Pp]ictures?|[Pp]hotograph|[Cc]redit|[Hh]andout|[Cc]ourtesy|"
    r"[Ii]llustration)\b"
)
_MARKED_CAPTION = _any_of(
    r"(?:FILE(?: PHOTO| IMAGE)?|File(?: photo| image| picture)?|PHOTO|Photo|Image|Picture|Caption|Photograph|"
    r"Illustration)(?: ?[:|]| ?--? )",
    rf".*[(\[][^()\[\]]{{0,60}}{_PHOTO}[^()\[\]]{{0,60}}[)\]]\.?$",
    r".*\b(?:Photos?|Image|Photograph|Picture|Credit)(?: [Cc]redit)?(?: ?: ?| by | via | courtesy of )[^.!?]{2,60}\.?$",
    r".*[/|] ?(?:Getty Images|AFP|Reuters|REUTERS|AP|EPA|Shutterstock|Anadolu)\.?$",
    r"(?:A|An|This) file (?:photo|picture|image)\b",
)
_CREDITED_CAPTION = _any_of(rf".*[(\[](?:via |by |Source: )?(?:\w+ ?/ ?)?{_AGENCY}[)\]]\.?$", r".*\b[Ff]ile photo\.?$")

_SECTION_WORDS = """
    news world politics business economy opinion opinions analysis sport sports culture science health technology tech
    travel lifestyle features feature editorial exclusive breaking live video national international local region
    regional home latest security conflict war military defense defence middle east africa asia europe americas us uk
    america israel palestine iraq iran syria ukraine russia china india report reports interview explainer top story
    stories and the
"""
_SECTIONS = frozenset(_SECTION_WORDS.split())

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_CLOCK = r"(?:,? ?[-|]? ?\d{1,2}:\d{2}.{0,12})?"
_PLATFORM = (
    "(?:channel|account|page|twitter|facebook|x|instagram|whatsapp|telegram|youtube|google news|community|newsletter)"
)
_SITE_LINE = _any_of(
    r"share (?:this|on|via|article|story)\b[^.!?]{0,60}$",
    r"(?:shares?|tweet|print|e-?mail|advertisements?|sponsored(?: content)?|comments?(?: \(\d+\))?)$",
    rf"(?:follow|join|like|find) (?:us|our|@\w+|[\w ]{{1,30}} on)\b.{{0,80}}\b{_PLATFORM}\b",
    r"(?:subscribe|sign up) (?:to|for|now|today|here)\b|(?:subscribe|sign up|sign in|log in)$",
    r"newsletters?\b[^.!?]{0,40}$",
    r"(?:download|get) (?:our|the)\b.{0,40}\bapp\b",
    r"get (?:our|the latest|all the latest)\b.{0,60}\b(?:news|updates|stories)\b",
    r"(?:read|see|watch|also read|read also|read more|see also|more on|related)(?: more| also)?(?: \w+)? ?[:|>]",
    r"(?:read more|more from)\b[^.!?]{0,60}$",
    r"related (?:articles?|stories|news|topics|posts|content)\b[^.!?]{0,40}$",
    r"(?:tags?|topics?|keywords?|categories|category|filed under) ?:",
    r"(?:most|trending|popular) (?:read|viewed|popular|now|stories|news)$|recommended(?: for you| stories)?$",
    r"you (?:may|might) also (?:like|be interested)\b",
    r"(?:©|\(c\) |copyright (?:©|\(c\)|\d{4}|by |notice)).{0,160}$|.{0,120}\ball rights reserved\b.{0,60}$",
    r"\[?(?:editor'?s'? note|correction|clarification)\b ?[:-]",
    r"click here\b|skip to\b[^.!?]{0,40}$|listen(?: to (?:this )?(?:article|story))?\b[^.!?]{0,20}$",
    r"this (?:article|story|material|report|post) (?:was|is|has been|may not be|first|originally)\b.{0,40}"
    r"\b(?:published|appeared|rewritten|redistributed|updated|republished|broadcast)\b",
    rf"(?:published|updated|last updated|last modified|posted|date|modified|created)(?: on| at)?:? ?(?:\w+, )?"
    rf"(?:\d|{_MONTH})[^!?]{{0,50}}$",
    r"\d{1,2} (?:min|mins|minutes?) read$|\d+ (?:minutes?|mins?|hours?|hrs?|days?) ago$",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2} \w+|\w+ \d{1,2},?) \d{4}[^.!?]{0,30}$",
    rf"\d{{1,2}}[ /.-](?:\d{{1,2}}|[a-z]{{3,9}})[ /.-]\d{{4}}{_CLOCK}$",
    r"\d{4}-\d{2}-\d{2}(?:[ t]\d{1,2}:\d{2}.{0,12})?$",
    rf"{_MONTH}[a-z]*\.? \d{{1,2}}, \d{{4}}{_CLOCK}$",
    flags=re.IGNORECASE,
)
_OTHER_ADDRESSES = re.compile(
    r"\b(?:web ?site|site|page|pages|channel|app|service)\b.{0,60}\b(?:can|may|is|are)\b.{0,20}"
    r"\b(?:accessed|reached|found|visited|available|followed|viewed)\b.{0,60}"
    r"\b(?:address|addresses|domains?|mirrors?|mirror sites?|urls?)\b",
    re.IGNORECASE,
)

# Only in the closing run, where nobody is quoted any more.
LONGEST_APPEAL = 30
_APPEAL = re.compile(
    r"\b(?:subscribe|sign up|donate|join us|support (?:us|our (?:work|journalism|reporting))|"
    r"become an? (?:member|supporter|subscriber|patron)|make a (?:donation|contribution))\b",
    re.IGNORECASE,
)
# "... can also be read at" above a bare address; a sentence of the report ends otherwise.
_INTRODUCING = re.compile(r"(?::|\b(?:at|on|via|here))$")


def word_count(line: str) -> int:
    """How many words the line has; in scripts without blanks about as many."""
    words = len(_WORD.findall(line))
    return words if line.isascii() else max(words, len(_WITHOUT_BLANKS.findall(line)) // LETTERS_OF_A_WORD)


def ends_a_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_ENDING.search(line))


def is_sentence(line: str) -> bool:
    """Whether the line may well be a sentence: it ends as one or is longer than a closing line."""
    return ends_a_sentence(line) or word_count(line) > LONGEST_CLOSING_LINE


def is_breadcrumb(line: str) -> bool:
    """Whether an unfolded line is a path of sections (unfolded, since a separator may look like a quotation mark)."""
    if len(line) > 120 or word_count(line) > LONGEST_BREADCRUMB or ends_a_sentence(line):
        return False
    separators = _SEPARATOR.findall(line.strip())
    strong = sum(1 for separator in separators if separator.strip() in "›>→")
    return (len(separators) >= 2 and "«" not in line) or (strong == 1 and word_count(line) <= 4)


def is_section_name(line: str) -> bool:
    """Whether the line is nothing but the name of a section."""
    words = line.lower().replace("|", " ").split()
    return 0 < len(words) <= 3 and all(word.strip(":,&-") in _SECTIONS or not word.strip(":,&-") for word in words)


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the report."""
    return len(line) <= 240 and bool(_BYLINE.fullmatch(line) or _E_MAIL.fullmatch(line))


def is_name_line(line: str, following: str) -> bool:
    """Whether the line is only the name of a person or two, printed above a paragraph."""
    if len(line) > 80 or not _NAME_LINE.fullmatch(line) or _NO_PERSON.search(line) or line.isupper():
        return False
    return word_count(following) > LONGEST_CLOSING_LINE or is_site_line(following)


def is_marked_caption(line: str) -> bool:
    """Whether the line names itself a photograph or credits one, so that it is a caption anywhere."""
    return word_count(line) <= LONGEST_CAPTION and bool(_MARKED_CAPTION.match(line))


def is_credited_caption(line: str) -> bool:
    """Whether the line ends with an agency in brackets: a caption at the top, an agency's mark further down."""
    return word_count(line) <= LONGEST_CAPTION and bool(_CREDITED_CAPTION.match(line))


def is_site_line(line: str) -> bool:
    """Whether the line speaks of the site and not of the world: sharing, following, dates of printing, copyright."""
    if len(line) > 400 or _E_MAIL.fullmatch(line):
        return False
    return bool(_SITE_LINE.match(line) or _ADDRESS.fullmatch(line) or _OTHER_ADDRESSES.search(line))


def introduces_addresses(line: str, following: str) -> bool:
    """Whether the line announces the bare address in the line after it."""
    return bool(_INTRODUCING.search(line) and _ADDRESS.fullmatch(following))


def is_closing_line(line: str) -> bool:
    """Whether a line in the closing run is furniture: short and without the end of a sentence."""
    return word_count(line) <= LONGEST_CLOSING_LINE and not ends_a_sentence(line)


def is_appeal(line: str) -> bool:
    """Whether a line in the closing run asks its readers for something: to subscribe, to join, to give."""
    return word_count(line) <= LONGEST_APPEAL and bool(_APPEAL.search(line))


def same_title(line: str, title: str) -> bool:
    """Whether the line prints the headline again, alone or with the name of the site behind a stroke."""
    first, second = _bare(line), _bare(title)
    if not first or not second:
        return False
    return first == second or _bare(_without_site(line)) == second or first == _bare(_without_site(title))


def _bare(line: str) -> str:
    return " ".join(_WORD.findall(line.casefold()))


def _without_site(line: str) -> str:
    head, _, tail = line.rpartition(" | ") if " | " in line else line.rpartition(" - ")
    return head if head and word_count(tail) <= 4 else line
