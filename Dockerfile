FROM python:3.11-slim AS build
WORKDIR /src
COPY tools/locks tools/locks
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r tools/locks/postgres.txt \
 && pip install --no-cache-dir --require-hashes -r tools/locks/build.txt
COPY . .
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /venv/bin/pip install --no-cache-dir --no-deps /wheel/*.whl

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data juryday \
 && install -d -o juryday /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 JURYDAY_DATA=/data
USER juryday
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["juryday", "serve"]
