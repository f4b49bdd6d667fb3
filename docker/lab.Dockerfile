# The lessons with one command, for those who want to install nothing but Docker (not run yet by anybody):
#   docker build -f docker/lab.Dockerfile -t goldilocks . && docker run --rm -it -p 127.0.0.1:8888:8888 goldilocks
FROM debian:bookworm-slim
# Fonts are for Java, which without any cannot draw. Maven builds the jars, again when a devcontainer's sources change.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fonts-dejavu-core git maven openjdk-17-jdk-headless python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 --shell /bin/bash student
USER student
WORKDIR /home/student/goldilocks
COPY --chown=student:student . .
RUN python3 -m lab setup && rm -rf ~/.m2 ~/.cache target
EXPOSE 8888
CMD ["python3", "-m", "lab", "--", "--ip=0.0.0.0", "--no-browser"]
