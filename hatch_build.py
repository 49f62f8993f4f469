"""Put the ready form of the questionnaire into a wheel, and into a checkout that is installed."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyHook(BuildHookInterface[Any]):
    """Make the ready form from the files that are packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the ready form where the build of *version* takes it from."""
        sys.path.insert(0, self.root)
        from scripts.ready import FOLDER, write  # noqa: PLC0415 - it is found only now

        if version == "editable":
            write(FOLDER)
            return
        self.folder = tempfile.TemporaryDirectory()
        write(Path(self.folder.name))
        build_data["force_include"][self.folder.name] = "rls_screen/ready"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away again that was made for *version*."""
        del build_data, artifact_path
        if version != "editable":
            self.folder.cleanup()
