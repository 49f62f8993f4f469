"""Imports go down only."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_imports_go_down_only() -> None:
    """The floors of pyproject.toml hold."""
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
