"""Pages as images, drawn once by a worker process and kept beside the originals."""

from pathlib import Path

from fastapi import APIRouter, HTTPException, Response

from extract.errors import ExtractError
from service import store as kept
from service.drawings import folder, put
from service.pages.document import found
from service.queue.worker import Pool
from service.web.access import Chosen, Drawers, Opened

router = APIRouter()
DPI = 110
SECONDS = 30.0
KEPT = "private, max-age=600"


@router.get("/dokument/{id}/sida/{number}.png")
def page(id: str, number: int, store: Opened, settings: Chosen, drawers: Drawers) -> Response:
    """Show a page as it is printed."""
    if not any(page.number == number and page.width for page in found(store, id).pages):
        raise HTTPException(404, "Sidan finns inte.")
    path = folder(settings.data, id) / f"{number}.png"
    image = path.read_bytes() if path.exists() else draw(drawers, kept.original(store, id), number, path)
    return Response(image, media_type="image/png", headers={"Cache-Control": KEPT})


def draw(drawers: Pool, data: bytes, number: int, path: Path) -> bytes:
    """Draw a page and keep the image."""
    try:
        image: bytes = drawers.run("extract.render:page_image", data, number, DPI, timeout=SECONDS)
    except ExtractError as error:
        raise HTTPException(422, str(error)) from error
    put(path, image)
    return image
