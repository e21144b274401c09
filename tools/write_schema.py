"""Write docs/schema/record.schema.json from the nouns."""

import json
from pathlib import Path

from twosource.present.schema import record_schema

PUBLISHED = Path(__file__).parents[1] / "docs" / "schema" / "record.schema.json"


def main() -> None:
    """Write the file and say its name."""
    PUBLISHED.write_text(json.dumps(record_schema(), indent=2) + "\n", encoding="utf-8")
    print(PUBLISHED.name)


if __name__ == "__main__":
    main()
