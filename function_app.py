"""Azure Functions host (Python, v2 programming model): every route of the service, and the daily cleanup."""

import logging
import os

import azure.functions as func

from cv_generator.asgi import app as service
from cv_generator.bootstrap import make_store
from cv_generator.settings import Settings

# The service asks for its own keys (API_KEYS), also as `x-functions-key`; the host's would come on top of them.
app = func.AsgiFunctionApp(service, http_auth_level=func.AuthLevel.ANONYMOUS)


@app.timer_trigger(schedule="0 0 3 * * *", arg_name="timer")
def remove_expired_sessions(timer: func.TimerRequest) -> None:  # noqa: ARG001 (its binding's name)
    """At 03:00 UTC. Straight at the store: what has expired goes even while the session operations are switched off."""
    store = make_store(Settings.from_environment(os.environ))
    try:
        logging.getLogger("cv_generator").info("Removed %d expired sessions", store.remove_expired())
    finally:
        store.close()
