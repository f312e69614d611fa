"""A Slurm cluster of this one machine: private configuration, free ports, everything below one folder.

The daemons stay in the foreground as children that the kernel kills with this process, so that nothing of them is
left behind however the test ends. Needs the packages slurm-wlm and munge; runs as any user, root included.
"""

import ctypes
import getpass
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

CONFIGURATION = """\
ClusterName=backlashtest
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={control_port}
SlurmdPort={node_port}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=bf_interval=1,sched_min_interval=0,batch_sched_delay=0
ReturnToService=2
KillWait=5
MinJobAge=3600
MailProg=/bin/true
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory={memory} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
"""


def die_with_parent():
    """In the child: SIGKILL when the parent ends."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, seconds, what, every=0.1):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not happen within {seconds} s")
        time.sleep(every)


class OneNodeSlurm:
    """with OneNodeSlurm(folder) as slurm: slurm.call("sbatch", …)"""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.daemons = []

    @staticmethod
    def missing_programs():
        return [name for name in ("munged", "slurmctld", "slurmd", "sbatch") if not shutil.which(name, path=PATH)]

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in reversed(self.daemons):
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()

    def start(self):
        for name in ("munge", "state", "spool"):
            (self.folder / name).mkdir(parents=True, mode=0o755)
        key = self.folder / "munge" / "key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        configuration = self.folder / "slurm.conf"
        configuration.write_text(CONFIGURATION.format(
            folder=self.folder, host=socket.gethostname().split(".")[0], user=getpass.getuser(),
            control_port=free_port(), node_port=free_port(), cpus=os.cpu_count(), memory=self.memory_megabytes()))
        self.environment = {**os.environ, "SLURM_CONF": str(configuration), "PATH": PATH}
        munge = self.folder / "munge"
        self.daemon("munged", "--foreground", f"--key-file={munge}/key", f"--socket={munge}/socket",
                    f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        wait_until((munge / "socket").exists, 20, "munged")
        self.daemon("slurmctld", "-D", "-f", configuration)
        self.daemon("slurmd", "-D", "-f", configuration)
        wait_until(lambda: self.call("sinfo", "-h", "-o", "%T", check=False).strip() == "idle", 60, "an idle node")

    def daemon(self, *command):
        with open(self.folder / f"{command[0]}.out", "wb") as output:
            self.daemons.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                                 env=getattr(self, "environment", {**os.environ, "PATH": PATH}),
                                                 preexec_fn=die_with_parent))

    @staticmethod
    def memory_megabytes():
        found = subprocess.run(["slurmd", "-C"], capture_output=True, text=True, check=True,
                               env={**os.environ, "PATH": PATH}).stdout
        return int(re.search(r"RealMemory=(\d+)", found)[1]) * 9 // 10

    def call(self, *command, check=True):
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment)
        if check and done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stderr}")
        return done.stdout

    def wait_for_all_jobs(self, seconds=120):
        # sbatch --wait looks ever more rarely; this looks all the time.
        wait_until(lambda: not self.call("squeue", "-h").strip(), seconds, "the end of all jobs")


# The daemons are in sbin, which is not on the path of every user.
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
