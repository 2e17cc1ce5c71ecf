"""An orders service: configuration from the environment, JSON in and out, metrics, logs on standard output."""
import json
import logging
import os
import signal
import sys

from flask import Flask, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest
from werkzeug.exceptions import HTTPException

app = Flask(__name__)
requests = Counter("orders_requests_total", "Requests that were answered.", ["status"])
orders = {}


class Json(logging.Formatter):
    def format(self, record):
        line = {"time": self.formatTime(record), "level": record.levelname.lower(), "message": record.getMessage()}
        return json.dumps(line)


def log_to_standard_output():
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Json())
    logging.basicConfig(level=logging.INFO, handlers=[handler])


@app.get("/healthz")
def health():
    return jsonify(status="ok", version=os.environ.get("APP_VERSION", "unknown"))


@app.get("/metrics")
def metrics():
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


@app.post("/api/orders")
def create():
    order = request.get_json()
    if not isinstance(order, dict) or "item" not in order:
        return jsonify(error="an order names its item"), 422
    order["id"] = len(orders) + 1
    orders[order["id"]] = order
    return jsonify(order), 201, {"Location": f"/api/orders/{order['id']}"}


@app.get("/api/orders")
def listing():
    return jsonify(orders=list(orders.values()), count=len(orders))


@app.errorhandler(HTTPException)
def error(problem):
    return jsonify(error=problem.description, status=problem.code), problem.code


@app.after_request
def count(response):
    requests.labels(response.status_code).inc()
    return response


if __name__ == "__main__":
    log_to_standard_output()
    # The default handler of process 1 ignores it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logging.info("starting on port %s", os.environ["PORT"])
    app.run(host="0.0.0.0", port=int(os.environ["PORT"]), debug="FLASK_DEBUG" in os.environ, use_reloader=False)
