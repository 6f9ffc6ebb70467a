#!/usr/bin/env bash
# Starts Slurm on this one machine, runs shards of cases.ndjson as an array, and stops it again. $1: the command.
set -u
diffcmp="$1"
here="$PWD/slurm"
host="$(hostname -s)"
mkdir -p "$here/spool" "$here/state" /run/munge
[ -s /etc/munge/munge.key ] || { dd if=/dev/urandom of=/etc/munge/munge.key bs=1024 count=1 2>/dev/null; }
chown -R munge: /etc/munge /run/munge /var/lib/munge /var/log/munge 2>/dev/null
chmod 400 /etc/munge/munge.key
pids=()
pgrep -x munged >/dev/null || { runuser -u munge -- munged --foreground >"$here/munged.log" 2>&1 & pids+=($!); }
cat >"$here/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host
SlurmUser=root
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/spool
SlurmctldPidFile=$here/slurmctld.pid
SlurmdPidFile=$here/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
ReturnToService=2
MpiDefault=none
NodeName=$host CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES State=UP
CONF
export SLURM_CONF="$here/slurm.conf"
sleep 1
slurmctld -D -f "$SLURM_CONF" >"$here/slurmctld.log" 2>&1 & pids+=($!)
slurmd -D -f "$SLURM_CONF" >"$here/slurmd.log" 2>&1 & pids+=($!)
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null' EXIT
for _ in $(seq 40); do
  sinfo -h -o %T 2>/dev/null | grep -q idle && break
  sleep 0.5
done
if ! sinfo -h -o %T 2>/dev/null | grep -q idle; then
  echo "slurm does not start here"
  tail -n 5 "$here"/*.log
  exit 0
fi
sbatch --wait --array=1-3 --output="$here/%a.log" --wrap \
  "$diffcmp batch cases.ndjson --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT -o part-\$SLURM_ARRAY_TASK_ID.ndjson --resume -q -j 1"
