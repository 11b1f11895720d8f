from typing import NoReturn

import pytest


@pytest.fixture(scope="session")
def qapp() -> NoReturn:
    """Refuse: the core knows no Qt, and with an application every test after takes much longer."""
    pytest.fail("what needs Qt is tested beside the code that uses it")
