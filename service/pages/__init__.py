"""The pages: one module each, server-rendered, readable without JavaScript."""

from service.pages import (
    again,
    belonging,
    cases,
    document,
    findings,
    images,
    overview,
    providers,
    queue,
    triage,
    upload,
)

ROUTERS = tuple(
    module.router
    for module in (overview, queue, upload, document, again, images, findings, triage, belonging, cases, providers)
)
