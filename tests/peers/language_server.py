"""Ask the server that checks YAML for editors what is wrong with a file."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

SETTINGS: dict[str, Any] = {
    "yaml": {"validate": True, "schemaStore": {"enable": False}, "schemas": {}},
    "http": {"proxy": "", "proxyStrictSSL": False},
}
"""No schema is looked for elsewhere: the comment in the file names it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A problem that is shown at a *line*, from 1."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Send messages to the server, and read those that come from it."""

    to: IO[bytes]
    back: IO[bytes]

    def send(self, message: dict[str, Any]) -> None:
        """Send one message."""
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.to.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        """Give each message as it comes; answer what the server asks about settings."""
        while header := self.back.readline():
            size = 0
            while header.strip():
                name, _, value = header.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
                header = self.back.readline()
            message = json.loads(self.back.read(size))
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", ())
                told = [SETTINGS.get(item["section"], {}) for item in items]
                self.send({"id": message["id"], "result": told})
            yield message


def problems(server: Path, file: Path) -> list[Found]:
    """Give what *server* says of *file*."""
    command = ["node", str(server), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        try:
            return _problems(Talk(process.stdin, process.stdout), file)
        finally:
            process.kill()


def _problems(talk: Talk, file: Path) -> list[Found]:
    folder = file.parent.as_uri()
    capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
    start = {"processId": None, "rootUri": folder, "capabilities": capabilities}
    talk.send({"id": 1, "method": "initialize", "params": start})
    for message in talk.messages():
        if message.get("id") == 1:
            talk.send({"method": "initialized", "params": {}})
            talk.send(
                {"method": "workspace/didChangeConfiguration", "params": {"settings": SETTINGS}}
            )
            text = file.read_text(encoding="utf-8")
            document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            talk.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        if message.get("method") == "textDocument/publishDiagnostics":
            return [
                Found(item["range"]["start"]["line"] + 1, item["message"])
                for item in message["params"]["diagnostics"]
            ]
    raise AssertionError("the server ended before it said anything")
