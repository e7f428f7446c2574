"""Which storage account, and the SDK's clients for it: made once per process, with pooled connections."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

import requests
from azure.core.pipeline.transport import HttpTransport, RequestsTransport
from azure.data.tables import TableClient
from azure.storage.blob import ContainerClient
from requests.adapters import HTTPAdapter

_CONNECTIONS = 64
"""At least as many as the service's threads (40), so that none has to open a connection of its own for each request."""


def pooled_transport() -> RequestsTransport:
    session = requests.Session()
    adapter = HTTPAdapter(pool_connections=4, pool_maxsize=_CONNECTIONS, max_retries=0)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return RequestsTransport(session=session)


@dataclass(frozen=True, slots=True)
class Account:
    """A storage account, by its connection string or by its name or URL with managed identity.

    `name` is `mycvs`, or a URL of it such as `https://mycvs.blob.core.windows.net` where the domain is another than
    Azure's public one.
    """

    connection_string: str = field(default="", repr=False)
    name: str = ""
    table: str = "cvsessions"
    container: str = "cv-files"

    def clients(self, transport: HttpTransport[Any, Any]) -> tuple[TableClient, ContainerClient]:
        """The SDK's own retries are off: `azure_calls` has one policy for tables and blobs, with one deadline."""
        # It logs the address of every request, and addresses hold ids of sessions: who has one has the CV.
        logging.getLogger("azure.core.pipeline.policies.http_logging_policy").setLevel(logging.WARNING)
        options: dict[str, Any] = {"transport": transport, "retry_total": 0}
        if self.connection_string:
            return (
                TableClient.from_connection_string(self.connection_string, self.table, **options),
                ContainerClient.from_connection_string(self.connection_string, self.container, **options),
            )
        credential = _identity()
        return (
            TableClient(self._url("table"), self.table, credential=credential, **options),
            ContainerClient(self._url("blob"), self.container, credential=credential, **options),
        )

    def _url(self, service: str) -> str:
        if "://" not in self.name:
            return f"https://{self.name}.{service}.core.windows.net"
        return self.name.rstrip("/").replace(".blob.", f".{service}.").replace(".table.", f".{service}.")


def _identity() -> Any:
    """The function app's own identity, or the developer's. Imported late: most set-ups do without."""
    from azure.identity import DefaultAzureCredential

    return DefaultAzureCredential()
