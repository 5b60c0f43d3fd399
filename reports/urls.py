"""Addresses where reports come in."""

from django.urls import path

from reports.views import upload

app_name = "reports"

urlpatterns = [
    path("upload/", upload.article_upload, name="article_upload"),
]
