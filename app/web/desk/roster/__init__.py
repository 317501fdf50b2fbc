"""The roster at the desk: who is to be recruited, seats looked at and written, lists taken in and out, and erased."""

from fastapi import APIRouter

from . import erasing, files, importing, page, targets

router = APIRouter()
for each in (page, files, importing, erasing, targets):
    router.routes.extend(each.router.routes)
