"""How far a claim is in doubt: what a person should look at first."""

__all__ = ["DAMAGED", "DIFFERS", "say_doubts", "weigh_doubt"]

DAMAGED, DIFFERS = 0.5, 0.7
"""What is left of the surety of a claim whose sentence is damaged and that no sound version
confirms, and of one that another version has otherwise. Both are set, not measured."""


def weigh_doubt(surety: float, *, damaged: bool, differs: bool) -> float:
    """Return from 0 (sure) to 1 how far a claim is in doubt."""
    return 1 - surety * (DAMAGED if damaged else 1) * (DIFFERS if differs else 1)


def say_doubts(surety: float, *, damaged: bool, differs: bool) -> tuple[str, ...]:
    """Say why: "surety 0.21", "its sentence reads damaged"."""
    return (
        f"surety {surety:.2f}",
        *(["its sentence reads damaged"] if damaged else []),
        *(["another version has it otherwise"] if differs else []),
    )
