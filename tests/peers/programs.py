"""Where the programs of others are, and whether they are there."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FHIR = ROOT / ".peers" / "fhir"
LFORMS = FHIR / "lforms" / "dist" / "lforms"
EDITORS = ROOT / ".peers" / "yaml-language-server" / "node_modules" / "yaml-language-server"
LANGUAGE_SERVER = EDITORS / "bin" / "yaml-language-server"
CHROMIUM = shutil.which("chromium")

needs_fhir = pytest.mark.skipif(
    not (FHIR / "node_modules").is_dir() or shutil.which("node") is None,
    reason="scripts/peers/fhir.sh has not installed the programs that read FHIR",
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
needs_language_server = pytest.mark.skipif(
    not LANGUAGE_SERVER.is_file() or shutil.which("node") is None,
    reason="scripts/peers/yaml-language-server.sh has not installed the server",
)
