"""The same service for programs: JSON under /api/v1, described by OpenAPI."""

from fastapi import APIRouter

from service.api import decisions, documents, finding, matrix

router = APIRouter(prefix="/api/v1")
for module in (documents, matrix, finding, decisions):
    router.include_router(module.router)
