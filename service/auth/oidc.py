"""Signing in with the organisation's own account: OpenID Connect, code flow with PKCE.

>>> mapped(("a", "b"), {"a": "läsare", "b": "granskare", "c": "administratör"})
('läsare', 'granskare')
"""

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.auth.local import spelled
from service.people import Role
from service.settings import Settings

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
KEPT = 3600.0
"""Seconds that the provider's own description is believed."""
SLACK = 60
"""Seconds that clocks may differ."""
TIMEOUT = 15.0


class NotVouched(Exception):
    """The provider did not say who it is, or says that they may not come in; the message is for the person."""


UNREACHED = "Inloggningstjänsten svarar inte. Försök igen, eller säg till den som sköter tjänsten."
BROKEN = "Inloggningen kunde inte slutföras. Börja om från början."
NO_ROLE = "Ditt konto har ingen roll i Rödtråd. Be en administratör lägga dig i rätt grupp."


@dataclass(frozen=True, slots=True)
class Attempt:
    """What must be remembered between leaving for the provider and coming back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the provider says of someone."""

    identity: str
    user: str
    name: str
    role: Role
    collections: tuple[str, ...]


def attempt() -> Attempt:
    """Begin."""
    return Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))


def mapped(groups: Sequence[str], table: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the groups stand for."""
    return tuple(table[group] for group in groups if group in table)


@dataclass
class Provider:
    """The organisation's provider, as it describes itself."""

    settings: Settings
    lock: Lock = field(default_factory=Lock)
    described: tuple[float, dict[str, Any], KeySet] | None = None

    def describe(self, *, anew: bool = False) -> tuple[dict[str, Any], KeySet]:
        """Return its addresses and keys."""
        with self.lock:
            if self.described and not anew and time.monotonic() - self.described[0] < KEPT:
                return self.described[1:]
            issuer = (self.settings.oidc_issuer or "").rstrip("/")
            try:
                with httpx2.Client(timeout=TIMEOUT) as client:
                    about = client.get(f"{issuer}/.well-known/openid-configuration").raise_for_status().json()
                    keys = KeySet.import_key_set(client.get(about["jwks_uri"]).raise_for_status().json())
            except (httpx2.HTTPError, ValueError, KeyError) as error:
                raise NotVouched(UNREACHED) from error
            if about["issuer"].rstrip("/") != issuer:
                raise NotVouched(UNREACHED)
            self.described = (time.monotonic(), about, keys)
            return about, keys

    def client(self) -> OAuth2Client:
        """Return what speaks to it."""
        secret = self.settings.oidc_client_secret
        return OAuth2Client(
            client_id=self.settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope=self.settings.oidc_scope,
            redirect_uri=f"{(self.settings.public_url or '').rstrip('/')}/logga-in/oidc/svar",
            code_challenge_method="S256",
            timeout=TIMEOUT,
        )

    def leave(self, tried: Attempt) -> str:
        """Return the address at the provider where someone says who they are."""
        about, _ = self.describe()
        with self.client() as client:
            address, _ = client.create_authorization_url(
                about["authorization_endpoint"], state=tried.state, nonce=tried.nonce, code_verifier=tried.verifier
            )
        return str(address)

    def return_with(self, code: str, tried: Attempt) -> Vouched:
        """Change the code for the provider's word on who it is."""
        about, _ = self.describe()
        try:
            with self.client() as client:
                answer = client.fetch_token(about["token_endpoint"], code=code, code_verifier=tried.verifier)
        except OAuthError as error:
            raise NotVouched(BROKEN) from error
        except httpx2.HTTPError as error:
            raise NotVouched(UNREACHED) from error
        return self.judged(self.claims(str(answer.get("id_token") or ""), tried.nonce))

    def claims(self, token: str, nonce: str) -> Mapping[str, Any]:
        """Return what the token says, if the provider signed it for us, now, in answer to this attempt."""
        about, keys = self.describe()
        try:
            try:
                read = jwt.decode(token, keys, algorithms=ALGORITHMS)
            except (JoseError, ValueError):
                _, keys = self.describe(anew=True)  # it may have changed its keys
                read = jwt.decode(token, keys, algorithms=ALGORITHMS)
            wanted = {
                "iss": {"essential": True, "value": about["issuer"]},
                "aud": {"essential": True, "value": self.settings.oidc_client_id},
                "nonce": {"essential": True, "value": nonce},
            }
            params = {"nonce": nonce, "client_id": self.settings.oidc_client_id}
            told = CodeIDToken(read.claims, read.header, options=wanted, params=params)
            told.validate(leeway=SLACK)
        except (JoseError, ValueError) as error:
            raise NotVouched(BROKEN) from error
        return dict(read.claims)

    def judged(self, claims: Mapping[str, Any]) -> Vouched:
        """Return what someone may do, by their groups: the strongest role, every collection."""
        given = claims.get(self.settings.oidc_groups_claim) or ()
        groups = (given,) if isinstance(given, str) else tuple(map(str, given))
        roles = [Role(one) for one in mapped(groups, self.settings.oidc_roles)]
        if not roles:
            raise NotVouched(NO_ROLE)
        user = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])
        return Vouched(
            identity=f"{claims['iss']} {claims['sub']}",
            user=spelled(user),
            name=str(claims.get("name") or user)[:200],
            role=max(roles, key=list(Role).index),
            collections=tuple(dict.fromkeys(mapped(groups, self.settings.oidc_collections))),
        )
