#!/usr/bin/env bash
# For somebody with a Gurobi licence: builds with Gurobi's package, runs the contract suite and ten instances against exact, and prints what to report.
#   tests/gurobi/run.sh [FOLDER]
# FOLDER takes the comparison; without it, results/gurobi. Needs the .NET SDK, the package Gurobi.Optimizer from NuGet, and a licence that Gurobi finds
# (GRB_LICENSE_FILE, or gurobi.lic in the home folder).
set -uo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-results/gurobi}

dotnet build -c Release -p:Gurobi=true tests/gurobi \
  && dotnet build -c Release -p:Gurobi=true Experiments \
  || { echo "gurobi: the build with -p:Gurobi=true failed; the package Gurobi.Optimizer must be there for NuGet." >&2; exit 2; }

dotnet test -c Release -p:Gurobi=true --no-build tests/gurobi
suite=$?

Experiments/bin/Release/net10.0/judba compare --solvers exact,gurobi --devices 12 --instances 10 --gap 1e-6 --out "$folder"
comparison=$?

cat <<REPORT

Please report, with an issue titled "gurobi":
- the suite: $( ((suite == 0)) && echo passed || echo "failed ($suite); the lines that begin with 'Failed'" )
- the comparison: $( ((comparison == 0)) && echo "ran; its tables above" || echo "ended with $comparison; its lines that begin with 'error'" )
- the file $folder/manifest.json: versions, machine, options
- the version of Gurobi and the kind of licence
REPORT
exit $(( suite != 0 || comparison != 0 ))
