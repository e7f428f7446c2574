"""Azure Functions host (Python, v2 programming model): every route of the service, and the daily cleanup."""

import os

import azure.functions as func

# Not every plan sets it. The service asks by it whether it can stream, and where its logs go.
os.environ.setdefault("FUNCTIONS_WORKER_RUNTIME", "python")

from cv_generator.asgi import app as service
from cv_generator.operations.sessions import remove_expired

# The service asks for its own keys (API_KEYS), also as `x-functions-key`; the host's would come on top of them.
app = func.AsgiFunctionApp(service, http_auth_level=func.AuthLevel.ANONYMOUS)


@app.timer_trigger(schedule="0 0 3 * * *", arg_name="timer")
def remove_expired_sessions(timer: func.TimerRequest) -> None:  # noqa: ARG001 (its binding's name)
    """At 03:00 UTC. Not as an operation: what has expired goes even while the session operations are switched off."""
    remove_expired(service.state.context)
