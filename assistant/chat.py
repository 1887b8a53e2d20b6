"""Messages → the words of a language model: the one door to llama_index's language models, openai and httpx."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike
from pydantic import SecretStr

from assistant.words import Prompt
from corpus.errors import WrongCall
from corpus.settings import Settings

# A server without keys takes any; without one the library would look for another service's key in the environment.
NO_KEY = "none"
# What a client says of the machine it runs on, and of accounts of another service.
UNASKED = ("x-stainless-", "openai-organization", "openai-project")
LONGEST_LOOK = 10.0
LONGEST_TEXT = 40_000
CONTEXT_TOKENS = 128_000
HTTP_UNAUTHORIZED, HTTP_FORBIDDEN, HTTP_NOT_FOUND, HTTP_BUSY, HTTP_SERVER = 401, 403, 404, 429, 500


class Trouble(StrEnum):
    """Why a model gave no text."""

    SLOW = "slow"
    UNREACHABLE = "unreachable"
    KEY = "key"
    ADDRESS = "address"
    BUSY = "busy"
    SERVER = "server"
    REFUSED = "refused"
    BROKEN = "broken"


class NoText(Exception):
    """The model gave no text, or broke off."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is, how it is called, and what it may take."""

    address: str
    model: str
    timeout: float
    retries: int
    answer_tokens: int
    key: SecretStr = field(default=SecretStr(""), repr=False)

    @classmethod
    def of(cls, settings: Settings) -> "Endpoint":
        """The endpoint of the settings.

        Raises:
            WrongCall: when the address is none, or the model is not named. The address is not repeated: it may hold
                a password.
        """
        try:
            parts = urlsplit(settings.llm_base_url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise WrongCall(
                "ASKREPORTS_LLM_BASE_URL is no address of a server: name one like http://127.0.0.1:8000/v1."
            )
        if parts.username or parts.password or parts.query:
            raise WrongCall(
                "ASKREPORTS_LLM_BASE_URL holds more than an address: put the key into ASKREPORTS_LLM_API_KEY."
            )
        if not settings.llm_model:
            raise WrongCall("ASKREPORTS_LLM_BASE_URL is set without a model: name it in ASKREPORTS_LLM_MODEL.")
        return cls(
            address=settings.llm_base_url.rstrip("/"),
            model=settings.llm_model,
            timeout=settings.llm_timeout,
            retries=settings.llm_retries,
            answer_tokens=settings.llm_answer_tokens,
            key=settings.llm_api_key,
        )


class Chat:
    """Calls one model; its key is in no text that this class gives."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.model = endpoint.model

    def stream(self, prompt: Prompt) -> Generator[str, None, None]:
        """The model's text as it is written.

        Raises:
            NoText: when none comes, when it breaks off, or when all of it takes longer than the endpoint may.
        """
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=prompt.system),
            ChatMessage(role=MessageRole.USER, content=prompt.user),
        ]
        yield from _within(self.endpoint.timeout, lambda: self._spoken(messages))

    def whole(self, prompt: Prompt) -> str:
        """The model's text at once; raises as `stream` does."""
        return "".join(self.stream(prompt))

    def models(self) -> list[str]:
        """The names of the models that the endpoint offers.

        Raises:
            NoText: when it does not say.
        """
        wait = min(self.endpoint.timeout, LONGEST_LOOK)
        return list(_within(wait, lambda: iter(self._offered(wait))))

    def _offered(self, wait: float) -> list[str]:
        headers = {"Authorization": f"Bearer {self._key()}"}
        with httpx.Client(timeout=wait, event_hooks={"request": [without_the_unasked]}) as client:
            answer = client.get(f"{self.endpoint.address}/models", headers=headers)
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            raise NoText(_of_status(answer.status_code))
        return [str(model["id"]) for model in answer.json()["data"]]

    def _spoken(self, messages: list[ChatMessage]) -> Iterator[str]:
        """The pieces of one streamed answer; a stream that never says that it is finished has broken off."""
        finished, length = False, 0
        timeout = self.endpoint.timeout
        with httpx.Client(timeout=timeout, event_hooks={"request": [without_the_unasked]}) as client:
            for piece in self._model(client).stream_chat(messages):
                choices = getattr(piece.raw, "choices", None) or []
                finished = finished or any(choice.finish_reason for choice in choices)
                length += len(piece.delta or "")
                if piece.delta:
                    yield piece.delta
                if length > LONGEST_TEXT:
                    return
        if not finished:
            raise NoText(Trouble.BROKEN)

    def _model(self, client: httpx.Client) -> OpenAILike:
        return OpenAILike(
            model=self.endpoint.model,
            api_base=self.endpoint.address,
            api_key=self._key(),
            timeout=self.endpoint.timeout,
            # The client below llama_index waits as long as a busy server asks it to; each try is in the one time limit.
            max_retries=self.endpoint.retries,
            max_tokens=self.endpoint.answer_tokens,
            temperature=0.0,
            context_window=CONTEXT_TOKENS,
            is_chat_model=True,
            http_client=client,
        )

    def _key(self) -> str:
        return self.endpoint.key.get_secret_value() or NO_KEY


def without_the_unasked(request: httpx.Request) -> None:
    """Take out of a request what only tells of the machine and the account that send it."""
    for name in [name for name in request.headers if name.lower().startswith(UNASKED)]:
        del request.headers[name]
    request.headers["User-Agent"] = "AskReports"


@dataclass(frozen=True, slots=True)
class _Ended:
    """The end of what another thread gives: by itself, or by an error."""

    error: Exception | None = None


def _within(seconds: float, give: Callable[[], Iterator[str]]) -> Generator[str, None, None]:
    """What `give` gives, for so long in all: a thread of its own, for a slow name look-up or a trickle obeys no limit.

    When the time is over, or nobody reads on, the thread hangs up at the next piece, so that the server can stop too.

    Raises:
        NoText: with the trouble that an error stands for.
    """
    pieces: SimpleQueue[str | _Ended] = SimpleQueue()
    nobody_reads = Event()

    def run() -> None:
        try:
            for piece in give():
                if nobody_reads.is_set():
                    break
                pieces.put(piece)
            pieces.put(_Ended())
        # What a server sends can break the libraries that read it in any way: all of them are one broken answer.
        except Exception as error:
            pieces.put(_Ended(error))

    deadline = time.monotonic() + seconds
    Thread(target=run, name="language model", daemon=True).start()
    try:
        while isinstance(piece := pieces.get(timeout=max(0.0, deadline - time.monotonic())), str):
            yield piece
    except Empty:
        raise NoText(Trouble.SLOW) from None
    finally:
        nobody_reads.set()
    if piece.error is not None:
        raise NoText(trouble_of(piece.error)) from None


def trouble_of(error: Exception) -> Trouble:
    """What an error of the libraries means."""
    if isinstance(error, NoText):
        return error.trouble
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code)
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return Trouble.SLOW
    if isinstance(error, openai.APIConnectionError | httpx.ConnectError):
        return Trouble.UNREACHABLE
    return Trouble.BROKEN


def _of_status(status: int) -> Trouble:
    if status in (HTTP_UNAUTHORIZED, HTTP_FORBIDDEN):
        return Trouble.KEY
    if status == HTTP_NOT_FOUND:
        return Trouble.ADDRESS
    if status == HTTP_BUSY:
        return Trouble.BUSY
    return Trouble.SERVER if status >= HTTP_SERVER else Trouble.REFUSED
