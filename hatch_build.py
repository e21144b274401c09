"""Build step: compile the one hot loop where there is a C compiler, and do without where not."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCE = Path("src/twosource/text/_runs.c")


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile `_runs.c` against the stable interface of Python 3.11 and later.

    Set TWOSOURCE_COMPILE=no to leave it out, TWOSOURCE_COMPILE=yes to fail where it cannot be done.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile into the source tree, and tell hatchling what to take along."""
        wish = os.environ.get("TWOSOURCE_COMPILE", "")
        if wish == "no" or self.target_name == "sdist":
            return
        target = Path(self.root) / _SOURCE.with_suffix(_suffix())
        fault = _compile(Path(self.root) / _SOURCE, target)
        if fault:
            if wish == "yes":
                raise RuntimeError(fault)
            self.app.display_warning(f"{fault}; twosource will use the plain loop")
            return
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{_platform_tag()}"
        build_data["artifacts"].append(f"/{target.relative_to(self.root).as_posix()}")


def _suffix() -> str:
    return ".pyd" if sys.platform == "win32" else ".abi3.so"


def _platform_tag() -> str:
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")


def _compile(source: Path, target: Path) -> str:
    """Compile; return "" when done, else one sentence on why not."""
    include = sysconfig.get_path("include")
    if sys.platform == "win32":
        library = Path(sys.base_prefix) / "libs" / "python3.lib"
        command = ["cl", "/nologo", "/O2", "/LD", f"/I{include}", str(source), str(library)]
        command += ["/link", f"/OUT:{target}"]
    else:
        compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
        shared = (
            ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
        )
        command = [
            compiler,
            "-O3",
            "-fPIC",
            *shared,
            f"-I{include}",
            str(source),
            "-o",
            str(target),
        ]
    if shutil.which(command[0]) is None:
        return f"there is no C compiler ({command[0]})"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"the C compiler failed: {done.stderr.strip()[:300]}"
