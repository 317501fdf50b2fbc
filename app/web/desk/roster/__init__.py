"""The roster at the desk: looked at and written seat by seat, taken in and out as a list, and erased."""

from fastapi import APIRouter

from . import erasing, files, importing, page

router = APIRouter()
for each in (page, files, importing, erasing):
    router.routes.extend(each.router.routes)
