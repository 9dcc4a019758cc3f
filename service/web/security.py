"""What every answer and every request must keep to: headers, same origin, size.

>>> HEADERS["X-Frame-Options"]
'DENY'
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.responses import PlainTextResponse

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Next = Callable[[Request], Awaitable[Response]]


async def add_headers(request: Request, call_next: Next) -> Response:
    """Send the security headers; what holds personal data is not to be kept by anyone between us and the reader."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    lasting = request.url.path.startswith("/static/")
    response.headers.setdefault("Cache-Control", "no-cache" if lasting else "private, no-store")
    return response


async def same_origin(request: Request, call_next: Next) -> Response:
    """Refuse changes that another site's page asked the reader's browser for."""
    if request.method in SAFE or is_own(request):
        return await call_next(request)
    return PlainTextResponse("Begäran kom från en annan webbplats och utfördes inte.", status_code=403)


def is_own(request: Request) -> bool:
    """Tell whether a request comes from our own pages or from a program that is no browser."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def is_proven(request: Request) -> bool:
    """Tell whether the browser says that a request comes from our own pages; silence is not enough.

    This is what stands between a signed-in person and other sites' forms, with the cookie's SameSite: browsers send
    Sec-Fetch-Site or Origin with every change, and no page can make them up.
    """
    return is_own(request) and bool({"sec-fetch-site", "origin"} & set(request.headers.keys()))
