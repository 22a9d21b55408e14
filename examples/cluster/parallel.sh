#!/usr/bin/env bash
# A sweep by GNU parallel, on this machine or on a few over ssh that share the folder:
#   parallel.sh CONFIG OUT SHARDS [OPTIONS OF PARALLEL…]
#   parallel.sh sweep.toml results/alpha 8 --jobs 4
#   parallel.sh sweep.toml results/alpha 8 --sshloginfile machines.txt --workdir . --jobs 1
# Started again, it does what failed or was not begun, and nothing else; then it merges.
set -euo pipefail
(( $# >= 3 )) || { echo "usage: parallel.sh CONFIG OUT SHARDS [OPTIONS OF PARALLEL]" >&2; exit 2; }
config=$1 out=$2 shards=$3
shift 3
judba=${JUDBA:-judba}

mkdir -p "$out"
parallel --joblog "$out/parallel.log" --resume-failed --retries 3 "$@" \
  "$judba" sweep "$config" --out "$out" --shard "{}/$shards" ::: $(seq "$shards")
"$judba" sweep merge "$out"
