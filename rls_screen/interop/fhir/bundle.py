"""One record as a Bundle: the answers, and the result that was derived from them."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from rls_screen.interop.fhir.names import canonical
from rls_screen.interop.fhir.observation import observation
from rls_screen.interop.fhir.response import Name, response
from rls_screen.interop.fhir.texts import Json
from rls_screen.interop.outline import Outline
from rls_screen.logic.values import Answers
from rls_screen.screening.result import Result


def bundle(
    outline: Outline,
    place: Iterable[object],
    name: Name | None,
    decided: tuple[Answers, Result],
    *,
    is_stopped: bool = False,
) -> Json:
    """Give a Bundle of the response and the Observation for the record *name*.

    *decided* are its answers and its result. *place* tells the record from all others: the same
    record at the same place has the same addresses each time. *is_stopped* says that the person
    gave up; then the result is preliminary.
    """
    answers, result = decided
    where = "\n".join(map(str, (canonical(outline.instrument), *place)))
    addresses = [uuid5(NAMESPACE_URL, f"{where}\n{kind}").urn for kind in ("answers", "result")]
    resources = (
        response(outline, name, answers, is_stopped=is_stopped),
        observation(outline.instrument, name, result, addresses[0]),
    )
    if is_stopped:
        resources[1]["status"] = "preliminary"
    entries = [
        {"fullUrl": address, "resource": resource}
        for address, resource in zip(addresses, resources, strict=True)
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
