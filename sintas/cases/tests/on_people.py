"""The addresses of the page "Orang & kontak", and a form as it is sent."""

from django.urls import reverse

from sintas.kit.ids import new_submission


def url(name, case, *more):
    return reverse(f"cases:{name}", args=[case.pk, *more])


def post(browser, address, based_on="", **fields):
    return browser.post(address, {"submission": new_submission(), "based_on": based_on, **fields})
