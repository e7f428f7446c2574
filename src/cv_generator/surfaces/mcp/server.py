"""The MCP server: tools, resources and prompts, each derived from what the operations declare.

Nothing is kept between requests: the session id of a CV is an argument, and an expired one is a tool error.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import mcp_types as types
import pydantic_core
from mcp.server import Server
from mcp.server.caching import CacheHint
from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from cv_generator import __version__
from cv_generator.cv.forms import data_uri
from cv_generator.errors import InvalidInput, UserError
from cv_generator.operations import called, guide, resources, tools
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, FileLink, Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.retrying import checked_key
from cv_generator.operations.telemetry import described, request_id
from cv_generator.storage.protocol import StoredFile
from cv_generator.surfaces.mcp import waiting
from cv_generator.surfaces.mcp.host import Host

log = logging.getLogger("cv_generator.mcp")
Request = ServerRequestContext[Any, Any]

IDEMPOTENCY = "cv-generator/idempotency-key"
"""In `_meta` of a call: what the header is over HTTP."""

_PAGE = "page"
_PAGES_SINCE = "2026-07-28"
_LISTENED = 20
"""Addresses that one client listens for at most."""

_COMPLETIONS = 100
"""What the protocol allows in one answer."""

_LISTS = CacheHint(ttl_ms=3_600_000, scope="public")
"""Tools, templates and prompts change with a release only."""


def make_server(host: Host) -> Server[Any]:
    """The server for one transport."""
    handlers = Handlers(host)
    return Server(
        "cv-generator",
        version=__version__,
        title="CV Generator",
        instructions=guide.BRIEF,
        icons=[types.Icon(src=_icon(), mime_type="image/svg+xml", sizes=["any"])],
        cache_hints={
            "tools/list": _LISTS,
            "prompts/list": _LISTS,
            "resources/list": _LISTS,
            "resources/templates/list": _LISTS,
        },
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_templates,
        on_read_resource=handlers.read_resource,
        on_list_prompts=handlers.list_prompts,
        on_get_prompt=handlers.get_prompt,
        on_completion=handlers.complete,
        on_subscriptions_listen=handlers.listen,
    )


class Handlers:
    """The requests of the protocol."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.operations = {each.name: each for each in tools.offered(include_legacy=True) if host.offers(each)}
        self.listed = [_tool(host, each) for each in tools.offered() if host.offers(each)]

    async def list_tools(self, _request: Request, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=self.listed)

    async def call_tool(
        self, request: Request, params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult:
        operation = self.operations.get(params.name)
        if operation is None:
            raise MCPError(types.INVALID_PARAMS, self._unknown_tool(params.name[:64]))
        context = self.host.context(request.request)
        sent = dict(params.arguments or {})

        def run() -> types.CallToolResult | types.InputRequiredResult:
            answer = invoke(_named(context, request), operation, self.host.received(operation, sent))
            if answer.person_page() and _opens_pages(request):
                return _visit(answer)
            return _success(*self.host.delivered(context, sent, answer), answer.image(context))

        try:
            if params.input_responses and params.request_state:
                return await self._after_visit(context, operation, params.input_responses, params.request_state)
            return await self.host.in_thread(run, heavy=operation.heavy)
        except UserError as error:
            return _failure(self.host.refused(error.answer(), sent))
        except Exception as error:  # noqa: BLE001 - the outermost door: whatever is left is a fault of ours
            log.error("Internal error in %s: %s", operation.name, described(error))
            fault = {"success": False, "error": "Internal error", "code": "internal_error"}
            return _failure({**fault, **({"request_id": request_id.get()} if request_id.get() else {})})

    def _unknown_tool(self, name: str) -> str:
        known = [tool.name for tool in self.listed]
        near = called.meant(name, known)
        meant = f" Did you mean {near}?" if near else ""
        return f"Unknown tool {name}.{meant} Known tools: {', '.join(known)}."

    async def _after_visit(
        self, context: Context, operation: Operation[Any, Any], responses: types.InputResponses, state: str
    ) -> types.CallToolResult:
        """The answer that was held back, once the person was on the page, or did not want to go there."""
        answer = _held_back(operation, state)
        response = responses.get(_PAGE)
        if isinstance(response, types.ElicitResult) and response.action == "accept":
            await waiting.until_newer(self.host, context, answer.session_id, 1, waiting.UPLOAD_SECONDS)
            answer = await self.host.in_thread(lambda: answer.visited(context), heavy=False)
        return _success(answer.as_json(), None, None)

    async def listen(
        self, request: Request, params: types.SubscriptionsListenRequestParams
    ) -> types.SubscriptionsListenResult:
        """New versions of sessions, told to clients that listen."""
        wanted = params.notifications.resource_subscriptions or []
        sessions = [(uri, session_id) for uri in wanted[:_LISTENED] if (session_id := resources.session_of(uri))]
        return await waiting.listen(self.host, self.host.context(request.request), request, params, sessions)

    async def list_resources(self, _request: Request, _params: Any) -> types.ListResourcesResult:
        found = [
            types.Resource(uri=each.uri, name=each.name, description=each.description, mime_type=each.media_type)
            for each in resources.RESOURCES
            if not each.is_template
        ]
        found += [
            types.Resource(uri=each.uri, name=each.path, mime_type=each.media_type, size=each.size)
            for each in self.host.documents()
        ]
        return types.ListResourcesResult(resources=found)

    async def list_templates(self, _request: Request, _params: Any) -> types.ListResourceTemplatesResult:
        found = [
            types.ResourceTemplate(
                uri_template=each.uri, name=each.name, description=each.description, mime_type=each.media_type
            )
            for each in resources.RESOURCES
            if each.is_template
        ]
        return types.ListResourceTemplatesResult(resource_templates=found)

    async def read_resource(
        self, request: Request, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        context, uri = self.host.context(request.request), str(params.uri)
        if uri == resources.INSTRUCTIONS:
            text = self.host.instructions()
            return types.ReadResourceResult(contents=[_contents(uri, "text/markdown", text.encode())])
        if document := next((each for each in self.host.documents() if each.uri == uri), None):
            return types.ReadResourceResult(contents=[_contents(uri, document.media_type, document.read())])
        try:
            resource, data = await self.host.in_thread(lambda: resources.read(context, uri), heavy=True)
        except UserError as error:
            # Clients show the message alone: it says what is missing too.
            raise MCPError(types.INVALID_PARAMS, str(error), error.answer()) from None
        return types.ReadResourceResult(contents=[_contents(uri, resource.media_type, data)])

    async def list_prompts(self, _request: Request, _params: Any) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[_prompt(each) for each in guide.PROMPTS])

    async def get_prompt(self, _request: Request, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        prompt = next((each for each in guide.PROMPTS if each.name == params.name), None)
        if prompt is None:
            known = ", ".join(each.name for each in guide.PROMPTS)
            raise MCPError(types.INVALID_PARAMS, f"Unknown prompt {params.name[:64]}. Known prompts: {known}.")
        try:
            text = prompt.filled(params.arguments or {})
        except UserError as error:
            raise MCPError(types.INVALID_PARAMS, error.message, error.answer()) from None
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(description=prompt.description, messages=[message])

    async def complete(self, _request: Request, params: types.CompleteRequestParams) -> types.CompleteResult:
        """What may be typed next for an argument of a prompt or a variable of an address."""
        typed = params.argument.value.casefold()
        matching = [each for each in self._choices(params) if each.casefold().startswith(typed)]
        shown = types.Completion(values=matching[:_COMPLETIONS], total=len(matching))
        return types.CompleteResult(completion=shown)

    def _choices(self, params: types.CompleteRequestParams) -> Sequence[str]:
        name = params.argument.name
        if isinstance(params.ref, types.ResourceTemplateReference):
            return resources.CHOICES.get(name, tuple)()
        if name == "document":
            return [each.path for each in self.host.documents()]
        prompt = next((each for each in guide.PROMPTS if each.name == params.ref.name), None)
        return next((each.choices() for each in prompt.arguments if each.name == name), ()) if prompt else ()


@cache
def _icon() -> str:
    """The service's icon, inside the address: nothing is fetched for it."""
    svg = files("cv_generator.surfaces.web").joinpath("static/icon.svg").read_bytes()
    return data_uri("image/svg+xml", svg)


def _opens_pages(request: Request) -> bool:
    """Whether the client shows pages to its person and comes back (URL mode elicitation of 2026-07-28)."""
    capabilities = request.session.client_capabilities
    elicitation = capabilities.elicitation if capabilities else None
    return bool(elicitation and elicitation.url is not None) and request.protocol_version >= _PAGES_SINCE


def _visit(answer: Answer) -> types.InputRequiredResult:
    message = "Upload the document on this page. Nobody else gets it; the session and all files vanish after 24 hours."
    wanted = types.ElicitRequest(params=types.ElicitRequestURLParams(message=message, url=answer.person_page()))
    return types.InputRequiredResult(input_requests={_PAGE: wanted}, request_state=_text(answer.as_json()))


def _held_back(operation: Operation[Any, Any], state: str) -> Any:
    """The answer that the client kept for us. It opens nothing by itself: the session asks for its owner again."""
    try:
        return operation.output.model_validate_json(state)
    except ValidationError:
        raise InvalidInput("requestState is not the one that was given") from None


def _tool(host: Host, operation: Operation[Any, Any]) -> types.Tool:
    effects = operation.effects
    return types.Tool(
        name=operation.name,
        title=operation.summary.rstrip("."),
        description=operation.description,
        input_schema=host.parameters(operation, tools.parameters(operation)),
        output_schema=host.answers(operation, tools.answers(operation)),
        annotations=types.ToolAnnotations(
            read_only_hint=effects.read_only,
            destructive_hint=effects.destructive,
            idempotent_hint=effects.idempotent,
            open_world_hint=False,
        ),
    )


def _named(context: Context, request: Request) -> Context:
    """With the client's name for this call, so that a call sent again is known again; `_meta` is no argument."""
    key = dict(request.meta or {}).get(IDEMPOTENCY)
    return context.for_caller(replace(context.caller, idempotency_key=checked_key(key))) if key else context


def _success(structured: dict[str, Any], link: FileLink | None, image: StoredFile | None) -> types.CallToolResult:
    """The answer, as text too for clients that read no structure; pictures as such, files as links."""
    content: list[types.ContentBlock] = [types.TextContent(text=_text(structured))]
    if image:
        content.append(types.ImageContent(data=base64.b64encode(image.data).decode(), mime_type=image.media_type))
    if link:
        content.append(types.ResourceLink(uri=link.url, name=link.name, mime_type=link.media_type, size=link.size))
    return types.CallToolResult(content=content, structured_content=structured)


def _failure(answer: dict[str, Any]) -> types.CallToolResult:
    """A refusal is a result that the model reads, not a fault of the protocol."""
    return types.CallToolResult(content=[types.TextContent(text=_text(answer))], is_error=True)


def _text(value: dict[str, Any]) -> str:
    return pydantic_core.to_json(value).decode()


def _contents(uri: str, media_type: str, data: bytes) -> types.TextResourceContents | types.BlobResourceContents:
    if media_type.startswith("text/") or media_type == "application/json":
        return types.TextResourceContents(uri=uri, mime_type=media_type, text=data.decode())
    return types.BlobResourceContents(uri=uri, mime_type=media_type, blob=base64.b64encode(data).decode())


def _prompt(prompt: guide.Prompt) -> types.Prompt:
    arguments = [
        types.PromptArgument(name=each.name, description=each.description, required=each.required)
        for each in prompt.arguments
    ]
    return types.Prompt(name=prompt.name, title=prompt.title, description=prompt.description, arguments=arguments)
