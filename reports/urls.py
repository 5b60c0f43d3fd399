"""Addresses where reports come in."""

from django.urls import path, re_path

from reports.views import (
    article_list,
    batch_upload,
    deliveries,
    feeds,
    items,
    source_desk,
    story_arranging,
    story_desk,
    upload,
)
from reports.views.story_addresses import story_path

app_name = "reports"

urlpatterns = [
    path("upload/", upload.article_upload, name="article_upload"),
    path("upload/batch/", batch_upload.batch_upload, name="batch_upload"),
    path("upload/batch/<int:pk>/", batch_upload.batch_looked_at, name="batch_looked_at"),
    re_path(r"^upload/batch/example\.(?P<suffix>jsonl|csv)$", batch_upload.batch_example, name="batch_example"),
    path("deliveries/", deliveries.delivery_list, name="delivery_list"),
    path("deliveries/<int:pk>/", deliveries.delivery_detail, name="delivery_detail"),
    path("deliveries/<int:pk>/keep/", deliveries.delivery_keep, name="delivery_keep"),
    path("deliveries/<int:pk>/items/<int:number>/", items.item_detail, name="item_detail"),
    path("deliveries/<int:pk>/items/<int:number>/keep/", items.item_keep, name="item_keep"),
    path("deliveries/<int:pk>/items/<int:number>/drop/", items.item_drop, name="item_drop"),
    path("deliveries/<int:pk>/items/<int:number>/retry/", items.item_retry, name="item_retry"),
    path("deliveries/<int:pk>/items/<int:number>/undo/", items.item_undo, name="item_undo"),
    path("intake/feeds/", feeds.feed_list, name="feed_list"),
    path("intake/feeds/add/", feeds.feed_add, name="feed_add"),
    path("intake/feeds/<int:pk>/", feeds.feed_edit, name="feed_edit"),
    path("intake/feeds/<int:pk>/poll/", feeds.feed_poll, name="feed_poll"),
    path("intake/feeds/<int:pk>/pause/", feeds.feed_pause, name="feed_pause"),
    path("intake/feeds/<int:pk>/resume/", feeds.feed_resume, name="feed_resume"),
    path("intake/sources/", source_desk.source_desk, name="source_desk"),
    path("intake/sources/new/", source_desk.source_new, name="source_new"),
    path("intake/sources/<slug:slug>/", source_desk.source_edit, name="source_edit"),
    path("intake/sources/<slug:slug>/confirm/", source_desk.source_confirm, name="source_confirm"),
    path("intake/sources/<slug:slug>/merge/", source_desk.source_merge, name="source_merge"),
    path("intake/reports/", article_list.article_list, name="article_list"),
    path("intake/reports/place/", story_arranging.reports_place, name="reports_place"),
    path("intake/stories/", story_desk.story_desk, name="story_desk"),
    path("intake/stories/<int:pk>/decide/", story_desk.story_decide, name="story_decide"),
    story_path("arrange/", story_arranging.story_arrange, name="story_arrange"),
    story_path("arrange/merge/", story_arranging.story_merge, name="story_merge"),
    story_path("changes/", story_arranging.story_changes, name="story_changes"),
    story_path("changes/<int:pk>/undo/", story_arranging.story_change_undo, name="story_change_undo"),
]
