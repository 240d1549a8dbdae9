# docker build -t lawcheck .
# docker run --rm --network none -v "$PWD:/work:ro" lawcheck 报告.txt
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /opt/lawcheck \
 && /opt/lawcheck/bin/pip install --no-cache-dir "/source[all]"

FROM python:3.12-slim
ENV LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PATH=/opt/lawcheck/bin:$PATH
COPY --from=build /opt/lawcheck /opt/lawcheck
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin lawcheck
USER 10001
WORKDIR /work
ENTRYPOINT ["lawcheck"]
CMD ["--help"]
