import pytest

pytest.register_assert_rewrite("tests.contract.session_store")
