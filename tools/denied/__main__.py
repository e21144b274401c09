"""Print how many links of the invented denials are right.

Run: python -m tools.denied
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tools.denied.cases import load_cases
from tools.hand_affairs.reading import read_affair
from tools.hand_affairs.scores import Share, score_affair

CASES = Path(__file__).parent / "cases.txt"


def main() -> None:
    """Read all cases and print one line."""
    with TemporaryDirectory() as folder:
        shares = [
            score_affair(read_affair(one, Path(folder)))["denials"] for one in load_cases(CASES)
        ]
    total = sum(shares, Share())
    print(
        f"denials linked: {total.right:.0f} of {total.found:.0f} right, {total.there:.0f} there: "
        f"P {total.precision:.3f}  R {total.recall:.3f}  F {total.f1:.3f}"
    )


if __name__ == "__main__":
    main()
