"""Addresses where the wording of reports is read."""

from django.urls import path

from framing.views import (
    articles,
    comparisons,
    corrections,
    disputes,
    lexicon,
    marks,
    method,
    primary_texts,
    runs,
    sources,
    speakers,
    statements,
    stories,
)

app_name = "framing"

urlpatterns = [
    path("", stories.story_list, name="story_list"),
    path("stories/<slug:slug>/", stories.story_read, name="story_read"),
    path("stories/<slug:slug>/marks/<int:hit_id>/", marks.mark_card, name="mark_card"),
    path("stories/<slug:slug>/comparison/", comparisons.comparison_status, name="comparison_status"),
    path("stories/<slug:slug>/comparison/retry/", comparisons.comparison_retry, name="comparison_retry"),
    path("stories/<slug:slug>/quotes/", statements.story_quotes, name="story_quotes"),
    path("stories/<slug:slug>/primary-texts/add/", primary_texts.primary_text_add, name="primary_text_add"),
    path(
        "stories/<slug:slug>/primary-texts/<int:pk>/withdraw/",
        primary_texts.primary_text_withdraw,
        name="primary_text_withdraw",
    ),
    path("articles/<int:pk>/", articles.article_detail, name="article_detail"),
    path("articles/<int:pk>/marks/<int:hit_id>/", marks.article_mark_card, name="article_mark_card"),
    path("articles/<int:pk>/marks/<int:hit_id>/dispute/", disputes.dispute_open, name="dispute_open"),
    path("articles/<int:pk>/quotes/<int:number>/correct/", corrections.quote_correct, name="quote_correct"),
    path("articles/<int:pk>/quotes/add/", corrections.quote_add, name="quote_add"),
    path("articles/<int:pk>/corrections/", corrections.correction_log, name="correction_log"),
    path("articles/<int:pk>/corrections/<int:number>/undo/", corrections.correction_undo, name="correction_undo"),
    path("articles/<int:pk>/status/", runs.run_status, name="run_status"),
    path("articles/<int:pk>/retry/", runs.analysis_retry, name="analysis_retry"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<slug:slug>/", sources.source_detail, name="source_detail"),
    path("speakers/", speakers.speaker_list, name="speaker_list"),
    path("speakers/<str:key>/", speakers.speaker_detail, name="speaker_detail"),
    path("lexicon/", lexicon.lexicon_list, name="lexicon_list"),
    path("lexicon/<str:code>/", lexicon.lexicon_entry, name="lexicon_entry"),
    path("disputes/", disputes.dispute_list, name="dispute_list"),
    path("disputes/<int:pk>/", disputes.dispute_detail, name="dispute_detail"),
    path("method/", method.method, name="method"),
]
