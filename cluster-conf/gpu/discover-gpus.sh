#!/usr/bin/env bash
# Tells Spark which GPUs this node has, as spark.{worker,executor}.resource.gpu.discoveryScript.
# Prints one line: {"name": "gpu", "addresses": ["0","1"]}
set -euo pipefail

if ! indices=$(nvidia-smi --query-gpu=index --format=csv,noheader); then
  echo "discover-gpus: nvidia-smi is missing or failed; is the NVIDIA driver installed?" >&2
  exit 1
fi
addresses=$(tr -d ' ' <<<"$indices" | sed '/^$/d; s/.*/"&"/' | paste -sd, -)
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
