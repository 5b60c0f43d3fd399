"""What curators and readers write about an entry: the form of a draft, of a suggestion, of a step."""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from framing.analysis.entries import Category, LexiconError, Negation, ReferentKind
from framing.analysis.entry_lines import context_line, form_line, read_context_line, read_form_line
from framing.analysis.example_marks import without_marks
from framing.analysis.proposals import Fault
from framing.analysis.tables import entry_of, full_table_of, written
from framing.models import Draft
from framing.models.curation import LONGEST_NOTE
from framing.wording import TOWARDS, WEIGHTS

CASE_CHOICES = [
    ("any", "any capitals"),
    ("proper", "at least the capitals of the form (a proper label)"),
    ("exact", "exactly the capitals of the form"),
]
HYPHEN_CHOICES = [("own", "not after anti-, ex-, so-called"), ("prefix_ok", "also after anti-, ex- and the like")]
NEGATION_CHOICES = [
    (str(Negation.IGNORE), "not counted (“is no siege”)"),
    (str(Negation.COUNT), "counted all the same"),
]
GUARD_CHOICES = [("yes", "shown and not counted"), ("no", "counted")]
VALENCE_CHOICES = [("-1", "speaks ill of"), ("0", "leans to no side"), ("1", "speaks well of")]
GUIDANCE_KEYS = ("house", "says", "url", "date")
#: Names of inputs that would hide a method which scripts call on the form itself.
INPUT_NAMES = {"matches": "must_match", "ignores": "must_not_match"}
#: Rows that wait for more guidance below those that are filled.
EMPTY_GUIDANCE = 1

_LINES = {"rows": 3, "spellcheck": "false", "autocapitalize": "off", "autocorrect": "off"}


def _line(label: str, help_text: str = "", **attrs: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, widget=forms.TextInput(attrs=attrs))


def _lines(label: str, help_text: str = "", *, rows: int = 3, code: bool = False) -> forms.CharField:
    attrs = _LINES | {"rows": rows, "class": "is-code"} if code else {"rows": rows}
    return forms.CharField(
        label=label, help_text=help_text, required=False, strip=False, widget=forms.Textarea(attrs=attrs)
    )


def _hidden() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _whole(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, help_text=help_text)


def _radios(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


def _day(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _note(label: str, help_text: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_NOTE})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def _choice(label: str, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required)


class DraftForm(forms.Form):
    """A whole entry with its set; what is wrong with it is found by the rules of the lexicon, not here."""

    version = _hidden()
    term = _line("Head word", "The label as readers see it.")
    code = _line("Code", "Names the entry for good: its set, a point, the label.", spellcheck="false")
    sense = _line("Sense", "Which meaning, where the words have several.")
    contrast_set = _line(
        "Contrast set", "Code of the set whose labels this one stands beside.", list="known-sets", spellcheck="false"
    )
    own_set = _tick("Make or change this set with the draft")
    set_referent = _line("Referent", "The people, thing or event that the labels point at.")
    set_kind = _choice("Kind of referent", [(str(kind), str(kind)) for kind in ReferentKind], required=False)
    set_topic = _line("Topic", list="known-topics")
    set_within = _line("Within", "Code of a wider set, if there is one.", list="known-sets", spellcheck="false")
    forms = _lines("Forms", "One a line; empty means the head word itself.", rows=4, code=True)
    case = _choice("Capitals", CASE_CHOICES)
    hyphen = _choice("Hyphen", HYPHEN_CHOICES)
    require = _lines("Counts only where", "One condition a line; all must hold.", rows=2, code=True)
    forbid = _lines("Not this term where", "One condition a line; any of them rules it out.", rows=2, code=True)
    negation = _choice("Where it is denied", NEGATION_CHOICES)
    name_guard = _choice("Inside a name", GUARD_CHOICES)
    priority = _whole("Priority", "Higher wins on the very same words.")
    category = _choice("Category", [(str(kind), kind.replace("_", " ")) for kind in Category])
    intensity = _radios("Weight", list(WEIGHTS.items()))
    plain = _tick("The ordinary name in this set: shown as a label, never counted")
    valence = _choice("Leaning", VALENCE_CHOICES)
    slot = _choice("Of whom", [(str(slot), words) for slot, words in TOWARDS.items()])
    why = _lines("Why it is here", "What the word says beyond naming.", rows=3)
    used_by = _lines("Used by", rows=2)
    objected_by = _lines("Objected to by", rows=2)
    voice_note = _lines("Effect of voice", "What changes when somebody else says it.", rows=2)
    matches = _lines("Must match", "One sentence a line, the words to find in [[double brackets]].", rows=4)
    ignores = _lines("Must not match", "Near misses, one sentence a line.", rows=4)
    mirror = _line("Mirror", "Code of the other side’s counterpart.", list="known-codes", spellcheck="false")
    tags = _line("Tags", "Between commas.", spellcheck="false")
    owner = _line("Owner", "Who looks after the entry.")
    review_on = _day("Look again on")
    note = _note("Why the lexicon should change", "For the second person and the history.")

    def __init__(self, data: QueryDict | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}), auto_id="f-%s")
        self.faults: dict[str, list[str]] = {}
        for name, bound in self.fields.items():
            bound.widget.attrs["aria-describedby"] = f"faults-{input_name(name)}"

    def add_prefix(self, field_name: str) -> str:
        """The name of a field's input."""
        return input_name(field_name)

    @property
    def guidance(self) -> list[dict[str, str]]:
        """The rows of guidance as typed or stored, and an empty one."""
        rows = _guidance_rows(self.data) if isinstance(self.data, QueryDict) and self.is_bound else self.initial_rows
        return [*rows, *(dict.fromkeys(GUIDANCE_KEYS, "") for _ in range(EMPTY_GUIDANCE))]

    @property
    def initial_rows(self) -> list[dict[str, str]]:
        """The rows of guidance of the stored draft."""
        return list(self.initial.get("guidance", []))

    def tables(self) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """The tables of entry and set as typed, and ``faults`` for the lines that cannot be read at all."""
        self.is_valid()
        given, own = self.cleaned_data, bool(self.cleaned_data.get("own_set"))
        entry: dict[str, Any] = {}
        entry |= {
            key: _one_line(given.get(key)) for key in ("code", "contrast_set", "term", "sense", "mirror", "owner")
        }
        entry |= {key: _prose(given.get(key)) for key in ("why", "used_by", "objected_by", "voice_note")}
        entry |= {key: given[key] for key in ("category", "slot", "case", "hyphen", "negation") if given.get(key)}
        entry |= {key: int(given[key]) for key in ("intensity", "valence") if given.get(key)}
        entry |= {"priority": given.get("priority") or 0, "plain": bool(given.get("plain"))}
        entry |= {"name_guard": given.get("name_guard") != "no", "tags": _tags(given.get("tags"))}
        entry |= {key: _sentences(given.get(key)) for key in ("matches", "ignores")}
        entry |= {"guidance": _guidance_tables(_guidance_rows(self.data))}
        entry |= {key: self._read(key, read_context_line) for key in ("require", "forbid")}
        if found := self._read("forms", read_form_line):
            entry["forms"] = found
        if day := _one_line(given.get("review_on")):
            entry["review_on"] = day
        return entry, self._set_table(entry["contrast_set"]) if own else None

    @property
    def listed_faults(self) -> tuple[Fault, ...]:
        """Every fault that stands on the page, in the order of the fields."""
        order = ["", *self.fields, "guidance"]
        named = sorted(self.faults, key=order.index)
        return tuple(Fault(name, told) for name in named for told in dict.fromkeys(self.faults[name]))

    @property
    def faults_of_whole(self) -> list[str]:
        """Faults that no field of the form is about."""
        return self.faults.get("", [])

    @property
    def fault_slots(self) -> list[tuple[str, list[str]]]:
        """Every place of the page that faults stand in, with those that stand there now."""
        return [(input_name(name) or "all", self.faults.get(name, [])) for name in ("", "guidance", *self.fields)]

    def take_faults(self, faults: tuple[Fault, ...]) -> None:
        """Put each fault beside its field; what has no field of its own stands on top, under the empty name."""
        for fault in faults:
            name = fault.field if fault.field in self.fields or fault.field == "guidance" else ""
            self.faults.setdefault({"set_code": "contrast_set"}.get(fault.field, name), []).append(fault.message)

    def own_faults(self) -> tuple[Fault, ...]:
        """What browsers do not send: a choice that is none, a number that is none."""
        return tuple(Fault(name, str(error)) for name, errors in self.errors.items() for error in errors)

    def _set_table(self, code: str) -> dict[str, Any]:
        given = self.cleaned_data
        named = {key: _one_line(given.get(f"set_{key}")) for key in ("referent", "kind", "topic", "within")}
        return {"code": code} | {key: value for key, value in named.items() if value or key == "referent"}

    def _read(self, key: str, read: Callable[[str], Any]) -> list[Any]:
        found = []
        for line in (self.cleaned_data.get(key) or "").splitlines():
            try:
                found += [read(line)] if line.strip() else []
            except LexiconError as error:
                self.faults.setdefault(key, []).append(str(error))
        return found


def input_name(field_name: str) -> str:
    """The name that the input of a field has on the page."""
    return INPUT_NAMES.get(field_name, field_name)


def initial_of(table: Mapping[str, Any], contrast_set: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the form shows of a stored draft."""
    full = full_table_of(entry_of(table))
    shown: dict[str, Any] = {key: value for key, value in full.items() if isinstance(value, str | int)}
    shown |= {"name_guard": "yes" if full["name_guard"] else "no", "tags": ", ".join(full["tags"])}
    shown |= {"forms": "\n".join(map(form_line, full["forms"]))}
    shown |= {key: "\n".join(map(context_line, full[key])) for key in ("require", "forbid")}
    shown |= {key: "\n".join(full[key]) for key in ("matches", "ignores")}
    shown["review_on"] = full["review_on"].isoformat() if full["review_on"] else ""
    shown["guidance"] = [{key: str(row.get(key, "")) for key in GUIDANCE_KEYS} for row in full["guidance"]]
    if contrast_set:
        shown |= {"own_set": True} | {f"set_{key}": value for key, value in contrast_set.items() if key != "code"}
    return shown


def lines_with(data: QueryDict, kind: str, kept: Draft) -> str:
    """The sentences of the open form as typed, and the one that was just kept."""
    typed = _sentences(data.get(input_name(kind)))
    added = [sentence for sentence in kept.entry.get(kind, []) if sentence not in typed][-1:]
    plain = {without_marks(sentence) for sentence in added}
    return "\n".join([*(sentence for sentence in typed if without_marks(sentence) not in plain), *added])


class TomlForm(forms.Form):
    """The entry as it stands in the lexicon file."""

    version = _hidden()
    toml = forms.CharField(
        label="The entry as in the lexicon file",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "is-code", "spellcheck": "false"}),
    )

    def table(self) -> dict[str, Any]:
        """The entry's table; raises LexiconError when the text is no TOML with one entry."""
        try:
            read = tomllib.loads(self.cleaned_data["toml"].replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise LexiconError(f"This is no TOML: {error}") from error
        entries = read.get("entry")
        if list(read) != ["entry"] or not isinstance(entries, list) or len(entries) != 1:
            raise LexiconError("Write exactly one [[entry]] and nothing else.")
        return dict(entries[0])


def toml_of(table: Mapping[str, Any]) -> str:
    """An entry as it stands in the lexicon file."""
    return written("[[entry]]", table)


class SuggestionForm(forms.Form):
    """A word that somebody misses in the lexicon."""

    term = _line("The wording", "As it stood in the report.")
    contrast_set = forms.ChoiceField(label="What it is used for", required=False)
    sentence = _lines("A sentence where it stands", "The wording in it is marked by itself.", rows=2)
    why = _lines("What does it say that another word would not?", rows=3)
    url = _line("Link", "To the report or a style guide that speaks of it.", inputmode="url")
    is_other = forms.BooleanField(label="It means something else there: suggest it all the same", required=False)

    def __init__(self, *args: Any, sets: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contrast_set"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "I don’t know"), *sets.items()]


class RetirementForm(forms.Form):
    """Why an entry should leave the lexicon."""

    note = forms.CharField(
        label="Why it should be retired",
        help_text="The second person reads it, and whoever looks for the entry later.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_NOTE}),
        max_length=LONGEST_NOTE,
    )


def _one_line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _prose(text: Any) -> str:
    return str(text or "").replace("\r\n", "\n").strip()


def _sentences(text: Any) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


def _tags(text: Any) -> list[str]:
    return list(dict.fromkeys(tag.strip() for tag in str(text or "").split(",") if tag.strip()))


def _guidance_rows(data: Any) -> list[dict[str, str]]:
    columns = [data.getlist(f"guidance_{key}") for key in GUIDANCE_KEYS]
    rows = [dict(zip(GUIDANCE_KEYS, values, strict=True)) for values in zip(*columns, strict=False)]
    return [row for row in rows if any(value.strip() for value in row.values())]


def _guidance_tables(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    tables = []
    for row in rows:
        plain = {key: _prose(row["says"]) if key == "says" else _one_line(row[key]) for key in GUIDANCE_KEYS}
        tables.append({key: value for key, value in plain.items() if value or key in ("house", "says")})
    return tables
