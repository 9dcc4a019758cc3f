"""The cookies: out of reach of scripts, sent to this site alone, and over https only where there is https.

>>> name(secure=True), name(secure=False)
('__Host-rodtrad', 'rodtrad')
"""

from fastapi import Request, Response

from service.settings import Settings


def name(*, secure: bool, what: str = "rodtrad") -> str:
    """Return a cookie's name; browsers let no other host and no insecure page set one that begins so."""
    return f"__Host-{what}" if secure else what


def is_secure(settings: Settings) -> bool:
    """Tell whether people come over https."""
    return (settings.public_url or "").startswith("https://")


def give(response: Response, settings: Settings, value: str, *, what: str = "rodtrad", seconds: int) -> None:
    """Set a cookie."""
    secure = is_secure(settings)
    key = name(secure=secure, what=what)
    response.set_cookie(key, value, max_age=seconds, httponly=True, secure=secure, samesite="lax", path="/")


def take(response: Response, settings: Settings, *, what: str = "rodtrad") -> None:
    """Take a cookie away."""
    secure = is_secure(settings)
    response.delete_cookie(name(secure=secure, what=what), httponly=True, secure=secure, samesite="lax", path="/")


def held(request: Request, settings: Settings, *, what: str = "rodtrad") -> str | None:
    """Return what a cookie holds."""
    return request.cookies.get(name(secure=is_secure(settings), what=what))
