from collections.abc import Sequence

def find_runs(
    texts: Sequence[Sequence[str]], least_words: int, kinds: bytes, small: bytes, sample: int
) -> tuple[bytes, bytes, bytes, bytes]: ...
