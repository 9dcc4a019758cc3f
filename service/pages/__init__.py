"""The pages: one module each, server-rendered, readable without JavaScript."""

from service.pages import belonging, cases, document, findings, images, overview, providers, queue, triage, upload

ROUTERS = tuple(
    module.router
    for module in (overview, queue, upload, document, images, findings, triage, belonging, cases, providers)
)
