# What a student's server runs on a hub, in Kubernetes or with DockerSpawner (not run yet by anybody):
#   docker build -f docker/hub.Dockerfile -t your-registry/goldilocks:1.0.0 .
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fonts-dejavu-core maven openjdk-17-jdk-headless python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/goldilocks
COPY . .
# Everything belongs to root and is only read; a home holds notebooks alone.
RUN python3 -m lab setup \
 && .venv/bin/pip install --no-cache-dir -c lab/constraints.txt jupyterhub==6.1.1 nbgitpuller \
 && rm -rf ~/.m2 ~/.cache target
RUN useradd --create-home --uid 1000 --shell /bin/bash student
ENV PATH=/srv/goldilocks/.venv/bin:$PATH JUPYTER_PREFER_ENV_PATH=1
USER student
WORKDIR /home/student
CMD ["jupyterhub-singleuser"]
