"""Whether the service may start as it is set up: nobody but this machine's own user comes in without signing in."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from service.people import Role
from service.settings import Settings

METHODS = frozenset({"konton", "oidc"})
SEE = "Se docs/drift.md, avsnittet Inloggning."


class NotSafe(ValueError):
    """The service would be open to whoever comes; the message says what to do."""


def is_local(host: str) -> bool:
    """Tell whether only this machine is to reach the service; then no other name may be used for it (DNS rebinding).

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0"), is_local("::1")
    (True, True, False, True)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def check(settings: Settings) -> None:
    """Refuse to start where others could come in.

    >>> check(Settings(_env_file=None))
    >>> check(Settings(host="0.0.0.0", sign_in="", _env_file=None))
    Traceback (most recent call last):
    service.auth.starting.NotSafe: 0.0.0.0 kan nås av andra än den här datorn, och då krävs inloggning. \
Sätt RODTRAD_SIGN_IN till konton eller oidc, eller lyssna på 127.0.0.1. Se docs/drift.md, avsnittet Inloggning.
    """
    if not settings.methods:
        if not is_local(settings.host):
            raise NotSafe(
                f"{settings.host} kan nås av andra än den här datorn, och då krävs inloggning. "
                f"Sätt RODTRAD_SIGN_IN till konton eller oidc, eller lyssna på 127.0.0.1. {SEE}"
            )
        return
    if unknown := settings.methods - METHODS:
        raise NotSafe(f"RODTRAD_SIGN_IN kan vara konton eller oidc, inte {', '.join(sorted(unknown))}. {SEE}")
    check_address(settings)
    if "oidc" in settings.methods:
        check_oidc(settings)


def check_address(settings: Settings) -> None:
    """Refuse sign-in where passwords and cookies would go in the clear."""
    if not settings.public_url and not is_local(settings.host):
        raise NotSafe(f"Sätt RODTRAD_PUBLIC_URL till den adress som användarna skriver (https://…). {SEE}")
    parts = urlsplit(settings.public_url or f"http://{settings.host}")
    if parts.scheme != "https" and not is_local(parts.hostname or ""):
        raise NotSafe(f"{settings.public_url} är inte https. Lösenord och kakor får inte gå okrypterade. {SEE}")


def check_oidc(settings: Settings) -> None:
    """Refuse what would let in no one, or strangers."""
    if not (settings.oidc_issuer and settings.oidc_client_id and settings.public_url and settings.oidc_roles):
        needed = "RODTRAD_OIDC_ISSUER, RODTRAD_OIDC_CLIENT_ID, RODTRAD_OIDC_ROLES och RODTRAD_PUBLIC_URL"
        raise NotSafe(f"OIDC behöver {needed}. {SEE}")
    parts = urlsplit(settings.oidc_issuer)
    if parts.scheme != "https" and not is_local(parts.hostname or ""):
        raise NotSafe(f"{settings.oidc_issuer} är inte https. {SEE}")
    if wrong := set(settings.oidc_roles.values()) - set(Role):
        raise NotSafe(f"RODTRAD_OIDC_ROLES: rollen {min(wrong)} finns inte. Roller: {', '.join(Role)}. {SEE}")
