# One image for every Airflow process; docker-compose.yml says who runs what and how its
# health is asked, so there is no HEALTHCHECK here.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS packages
WORKDIR /tmp/packages
RUN python -m venv --without-pip /opt/venv
COPY pyproject.toml requirements.lock ./
# The lock without the tools of pyproject's extra `dev`; setuptools is needed at run time too.
RUN awk 'FNR == NR { if (/^dev = \[/) dev = 1; else if (/^\]/) dev = 0; \
                     else if (dev && match($0, /"[A-Za-z0-9-]+/)) \
                         tool[tolower(substr($0, RSTART + 1, RLENGTH - 1))]; \
                     next } \
         /^[a-z0-9]/ { split($1, part, "=="); \
                       drop = part[1] in tool && part[1] != "setuptools" } \
         !drop' pyproject.toml requirements.lock > runtime.txt \
 && pip --python /opt/venv/bin/python install --no-cache-dir --no-deps --require-hashes \
        --only-binary :all: -r runtime.txt

FROM ${BASE}
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin euxine \
 && install -d -o euxine -g euxine /var/lib/euxine /var/lib/euxine/warc /var/lib/euxine/logs
WORKDIR /opt/euxine
COPY --from=packages /opt/venv /opt/venv
COPY . .
RUN pip --python /opt/venv/bin/python install --no-cache-dir --no-deps --no-build-isolation \
        --no-index --editable . \
 && pip --python /opt/venv/bin/python check \
 && mkdir -p plugins \
 && python -m compileall -q pipeline dags plugins
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    EUXINE_HOME=/var/lib/euxine \
    AIRFLOW_HOME=/tmp/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/euxine/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/euxine/plugins \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__LOGGING__BASE_LOG_FOLDER=/var/lib/euxine/logs \
    AIRFLOW__LOGGING__DAG_PROCESSOR_CHILD_PROCESS_LOG_DIRECTORY=/var/lib/euxine/logs/dag_processor
USER euxine
CMD ["euxine", "--help"]
