"""The network: a small encoder and, on every word, the heads that read it."""

from msgspec import Struct
from torch import Tensor, nn

from training.encoders import WIDTHS, Dropout, EncoderName, make_encoder

__all__ = ["Labels", "Marks", "Network", "Sizes", "pick_words"]


class Sizes(Struct, frozen=True):
    """Which encoder it is, how wide the heads are, and how much is left out while learning."""

    encoder: EncoderName = "minilm"
    arcs: int = 384
    labels: int = 96
    hidden: int = 256
    dropout: float = 0.33
    encoder_dropout: float = 0.1
    masked: float = 0.05


def _hidden(sizes: Sizes, size: int) -> nn.Sequential:
    width = WIDTHS[sizes.encoder]
    return nn.Sequential(nn.Linear(width, size), nn.ReLU(), Dropout(sizes.dropout))


class Arcs(nn.Module):
    """Scores every word as the head of every other (Dozat and Manning 2017)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.child = _hidden(sizes, sizes.arcs)
        self.parent = _hidden(sizes, sizes.arcs)
        self.pair = nn.Linear(sizes.arcs, sizes.arcs)

    def forward(self, words: Tensor) -> Tensor:
        """Return scores `[sentences, words, words + 1]`: rows are children, column 0 the root."""
        children = self.pair(self.child(words[:, 1:]))
        return children @ self.parent(words).transpose(1, 2) / self.pair.out_features**0.5


class Labels(nn.Module):
    """Scores every label for a pair of words."""

    def __init__(self, sizes: Sizes, labels: int) -> None:
        super().__init__()
        self.left = _hidden(sizes, sizes.labels)
        self.right = _hidden(sizes, sizes.labels)
        self.pair = nn.Linear(sizes.labels, labels * sizes.labels)
        self.alone = nn.Linear(sizes.labels, labels)
        nn.init.normal_(self.pair.weight, std=0.02)

    def weigh(self, left: Tensor) -> tuple[Tensor, Tensor]:
        """Return what left words ask of right ones: `[…, labels, size]` and `[…, labels]`."""
        left = self.left(left)
        return self.pair(left).unflatten(-1, (self.alone.out_features, -1)), self.alone(left)

    def score_one(self, left: Tensor, right: Tensor) -> Tensor:
        """Return `[pairs, labels]` for lists of left and right words."""
        asked, alone = self.weigh(left)
        return (asked * self.right(right)[:, None, :]).sum(-1) + alone

    def score_rows(self, left: Tensor, right: Tensor) -> Tensor:
        """Return `[pairs, labels, words]` for left words and all words of their sentences."""
        asked, alone = self.weigh(left)
        return asked @ self.right(right).transpose(-1, -2) + alone[..., None]


class Marks(nn.Module):
    """Scores labels of single words: several inventories over one hidden layer."""

    def __init__(self, sizes: Sizes, inventories: dict[str, int]) -> None:
        super().__init__()
        self.hidden = _hidden(sizes, sizes.hidden)
        self.out = nn.Linear(sizes.hidden, sum(inventories.values()))
        self.inventories = inventories

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """Return scores by inventory, `[sentences, words, labels]`."""
        scores = self.out(self.hidden(words))
        parts = scores.split(list(self.inventories.values()), dim=-1)
        return dict(zip(self.inventories, parts, strict=True))


class Network(nn.Module):
    """The encoder and all heads; `inventories` are sizes by group of marks and name."""

    def __init__(
        self,
        sizes: Sizes,
        inventories: dict[str, dict[str, int]],
        relations: int,
        roles: int,
        parties: int,
    ) -> None:
        super().__init__()
        self.encoder = make_encoder(sizes.encoder, sizes.encoder_dropout, sizes.masked)
        self.norm = nn.LayerNorm(WIDTHS[sizes.encoder])
        self.dropout = Dropout(sizes.dropout / 2)
        self.arcs = Arcs(sizes)
        self.relations = Labels(sizes, relations)
        self.roles = Labels(sizes, roles)
        self.parties = Labels(sizes, parties)
        self.marks = nn.ModuleDict({name: Marks(sizes, one) for name, one in inventories.items()})

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Return the words as vectors, `[sentences, words + 1, width]`; word 0 is the root."""
        states = self.encoder(batch["pieces"], batch["cases"], batch["lengths"])
        first, last = (pick_words(states, batch[name]) for name in ("first", "last"))
        return self.dropout(self.norm(first + last))


def pick_words(states: Tensor, places: Tensor) -> Tensor:
    """Return the vectors of pieces at some places of each sentence."""
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[-1]))
