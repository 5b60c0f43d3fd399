"""Addresses where reports come in."""

from django.urls import path

from reports.views import source_desk, upload

app_name = "reports"

urlpatterns = [
    path("upload/", upload.article_upload, name="article_upload"),
    path("desk/sources/", source_desk.source_desk, name="source_desk"),
    path("desk/sources/new/", source_desk.source_new, name="source_new"),
    path("desk/sources/<slug:slug>/", source_desk.source_edit, name="source_edit"),
    path("desk/sources/<slug:slug>/confirm/", source_desk.source_confirm, name="source_confirm"),
    path("desk/sources/<slug:slug>/merge/", source_desk.source_merge, name="source_merge"),
]
