"""Every model of the app has a factory, and each factory makes a row that the database takes."""

import pytest
from django.apps import apps

from framing.analysis.lexicon import load_lexicon
from framing.models import AnalysisRun
from framing.tests import curation, factories, label_rows

FACTORIES = {
    made._meta.model: made
    for module in (factories, curation, label_rows)
    for made in vars(module).values()
    if isinstance(made, type)
    and issubclass(made, factories.factory.django.DjangoModelFactory)
    and made._meta.model
    and made._meta.model._meta.app_label == "framing"
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", list(apps.get_app_config("framing").get_models()), ids=lambda model: model.__name__)
def test_model_has_a_factory_whose_row_is_stored(model):
    row = FACTORIES[model]()

    assert model.objects.get(pk=row.pk) == row


def test_a_batch_of_each_is_stored():
    for made in FACTORIES.values():
        assert len(made.create_batch(3)) == 3


@pytest.mark.parametrize("state", ["queued", "running", "failed"])
def test_run_can_be_made_in_each_state(state):
    assert factories.AnalysisRunFactory(**{state: True}).state == AnalysisRun.State(state)


def test_release_holds_a_lexicon_that_loads():
    release = factories.ReleaseFactory()

    lexicon = load_lexicon(release.content)

    assert (len(lexicon.contrast_sets), len(lexicon.entries)) == (release.set_count, release.entry_count)


def test_hit_marks_the_words_it_names():
    hit = factories.TermHitFactory(phrase="siege of the small boats")

    assert hit.revision.text[hit.start : hit.end] == hit.text == "siege of the small boats"
