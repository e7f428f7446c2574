# The service with its embedded store, for one machine. docs/deploy-one-machine.md says how to run it.
# Renew the digest with: docker buildx imagetools inspect python:3.12-slim-bookworm
FROM python:3.12-slim-bookworm@sha256:782412e85d0f0984994c290652577d4018aff08145c85b262bb63dc0c7522254 AS build
WORKDIR /source
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/cv-generator \
    && /opt/cv-generator/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY src ./src
RUN /opt/cv-generator/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim-bookworm@sha256:782412e85d0f0984994c290652577d4018aff08145c85b262bb63dc0c7522254
RUN useradd --system --uid 10001 --home-dir /var/lib/cv-generator --create-home cv-generator
COPY --from=build /opt/cv-generator /opt/cv-generator
ENV PATH=/opt/cv-generator/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LOG_FORMAT=json \
    SQLITE_PATH=/var/lib/cv-generator/sessions.sqlite3
USER 10001
VOLUME /var/lib/cv-generator
EXPOSE 7071
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:7071/api/health', timeout=4)"]
CMD ["cv-generator", "serve", "--host", "0.0.0.0", "--port", "7071"]
