"""The alias table on the desk."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from framing.analysis.aliases.sheet import MAX_BYTES
from framing.models import AliasChange, AliasSet
from framing.selectors.alias_pages import new_alias_address
from framing.selectors.aliases import alias_table
from framing.services.aliases import change_set, load_aliases, retire_set
from framing.tests.alias_sets import GUARD, stored_set
from framing.tests.curation import AliasSetFactory
from framing.tests.factories import CuratorFactory, EditorFactory
from framing.tests.label_rows import LabelUseFactory
from reports.tests.factories import ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
LIST, NEW, FILE, EXPORT = (f"/desk/aliases{end}" for end in ("/", "/new/", "/import/", ".csv"))
EDIT = "/desk/aliases/harbour_guard/"
JUNK = ["", "'", "%00", "x" * 500, "-1", "٣", "<b>", "\x00"]
HEAD = "code,kind,name,main,note\r\n"


@pytest.fixture
def curator(client):
    curator = CuratorFactory()
    client.force_login(curator)
    return curator


def typed(**values):
    names = "\n".join(GUARD.names)
    return {"code": GUARD.code, "kind": "group", "names": names, "note": GUARD.note, "seen": "2"} | values


def send(client, text, name="names.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(FILE, {"file": SimpleUploadedFile(name, content)})


def take(client, text, **values):
    return client.post(FILE, {"take": "1", "name": "names.csv", "content": text} | values)


@pytest.mark.parametrize("url", [LIST, NEW, FILE, EXPORT, EDIT, f"{EDIT}retire/"])
@pytest.mark.parametrize("make", [None, ReaderFactory, EditorFactory])
def test_table_is_kept_by_curators_alone(client, url, make):
    if make:
        client.force_login(make())

    answer = client.post(url) if url.endswith("retire/") else client.get(url)

    assert answer.status_code == (403 if make else 302)


def test_desk_leads_to_the_table(client, curator):
    assert f'href="{LIST}"' in client.get("/desk/").text


def test_set_stands_with_its_names_and_its_use(client, curator):
    stored_set()
    LabelUseFactory(referent_key="alias:harbour_guard", text="the guard", own=3, attributed=1)

    page = client.get(LIST, {"q": "harbour"}).text

    for words in ("Harbour Guard", "HGD", "Haras al-Mina", "Of the port.", "<b>4</b> mentions", "1 report of 1 story"):
        assert words in page


def test_list_is_narrowed_by_words_kind_and_state(client, curator):
    AliasSetFactory(code="guard", names=("Harbour Guard",))
    AliasSetFactory(code="quay", kind="place", names=("Old Quay", "Guard Quay"))
    AliasSetFactory(code="gone", names=("Gone Guard",), retired_at="2026-01-01T00:00Z")

    def codes(**asked):
        return [line.set.code for line in client.get(LIST, asked).context["lines"]]

    assert codes() == ["guard", "quay"]
    assert codes(q="guard") == ["guard", "quay"]
    assert codes(q="guard quay") == ["quay"]
    assert codes(kind="place") == ["quay"]
    assert codes(state="retired") == ["gone"]


@pytest.mark.parametrize("junk", JUNK)
def test_odd_queries_open_a_page(client, curator, junk):
    stored_set()

    for url in (LIST, NEW, EDIT):
        asked = {"q": junk, "kind": junk, "page": junk, "name": junk, "code": junk, "story": junk}
        assert client.get(url, asked).status_code == 200


@pytest.mark.parametrize("code", ["nobody", "x" * 300, "Ä", "%00"])
def test_unknown_set_is_not_found(client, curator, code):
    assert client.get(f"/desk/aliases/{code}/").status_code == 404
    assert client.post(f"/desk/aliases/{code}/retire/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_list_costs_the_same_at_any_size(client, curator, count, django_assert_num_queries):
    load_aliases()
    AliasSet.objects.update(retired_at="2026-01-01T00:00Z")
    for number in range(count):
        row = AliasSetFactory(names=(f"Guard {number}", f"Watch {number}"))
        LabelUseFactory(referent_key=f"alias:{row.code}")
    client.get(LIST)

    with django_assert_num_queries(11):
        assert len(client.get(LIST).context["lines"]) == count


@pytest.mark.parametrize("count", [1, 12])
def test_page_of_a_set_costs_the_same_at_any_size(client, curator, count, django_assert_num_queries):
    stored_set()
    for number in range(count):
        change_set(code=GUARD.code, kind="group", names=[f"Guard {number}"], seen=number + 2, by=curator)
        LabelUseFactory(referent_key="alias:harbour_guard", text=f"guard {number}")
    client.get(EDIT)

    with django_assert_num_queries(15):
        page = client.get(EDIT)

    assert len(page.context["history"]) == count + 1


def test_new_set_is_stored_and_shown(client, curator):
    answer = client.post(NEW, typed(reason="They are one."))

    assert answer.url == EDIT
    page = client.get(EDIT).text
    assert "No compared story uses these names." in page
    assert "They are one." in page
    assert alias_table().find("haras al mina") == GUARD


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"code": "Harbour Guard"}, "small letters"),
        ({"code": "new"}, "“new” cannot be a code"),
        ({"code": "nato"}, "There is a set “nato” already"),
        ({"kind": "<b>"}, "is no kind"),
        ({"names": " \n "}, "at least one name"),
        ({"names": "…"}, "no letters"),
        ({"names": "x" * 201}, "201 characters"),
        ({"names": "Guard\n" * 2}, "there twice"),
        ({"names": "x\n" * 200_000}, "at most"),
        ({"note": "x" * 401}, "401 characters"),
        ({"reason": "x" * 2_000}, "characters"),
        ({"seen": "x"}, "whole number"),
        ({"names": "a\x00b"}, "Null characters"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(client, curator, values, part):
    load_aliases()
    given = typed(**values)

    answer = client.post(NEW, given)

    assert answer.status_code == 422
    assert part in answer.text
    assert "What you typed is still here" in answer.text
    if "names" not in values:
        assert "Haras al-Mina" in answer.text
    assert AliasChange.objects.count() == 1


def test_address_of_a_referent_fills_the_form(client, curator):
    story = StoryFactory()

    page = client.get(new_alias_address(["Kassim Brigade", "KBR"], kind="group", story=story.slug)).text

    assert 'value="kassim_brigade"' in page
    assert "Kassim Brigade\nKBR</textarea>" in page
    made = client.post(NEW, typed(code="kassim_brigade", names="Kassim Brigade\nKBR", story=story.slug))
    assert made.status_code == 302
    assert AliasChange.objects.first().story == story
    assert story.title in client.get(made.url).text


def test_form_of_a_new_set_leads_to_the_set_that_has_the_name(client, curator):
    stored_set()

    page = client.get(new_alias_address(["Harbour-Guard", "Port Watch"], story="gate"))

    address = re.search(r'href="(/desk/aliases/harbour_guard/\?[^"]+)"', page.text).group(1).replace("&amp;", "&")
    form = client.get(address).text
    assert "1 name came with the link" in form
    assert "Haras al-Mina\nPort Watch</textarea>" in form


def test_name_of_another_set_is_kept_in_both_only_by_choice(client, curator):
    stored_set()
    twin = typed(code="twin", names="Twin Guard\nHGD")

    refused = client.post(NEW, twin)
    kept = client.post(NEW, twin | {"is_shared": "on"})

    assert refused.status_code == 422
    assert "found in neither" in refused.text
    assert 'name="is_shared"' in refused.text
    assert kept.status_code == 302
    assert "also harbour_guard: found in neither" in client.get(LIST, {"q": "twin"}).text


def test_stale_edit_keeps_what_was_typed_beside_what_is_stored(client, curator):
    stored_set()
    change_set(**{"code": GUARD.code, "kind": "group", "names": ["Harbour Guard", "Theirs"]}, seen=2, by=curator)

    answer = client.post(EDIT, typed(names="Harbour Guard\nMine"))

    assert answer.status_code == 409
    for words in ("Harbour Guard · Theirs", "Harbour Guard\nMine</textarea>", 'name="seen" value="3"'):
        assert words in answer.text
    again = client.post(EDIT, typed(names="Harbour Guard\nMine", seen="3"))
    assert again.status_code == 302
    assert alias_table().by_code[GUARD.code].names == ("Harbour Guard", "Mine")


def test_set_is_retired_and_put_in_force_again(client, curator):
    stored_set()

    client.post(f"{EDIT}retire/", {"seen": "2", "reason": "Disbanded."})

    page = client.get(EDIT).text
    assert "none of its names is looked for" in page
    assert "Disbanded." in page
    assert client.post(EDIT, typed(seen="3")).status_code == 302
    assert alias_table().find("HGD") == GUARD


def test_stale_retirement_is_refused_in_words(client, curator):
    stored_set()
    change_set(code=GUARD.code, kind="group", names=["Other Name"], seen=2, by=curator)

    answer = client.post(f"{EDIT}retire/", {"seen": "2"})

    assert answer.status_code == 409
    assert "changed this set since it was shown to you" in answer.text
    assert alias_table().find("Other Name")


def test_saving_nothing_new_says_so(client, curator):
    stored_set()

    answer = client.post(EDIT, typed(), follow=True)

    assert "Nothing differs from what was stored." in answer.text


def test_export_is_whole_and_its_import_changes_nothing(client, curator):
    stored_set("odd", "=cmd|' /C calc'!A0", "+Plus", "'Quoted", note='Says "so", and more')
    retire_set(code="nato", seen=1, by=curator)

    answer = client.get(EXPORT)

    assert answer["Content-Disposition"] == 'attachment; filename="aliases-3.csv"'
    assert "odd,group,'=cmd|' /C calc'!A0,yes" in answer.text
    assert "nato" not in answer.text.split(",")
    page = send(client, answer.content)
    assert "there is nothing to store" in page.text
    assert (page.context["plan"].sets, page.context["plan"].faults, page.context["plan"].shared) == ((), (), ())


def test_file_is_told_before_anything_is_stored(client, curator):
    stored_set()
    text = f"{HEAD}harbour_guard,group,Harbour Guard,,\r\nharbour_guard,,Port Watch,,\r\nquay,plcae,Old Quay,,\r\n"

    page = send(client, text)

    assert page.status_code == 200
    assert "did you mean “place”" in page.text
    assert "<ins>Port Watch</ins>" in page.text
    assert "<del>HGD</del>" in page.text
    assert AliasChange.objects.count() == 2


def test_what_was_told_is_stored_as_one_edition(client, curator):
    stored_set()
    text = f"{HEAD}quay,place,Old Quay,,\r\nguard,group,Gate Guard,,Kept.\r\n"

    answer = take(client, text, edition="2", reason="From the desk.")

    assert answer.url == LIST
    change = AliasChange.objects.first()
    assert (change.number, change.action, sorted(change.after)) == (3, "import", ["guard", "quay"])
    assert "From the desk." in client.get("/desk/aliases/quay/").text


def test_good_sets_are_taken_when_the_bad_ones_are_left_out_by_choice(client, curator):
    text = f"{HEAD}quay,place,Old Quay,,\r\nbad,place,…,,\r\n"

    refused = take(client, text)
    taken = take(client, text, with_faults="on")

    assert refused.status_code == 422
    assert "leave their sets out" in refused.text
    assert taken.status_code == 302
    assert alias_table().by_code.keys() >= {"quay"}
    assert "bad" not in alias_table().by_code


def test_file_that_was_looked_at_beside_another_edition_is_told_anew(client, curator):
    load_aliases()
    text = f"{HEAD}quay,place,Old Quay,,\r\n"
    stored_set()

    answer = take(client, text, edition="1")

    assert answer.status_code == 422
    assert "The table was changed since you looked" in answer.text
    assert 'name="edition" value="2"' in answer.text
    assert "quay" not in alias_table().by_code


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"\x00\x01", "NUL"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"code,kind,name\n\xff", "not in UTF-8"),
        (b"x" * (MAX_BYTES * 5 // 2), "MB are read"),
        (b"code,kind\n", "“name” is missing"),
        (b"code,kind,name,nmae\n", "There is no column “nmae”"),
        (b"code,kind,name\n", "no rows"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(client, curator, content, part):
    answer = send(client, content)

    assert answer.status_code == 422
    assert part in answer.text
    assert not AliasChange.objects.exists()


def test_import_without_a_file_asks_for_one(client, curator):
    assert "Choose a file first." in client.post(FILE).text


def test_markup_in_names_stays_words(client, curator):
    stored_set("odd", "<b>Bold</b> Guard", note="<script>")

    for url in (LIST + "?q=bold", "/desk/aliases/odd/"):
        page = client.get(url).text
        assert "<b>Bold</b>" not in page
        assert "&lt;b&gt;Bold" in page


def test_every_page_has_a_named_address():
    names = {"alias_list": [], "alias_new": [], "alias_import": [], "alias_export": [], "alias_edit": ["x"]}

    assert [reverse(f"framing:{name}", args=args) for name, args in names.items()] == [
        LIST,
        NEW,
        FILE,
        EXPORT,
        "/desk/aliases/x/",
    ]
