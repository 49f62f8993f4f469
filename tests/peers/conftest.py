"""What tests of other programs share."""

from collections.abc import Iterator

import pytest

from tests.peers.browser import Odk, odk


@pytest.fixture(scope="module", name="page")
def fixture_page() -> Iterator[Odk]:
    """Open ODK in a browser, once for all tests of a file."""
    with odk() as found:
        yield found
