"""The pages: one module each, server-rendered, readable without JavaScript."""

from service.pages import (
    account,
    administration,
    again,
    belonging,
    cases,
    checklists,
    comparing,
    document,
    failures,
    findings,
    findings_files,
    images,
    mask,
    over_years,
    overview,
    providers,
    queue,
    saved,
    sign_in,
    similar,
    triage,
    upload,
)

ROUTERS = tuple(
    module.router
    for module in (
        sign_in,
        account,
        administration,
        overview,
        queue,
        upload,
        failures,
        document,
        again,
        images,
        mask,
        findings,
        findings_files,
        over_years,
        saved,
        checklists,
        comparing,
        similar,
        triage,
        belonging,
        cases,
        providers,
    )
)
