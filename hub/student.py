"""A scripted student: starts a server and a kernel, runs a lesson, stops a loop that has no end."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from lab.commands.publish import PLOT

PATIENCE = 600  # seconds
BIG = 'java.nio.file.Path.of("big")'
FILL = f"java.nio.file.Files.write({BIG}, new byte[64 << 20]);"  # more than there is room for
EMPTY = f"java.nio.file.Files.delete({BIG});"


@dataclass
class Seen:
    """What a student has waited for, in seconds from the moment of asking, and what went wrong."""

    server: float = float("nan")
    kernel: float = float("nan")
    figure: float = float("nan")
    lesson: float = float("nan")
    figures: int = 0
    faults: list[str] = field(default_factory=list)


class Student:
    """At a server of JupyterLab."""

    def __init__(self, server: str, token: str):
        self.here = server
        self.head = {"Authorization": f"token {token}"}
        self.seen = Seen()

    async def open(self, lesson: str) -> str:
        """The lesson's kernel, once it has answered."""
        asked = {"path": lesson, "name": lesson, "type": "notebook", "kernel": {"name": "java"}}
        session = await self._ask("POST", f"{self.here}/api/sessions", asked)
        kernel = session["kernel"]["id"]
        await self._connect(kernel)
        await self._answer("1", [])
        return kernel

    async def run(self, cells: list[str]) -> None:
        begun = time.monotonic()
        for cell in cells:
            await self._run(cell, begun)
        self.seen.lesson = time.monotonic() - begun

    async def _run(self, cell: str, begun: float) -> None:
        messages = []
        await self._answer(cell, messages)
        for kind, content in messages:
            if kind == "error":
                self.seen.faults.append(content["evalue"])
            if PLOT in content.get("data", {}):
                self.seen.figures += 1
        if self.seen.figures and self.seen.figure != self.seen.figure:
            self.seen.figure = time.monotonic() - begun

    async def _lose_the_connection(self, kernel: str) -> None:
        self.channel.close()
        await self._connect(kernel)
        await self._must_answer()

    async def _interrupt(self, kernel: str) -> None:
        loop = asyncio.create_task(self._answer("while (true) {}", []))
        while not loop.done():
            await asyncio.wait([loop], timeout=2)
            await self._ask("POST", f"{self.here}/api/kernels/{kernel}/interrupt")
        await loop
        await self._must_answer()

    async def _fill_home(self, lesson: str) -> None:
        """Where nothing can be saved any more nothing is lost, and with room again it can."""
        saved = await self._ask("GET", f"{self.here}/api/contents/{lesson}")
        await self._answer(FILL, [])
        try:
            await self._ask("PUT", f"{self.here}/api/contents/{lesson}", saved)
        except HTTPClientError:
            pass
        else:
            raise ValueError("a full home took a notebook")
        kept = await self._ask("GET", f"{self.here}/api/contents/{lesson}")
        if kept["content"] != saved["content"]:
            raise ValueError("a notebook that could not be saved is damaged")
        await self._must_answer()
        await self._answer(EMPTY, [])
        await self._ask("PUT", f"{self.here}/api/contents/{lesson}", saved)

    async def _be_culled(self, lesson: str) -> None:
        """Rests until the kernel is taken away, and opens the lesson again."""
        begin = time.monotonic()
        while await self._ask("GET", f"{self.here}/api/kernels"):
            if time.monotonic() - begin > PATIENCE:
                raise TimeoutError("an idle kernel is not culled")
            await asyncio.sleep(2)
        self.channel.close()
        await self.open(lesson)
        await self._must_answer()

    async def _must_answer(self) -> None:
        messages = []
        await self._answer("1 + 1", messages)
        shown = [content.get("data", {}).get("text/plain") for _, content in messages]
        if "2" not in shown:
            raise ValueError(f"1 + 1 gave {messages}")

    async def _connect(self, kernel: str) -> None:
        address = f"{self.here}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
        # The channel opens when the kernel has answered, which takes its time in a full class.
        request = HTTPRequest(address, headers=self.head, request_timeout=PATIENCE)
        self.channel = await websocket_connect(request)

    async def _answer(self, code: str, messages: list) -> None:
        """Runs code and collects what comes until the kernel is idle again."""
        request = uuid.uuid4().hex
        head = {"msg_id": request, "msg_type": "execute_request", "username": "", "session": "s"}
        content = {"code": code, "silent": False, "store_history": True, "stop_on_error": False}
        await self.channel.write_message(
            json.dumps(
                {
                    "header": {**head, "version": "5.3", "date": "2026-01-01T00:00:00Z"},
                    "parent_header": {},
                    "metadata": {},
                    "content": {**content, "allow_stdin": False, "user_expressions": {}},
                    "channel": "shell",
                    "buffers": [],
                }
            )
        )
        while True:
            told = await asyncio.wait_for(self.channel.read_message(), PATIENCE)
            if told is None:
                raise ConnectionError("the connection was lost")
            message = json.loads(told)
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append((message["msg_type"], message["content"]))
            if message["content"].get("execution_state") == "idle":
                return

    async def _ask(self, method: str, address: str, body: dict | None = None) -> dict:
        request = HTTPRequest(
            address,
            method=method,
            headers=self.head,
            body=None if method == "GET" else json.dumps(body or {}),
            request_timeout=PATIENCE,
        )
        answer = await AsyncHTTPClient().fetch(request)
        return json.loads(answer.body) if answer.body else {}


class HubStudent(Student):
    """At a server of their own, which a hub starts when it is asked to."""

    def __init__(self, hub: str, token: str, name: str, lesson: str):
        super().__init__(f"{hub}/user/{name}", token)
        self.user = f"{hub}/hub/api/users/{name}"
        self.lesson = lesson

    async def study(self, cells: list[str], after: float) -> None:
        await asyncio.sleep(after)
        await self._try(self._study(cells, time.monotonic()))

    async def rest(self) -> None:
        """Until the kernel is culled, and then goes on."""
        if not self.seen.faults:
            await self._try(self._be_culled(self.lesson))

    async def _try(self, work) -> None:
        try:
            await work
        except Exception as error:
            self.seen.faults.append(f"{type(error).__name__}: {error}")

    async def _study(self, cells: list[str], start: float) -> None:
        await self._server()
        self.seen.server = time.monotonic() - start
        kernel = await self.open(self.lesson)
        self.seen.kernel = time.monotonic() - start
        await self.run(cells)
        await self._lose_the_connection(kernel)
        await self._interrupt(kernel)
        await self._fill_home(self.lesson)

    async def _server(self) -> None:
        await self._ask("POST", self.user)
        await self._ask("POST", f"{self.user}/server")
        begin = time.monotonic()
        while not (await self._ask("GET", self.user)).get("servers", {}).get("", {}).get("ready"):
            if time.monotonic() - begin > PATIENCE:
                raise TimeoutError("no server")
            await asyncio.sleep(1)
