#!/usr/bin/env bash
# A Slurm cluster of two nodes on this machine runs a sweep, one node is killed in the middle, and the merged result must be complete and
# equal to that of one process:
#   JUDBA=Experiments/bin/Release/net10.0/judba tests/Experiments/Sweeps/slurm-loopback.sh FOLDER
# Needs root, and Debian's Slurm, which it installs where it is not there. Takes about five minutes: Slurm lets a requeued task wait for two.
set -euo pipefail
folder=$(realpath -m "$1")
judba=$(realpath "$JUDBA")
here=$(realpath "$(dirname "$0")")
job_script=$here/../../../examples/cluster/slurm.sh
readonly shards=4 patience_seconds=420

say() { echo "[$(date +%T)] $*"; }

if ! command -v slurmctld slurmd sbatch munged > /dev/null; then
  say "installing slurmctld, slurmd, slurm-client, munge"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq slurmctld slurmd slurm-client munge > /dev/null
fi

mkdir -p "$folder"/{state,munge,work}
export SLURM_CONF=$folder/slurm.conf
chmod 755 "$folder/munge"
dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 status=none
chmod 400 "$folder/munge/key"

cat > "$SLURM_CONF" <<CONF
ClusterName=loopback
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=27817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=20
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=27818 CPUs=1 State=UNKNOWN
NodeName=n2 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=27819 CPUs=1 State=UNKNOWN
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF

started=()
descendants() { local child; for child in $(pgrep -P "$1"); do echo "$child"; descendants "$child"; done; }
stepds() { ps -eo pid=,args= | awk -v job="[$1." 'index($0, "slurmstepd: " job) { print $1 }'; }
stop() {
  scancel --user="$(id -un)" 2> /dev/null || true
  sleep 2
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
}
trap stop EXIT

# All daemons as root, who runs this: the folder may lie where nobody else gets to.
munged --foreground --force --key-file "$folder/munge/key" --socket "$folder/munge/socket" \
  --pid-file "$folder/munge/pid" --seed-file "$folder/munge/seed" --log-file "$folder/munge/log" & started+=($!)
await() { local end=$((SECONDS + patience_seconds)); until "$@"; do (( SECONDS < end )) || { say "waited too long for: $*"; exit 1; }; sleep 0.3; done; }
await test -S "$folder/munge/socket"
slurmctld -D & started+=($!)
for node in n1 n2; do mkdir -p "$folder/spool-$node"; slurmd -D -N "$node" & started+=($!); done
node2=$!
both_idle() { (( $(sinfo --noheader --Node --states=idle 2> /dev/null | wc -l) == 2 )); }
await both_idle
say "the cluster is up: $(sinfo --noheader --Node --format='%N %T' | paste -sd,)"

cd "$folder/work"
cat > sweep.toml <<TOML
schema = "judba-sweep/1"
instances = 16
solvers = ["exhaustive", "exact", "price", "threshold", "random-upload"]
[grid]
devices = [18, 22]
energyPreference = [0.2, 0.5, 0.9]
edgeFrequencyHz = { from = "1GHz", to = "3GHz", count = 3 }
[set]
minUploaders = 2
TOML

say "one process"
"$judba" sweep sweep.toml --out single > single.txt
say "an array of $shards tasks"
job=$(JUDBA=$judba sbatch --parsable --array=1-$shards "$job_script" sweep.toml array $shards)

# The task on the second node, once it has something to lose.
task='' index=''
has_recorded() {
  read -r task index < <(squeue --noheader --states=running --nodelist=n2 --format='%A %K') || return 1
  (( $(stat --format=%s array/shard-"$index"-of-$shards.sqlite-wal 2> /dev/null || echo 0) > 60000 ))
}
await has_recorded
victims=$(for pid in $(stepds "$task"); do echo "$pid"; descendants "$pid"; done)
kill -9 "$node2" $victims
say "killed node n2 (slurmd $node2) and what ran on it (shard $index: processes $(echo $victims))"
recorded=$("$judba" sweep missing array --shards $shards 2> /dev/null | awk -v s="$index/$shards" '$1 == s { print $2 " of " $3 }' || true)
say "shard $index/$shards had $recorded solves recorded"

end=$((SECONDS + patience_seconds))
while [[ -n $(squeue --noheader) ]]; do
  (( SECONDS < end )) || { say "the array did not end"; squeue; exit 1; }
  if [[ $(squeue --noheader --format='%K %T %r' | sort -u) != "${last-}" ]]; then
    last=$(squeue --noheader --format='%K %T %r' | sort -u)
    say "queue: $(echo "$last" | paste -sd';')"
  fi
  sleep 1
done

say "the array has ended; nodes: $(sinfo --noheader --Node --format='%N %T' | paste -sd,)"
"$judba" sweep missing array
"$judba" sweep merge array > merged.txt
restarts=$(scontrol show job "$job" | grep -o 'Restarts=[1-9]*' | paste -sd,)
say "restarts: ${restarts:-none}"
[[ -n $restarts ]] || { say "nothing was requeued: the test has tested nothing"; exit 1; }

# Everything but times and machines.
columns() { python3 -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1])): print([v for k, v in row.items() if k not in ("seconds", "host", "finished")])' "$1"; }
diff <(columns single/results.csv) <(columns array/results.csv) > /dev/null || { say "the results differ"; exit 1; }
say "complete and equal: $(columns array/results.csv | wc -l) solves"
