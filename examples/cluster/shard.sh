#!/usr/bin/env bash
# One shard of a sweep, wherever it runs:
#   shard.sh CONFIG OUT SHARDS [INDEX]
# INDEX counts from 1. Without it the scheduler says: SLURM_ARRAY_TASK_ID (from 1) or JOB_COMPLETION_INDEX (Kubernetes, from 0).
# JUDBA is the program, by default judba in PATH. May be killed and started again at any time: what is recorded is not done twice.
set -euo pipefail
(( $# == 3 || $# == 4 )) || { echo "usage: shard.sh CONFIG OUT SHARDS [INDEX]" >&2; exit 2; }
config=$1 out=$2 shards=$3

if [[ -n ${4-} ]]; then
  index=$4
elif [[ -n ${SLURM_ARRAY_TASK_ID-} ]]; then
  index=$SLURM_ARRAY_TASK_ID
elif [[ -n ${JOB_COMPLETION_INDEX-} ]]; then
  index=$((JOB_COMPLETION_INDEX + 1))
else
  echo "shard.sh: no INDEX, no SLURM_ARRAY_TASK_ID, no JOB_COMPLETION_INDEX; one of them is needed." >&2
  exit 2
fi

exec "${JUDBA:-judba}" sweep "$config" --out "$out" --shard "$index/$shards"
