"""What a bench ran on: the processor, what it can do with bytes, and how busy it was."""

import os
import platform
import resource
from pathlib import Path

__all__ = ["describe_machine", "find_instructions", "keep_to_one_core", "measure_peak"]

# In the order of what they bring to a network of bytes; the names are those of Linux.
_KNOWN = ("amx_int8", "avx512_vnni", "avx_vnni", "avx512bw", "avx2", "asimddp")
_CPU = Path("/proc/cpuinfo")
_STATUS = Path("/proc/self/status")


def find_instructions(cpu: str) -> str:
    """Return the sets of instructions that matter here, from the text of `/proc/cpuinfo`."""
    lines = (line for line in cpu.splitlines() if line.lower().startswith(("flags", "features")))
    flags = set(next(lines, "").partition(":")[2].split())
    return " ".join(one for one in _KNOWN if one in flags) or "none that is known"


def describe_machine() -> str:
    """Return one line: processor, cores, instructions, and the load of the last minute."""
    cpu = _CPU.read_text("utf-8") if _CPU.exists() else ""
    names = (line for line in cpu.splitlines() if line.startswith("model name"))
    name = next(names, "").partition(":")[2].strip() or platform.processor() or platform.machine()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return f"{name}, {os.cpu_count()} cores, {find_instructions(cpu)}; load {load}"


def measure_peak() -> float:
    """Return the most memory that this process has held, in MB.

    Linux hands the figure of the parent on to a child through `getrusage`, but not here.
    """
    if _STATUS.exists():
        line = next(x for x in _STATUS.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    # In bytes on a Mac, the only other system where this was thought of.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def keep_to_one_core() -> None:
    """Keep this process to the last of its cores, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
