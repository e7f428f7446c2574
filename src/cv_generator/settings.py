"""The only reader of the environment. Each setting has its name, meaning and default here; docs/settings.md follows."""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, DirectoryPath, Field, ValidationError
from pydantic_core import PydanticCustomError

from cv_generator.cv.limits import MB, Limits
from cv_generator.storage.protocol import SESSION_BYTES

_LIMITS = Limits()


SHORTEST_KEY = 16
"""Characters of a key that nobody guesses: 16 hexadecimal digits are 64 bits."""


class SettingsError(ValueError):
    """The environment holds values that cannot be used; the text names each."""


def _listed(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _address(value: str) -> str:
    """Scheme, host and perhaps a path. Links begin with it, so that anything else would break each of them."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise PydanticCustomError("address", "is no address such as https://cv.example.com or https://example.com/cv")
    return value.rstrip("/")


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Comma-separated in the environment."""


class Settings(BaseModel):
    """What operators can set. The name of the environment variable is the field's alias."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    public_base_url: Annotated[str, AfterValidator(_address)] = Field(
        "",
        alias="PUBLIC_BASE_URL",
        description="What links start with, such as `https://cv.example.com`, or `https://example.com/cv` where it is "
        "served below a path. Default: scheme and host of the request.",
    )
    storage_backend: Literal["auto", "sqlite", "azure"] = Field(
        "auto",
        alias="STORAGE_BACKEND",
        description="`sqlite`, `azure`, or `auto`: Azure where a connection string or an account URL is set.",
    )
    sqlite_path: Path = Field(
        Path("data/cv-generator.sqlite3"),
        alias="SQLITE_PATH",
        description="File of the embedded store. `cv-generator mcp` takes one in the user's own folder by default: see "
        "docs/connect-mcp.md.",
    )
    storage_connection_string: str = Field(
        "", alias="STORAGE_CONNECTION_STRING", description="Azure Storage. Default: `AzureWebJobsStorage`."
    )
    azure_web_jobs_storage: str = Field(
        "", alias="AzureWebJobsStorage", description="The storage account that a function app has anyway."
    )
    azure_storage_account: str = Field(
        "", alias="AZURE_STORAGE_ACCOUNT", description="Name of the storage account, for managed identity."
    )
    api_keys: Names = Field(
        (), alias="API_KEYS", description="Keys, or their SHA-256 as `sha256:<hex>`. Empty: no key is asked for."
    )
    admin_api_keys: Names = Field(
        (), alias="ADMIN_API_KEYS", description="Keys that may also clean up. Empty: every caller may."
    )
    open_to_everybody: bool = Field(
        False,
        alias="OPEN_TO_EVERYBODY",
        description="`true` lets `serve` listen beyond this machine without keys, for everybody who reaches it.",
    )
    forwarded_allow_ips: Names = Field(
        (),
        alias="FORWARDED_ALLOW_IPS",
        description="Addresses of reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count.",
    )
    disabled_operations: Names = Field(
        (), alias="DISABLED_OPERATIONS", description="Names of operations that answer 503, such as `validate_cv`."
    )
    sessions_enabled: bool = Field(
        True, alias="SESSIONS_ENABLED", description="`false` turns all session operations off; the legacy ones go on."
    )
    session_hours: int = Field(
        _LIMITS.session_hours,
        alias="SESSION_TTL_HOURS",
        description="Life of a session from its making.",
        ge=1,
        le=8760,
    )
    max_request_mb: int = Field(
        _LIMITS.request_bytes // MB, alias="MAX_REQUEST_MB", description="Body of a request.", ge=1, le=500
    )
    max_document_mb: int = Field(
        _LIMITS.document_bytes // MB, alias="MAX_DOCUMENT_MB", description="A document, decoded.", ge=1, le=500
    )
    max_photo_mb: int = Field(
        _LIMITS.photo_bytes // MB, alias="MAX_PHOTO_MB", description="A photo before it is scaled down.", ge=1, le=100
    )
    max_session_mb: int = Field(
        SESSION_BYTES // 1_000_000,
        alias="MAX_SESSION_MB",
        description="All files of one session: the document, photos, PDFs.",
        ge=10,
        le=10_000,
    )
    max_cv_kb: int = Field(
        _LIMITS.cv_bytes // 1024, alias="MAX_CV_KB", description="A CV as JSON, without its photo.", ge=10, le=10_000
    )
    max_edits: int = Field(_LIMITS.edits_per_call, alias="MAX_EDITS", description="Edits of one call.", ge=1, le=1000)
    max_versions: int = Field(
        _LIMITS.versions_per_session, alias="MAX_VERSIONS", description="Versions of one session.", ge=2, le=100_000
    )
    requests_per_minute: int = Field(
        0,
        alias="REQUESTS_PER_MINUTE",
        description="Calls a minute for one key or address, in each worker process; 0: no limit.",
        ge=0,
    )
    heavy_threads: int = Field(
        0,
        alias="HEAVY_THREADS",
        description="Documents read, and documents typeset, at the same time: the processes for each. "
        "0: one for each processor, from 2 to 4.",
        ge=0,
        le=64,
    )
    fonts_directory: DirectoryPath | None = Field(
        None,
        alias="FONTS_DIRECTORY",
        description="Folder with fonts for letters that the bundled ones lack, such as Korean or Thai.",
    )
    languages_directory: DirectoryPath | None = Field(
        None,
        alias="LANGUAGES_DIRECTORY",
        description="Folder with further languages, one folder each (docs/add-a-language.md).",
    )
    gpt_file_hosts: Names = Field(
        ("*.oaiusercontent.com",),
        alias="GPT_FILE_HOSTS",
        description="Hosts from which files that a GPT Action refers to are fetched; `*.name` for all below one.",
    )
    workers: int = Field(
        1,
        alias="WORKERS",
        description="Processes of `serve` that answer, on one store: as many as there are cores. `--workers` wins.",
        ge=1,
        le=256,
    )
    cleanup_minutes: int = Field(
        60, alias="CLEANUP_MINUTES", description="How often `serve` removes expired sessions; 0: never.", ge=0
    )
    log_format: Literal["text", "json"] = Field("text", alias="LOG_FORMAT", description="`text` or `json`.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", alias="LOG_LEVEL", description="`DEBUG`, `INFO`, `WARNING` or `ERROR`."
    )

    azure_monitor_connection_string: str = Field(
        "",
        alias="APPLICATIONINSIGHTS_CONNECTION_STRING",
        description="Where metrics are sent, with the extra `[telemetry]`. A function app has it by itself.",
    )
    functions_worker_runtime: str = Field(
        "", alias="FUNCTIONS_WORKER_RUNTIME", description="Set by Azure Functions: logs then go through its host."
    )

    @property
    def is_local_only(self) -> bool:
        """Whether nobody but this machine is served: no key is asked for, and nobody said that everybody may come."""
        return not (self.api_keys or self.admin_api_keys or self.open_to_everybody or self.functions_worker_runtime)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings that an environment holds; empty values count as not set.

        Raises:
            SettingsError: with every value that cannot be used.
        """
        names = {field.alias for field in cls.model_fields.values()}
        given = {name: value.strip() for name, value in environment.items() if name in names and value.strip()}
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            wrong = "; ".join(f"{each['loc'][0]}: {each['msg']}" for each in error.errors(include_input=False))
            raise SettingsError(wrong) from None

    @property
    def limits(self) -> Limits:
        return Limits(
            request_bytes=self.max_request_mb * MB,
            document_bytes=self.max_document_mb * MB,
            photo_bytes=self.max_photo_mb * MB,
            cv_bytes=self.max_cv_kb * 1024,
            edits_per_call=self.max_edits,
            versions_per_session=self.max_versions,
            session_hours=self.session_hours,
        )

    @property
    def connection_string(self) -> str:
        return self.storage_connection_string or self.azure_web_jobs_storage

    @property
    def uses_azure(self) -> bool:
        if self.storage_backend == "auto":
            return bool(self.connection_string or self.azure_storage_account)
        return self.storage_backend == "azure"


def in_users_folder(environment: Mapping[str, str]) -> Path:
    """The embedded store of one person, where each system keeps data of programs.

    A client of MCP starts the command wherever it stands itself, and nothing may be left there.
    """
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        told = Path(environment.get("XDG_DATA_HOME") or "")
        base = told if told.is_absolute() else home / ".local" / "share"
    return base / "cv-generator" / "sessions.sqlite3"


def short_keys(settings: Settings) -> int:
    """How many API keys are so short that they can be guessed."""
    return sum(len(key) < SHORTEST_KEY for key in (*settings.api_keys, *settings.admin_api_keys))


def near_misses(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names that look like a setting's and are none, with the one that may be meant: `API_KEY`, `SQLITE_PATHS`."""
    names = [str(field.alias) for field in Settings.model_fields.values()]
    for given in environment:
        if given not in names and (near := get_close_matches(given.upper(), names, n=1, cutoff=0.88)):
            yield given, near[0]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
