"""Markup that is written in Python."""

from html import unescape

from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from framing.markup import Markup, known


@given(st.lists(st.text(), max_size=6))
def test_everything_held_is_escaped_and_read_as_it_is(texts):
    html = Markup()
    for text in texts:
        html.add("<i>{}</i>", text)

    made = html.html()

    assert made.count("<") == 2 * len(texts)
    assert unescape(made.replace("<i>", "").replace("</i>", "")) == "".join(texts)


def test_markup_that_holds_nothing_stays():
    html = Markup()
    html.add("<hr>")

    assert html.html() == "<hr>"
    assert Markup().html() == ""


def test_known_values_are_escaped_whatever_was_kept_before():
    assert known(SafeString("<b>")) == "<b>"
    assert known("<b>") == "&lt;b&gt;"
    assert known(3) == "3"
