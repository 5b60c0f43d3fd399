"""Host names in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.domains import domain_and_parents, domain_of


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("https://www.Post.example/a?b=c", "post.example"),
        ("news.post.example", "news.post.example"),
        ("//post.example:8080/a", "post.example"),
        ("post.example.", "post.example"),
        ("https://häfen.example/", "xn--hfen-loa.example"),
        ("localhost", ""),
        ("10.0.0.1", ""),
        ("http://[::1]/", ""),
        ("two words.example", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_domain_is_read_from_whatever_was_pasted(written, domain):
    assert domain_of(written) == domain


def test_domain_belongs_to_all_domains_above_it_but_the_last_label():
    assert domain_and_parents("a.b.post.example") == ("a.b.post.example", "b.post.example", "post.example")


@given(st.text(max_size=60))
def test_reading_a_domain_twice_changes_nothing(written):
    domain = domain_of(written)

    assert domain_of(domain) == domain
