# Rockchip ships its toolkit as a wheel and a recipe for a container, not as an image: this is that recipe with versions pinned.
FROM ubuntu:22.04
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-pip libgl1 libglib2.0-0 \
    && rm -rf /var/lib/apt/lists/*
RUN pip3 install --no-cache-dir rknn-toolkit2==2.3.2 ruamel.yaml
COPY edgegate_convert /opt/edgegate/edgegate_convert
