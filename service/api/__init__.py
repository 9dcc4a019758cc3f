"""The same service for programs: JSON under /api/v1, described by OpenAPI."""

from fastapi import APIRouter

from service.api import belonging, decisions, documents, finding, keeping, matrix, providers

router = APIRouter(prefix="/api/v1")
for module in (documents, belonging, matrix, providers, finding, keeping, decisions):
    router.include_router(module.router)
