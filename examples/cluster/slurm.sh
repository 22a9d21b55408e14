#!/usr/bin/env bash
# A sweep as a Slurm job array, one shard a task, in a folder that every node sees:
#   sbatch --array=1-8 examples/cluster/slurm.sh sweep.toml results/alpha 8
#   judba sweep merge results/alpha
# Only the shards that still have work:
#   sbatch --array=$(judba sweep missing results/alpha --shards 8 --list) examples/cluster/slurm.sh sweep.toml results/alpha 8
#SBATCH --job-name=judba-sweep
#SBATCH --output=judba-sweep-%A_%a.log
#SBATCH --open-mode=append
#SBATCH --cpus-per-task=1
#SBATCH --time=04:00:00
# A node that dies gives its task back to the queue.
#SBATCH --requeue
# A minute before the time is up the shard stops by itself and keeps what it has; it is then requeued below.
#SBATCH --signal=INT@60
set -uo pipefail
config=$1 out=$2 shards=$3

# A solver that takes the whole process down does so again: give up at some time.
most_restarts=20

# As a step of its own: to steps goes the signal.
srun "${JUDBA:-judba}" sweep "$config" --out "$out" --shard "$SLURM_ARRAY_TASK_ID/$shards"
code=$?

# 0: done. 2: bad input, which another try does not mend. Everything else (interrupted, killed, out of memory): once more from where it was.
if (( code != 0 && code != 2 && ${SLURM_RESTART_COUNT:-0} < most_restarts )); then
  echo "shard $SLURM_ARRAY_TASK_ID/$shards ended with $code; requeued (restart ${SLURM_RESTART_COUNT:-0})"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
