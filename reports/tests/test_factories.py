"""Every model of the app has a factory, and each factory makes a row that the database takes."""

import pytest
from django.apps import apps

from reports.models import Article
from reports.tests import factories, intake_rows, story_rows

FACTORIES = {
    made._meta.model: made
    for made in (vars(factories) | vars(story_rows) | vars(intake_rows)).values()
    if isinstance(made, type) and issubclass(made, factories.factory.django.DjangoModelFactory) and made._meta.model
}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", list(apps.get_app_config("reports").get_models()), ids=lambda model: model.__name__)
def test_model_has_a_factory_whose_row_is_stored(model):
    row = FACTORIES[model]()

    assert model.objects.get(pk=row.pk) == row


def test_a_batch_of_each_is_stored():
    for made in FACTORIES.values():
        assert len(made.create_batch(3)) == 3


def test_article_comes_with_one_revision():
    article = factories.ArticleFactory()

    assert article.revisions.get() == Article.objects.get().latest_revision


def test_revision_comes_with_one_article():
    revision = factories.RevisionFactory(text="Gate shut\n\nThe gate is shut.")

    assert Article.objects.get().latest_revision == revision
    assert revision.zones == [["headline", 0, 9], ["body", 11, 28]]


def test_article_can_come_without_a_revision():
    assert factories.ArticleFactory(revision=False).latest_revision is None


def test_editor_may_add_articles_and_reader_may_not():
    assert factories.EditorFactory().has_perm("reports.add_article")
    assert not factories.ReaderFactory().has_perm("reports.add_article")
