"""A process that reads a folder into a store, to be killed: `claimer.py PLACE FOLDER`.

It prints the name of each step of the run once it is done.
"""

import sys

from twosource.run.pipeline import ReadOptions, Step, read_sources
from twosource.store.writer import open_writer


def say(step: Step) -> None:
    """Print a step, and wait until it is read."""
    sys.stdout.write(f"{step.stage} {step.claimed}\n")
    sys.stdout.flush()


def main(place: str, folder: str) -> None:
    """Read the folder with one process."""
    with open_writer(place) as writer:
        read_sources([folder], writer=writer, options=ReadOptions(workers=1), watch=say)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
