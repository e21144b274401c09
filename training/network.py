"""The network: a small encoder and, on every word, the heads that read it."""

from pathlib import Path

import torch
from msgspec import Struct
from torch import Tensor, nn
from torch.nn import functional

from training.weights import load_weights
from twosource.read.pieces import CASES

__all__ = ["Network", "Sizes"]

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
MASK_PIECE = 103


class Sizes(Struct, frozen=True):
    """How wide the heads are, and how much is left out while learning."""

    arcs: int = 384
    labels: int = 96
    hidden: int = 256
    dropout: float = 0.33
    encoder_dropout: float = 0.1
    masked: float = 0.05


class Dropout(nn.Module):
    """Dropout from a pool of random bytes: drawing anew for every number took a seventh of a step.

    The share left out is rounded to 1/256.
    """

    _pool = torch.zeros(0, dtype=torch.uint8)

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(256 * share)

    def forward(self, states: Tensor) -> Tensor:
        """Return the states with some numbers set to nothing and the others grown, in training."""
        if not self.training or not self.least:
            return states
        kept = self._draw(states.numel(), states.device).view(states.shape) >= self.least
        return states * (kept * (256 / (256 - self.least))).to(states.dtype)

    @classmethod
    def _draw(cls, count: int, device: torch.device) -> Tensor:
        if cls._pool.numel() < count or cls._pool.device != device:
            size = max(1 << 24, 2 * count)
            cls._pool = torch.randint(0, 256, (size,), dtype=torch.uint8).to(device)
        start = int(torch.randint(0, cls._pool.numel() - count + 1, ()))
        return cls._pool[start : start + count]


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return new states `[sentences, pieces, width]`; `mask` is true where a piece stands."""
        rows, size, _ = states.shape
        mixed = self.attention_in(states).view(rows, size, 3, ATTENTION_HEADS, -1)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        scores = (query * (WIDTH // ATTENTION_HEADS) ** -0.5) @ key.transpose(2, 3)
        seen = scores.masked_fill(~mask, -1e4).softmax(-1) @ value
        seen = self.attention_out(seen.transpose(1, 2).reshape(rows, size, WIDTH))
        states = self.attention_norm(states + self.dropout(seen))
        grown = self.narrow(functional.gelu(self.wide(states)))
        return self.norm(states + self.dropout(grown))


class Encoder(nn.Module):
    """MiniLM with a mark for capitals beside every piece; the table of pieces is not trained."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(len(CASES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(sizes.encoder_dropout)
        self.layers = nn.ModuleList(Layer(sizes.encoder_dropout) for _ in range(LAYERS))
        self.masked = sizes.masked
        nn.init.zeros_(self.cases.weight)
        self.pieces.weight.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, cases: Tensor, lengths: Tensor) -> Tensor:
        """Return the states of all pieces."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        mask = (places[None, :] < lengths[:, None])[:, None, None, :]
        if self.training:
            hidden = torch.rand(pieces.shape, device=pieces.device) < self.masked
            pieces = torch.where(hidden & (places > 0), MASK_PIECE, pieces)
        states = self.pieces(pieces) + self.places(places) + self.cases(cases)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def load(self, folder: Path) -> None:
        """Take the weights of the package over; the type of the first sentence joins the places."""
        found = {name: torch.from_numpy(one.copy()) for name, one in load_weights(folder).items()}
        with torch.no_grad():
            table = "embeddings."
            self.pieces.weight.copy_(found[f"{table}word_embeddings.weight"])
            kind = found[f"{table}token_type_embeddings.weight"][0]
            self.places.weight.copy_(found[f"{table}position_embeddings.weight"] + kind)
            _copy(self.norm, found, f"{table}LayerNorm")
            for number, layer in enumerate(self.layers):
                _load_layer(layer, found, f"encoder.layer.{number}.")


def _load_layer(layer: Layer, found: dict[str, Tensor], name: str) -> None:
    parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    for kind in ("weight", "bias"):
        joined = torch.cat([found[f"{part}.{kind}"] for part in parts])
        getattr(layer.attention_in, kind).copy_(joined)
    _copy(layer.attention_out, found, f"{name}attention.output.dense")
    _copy(layer.attention_norm, found, f"{name}attention.output.LayerNorm")
    _copy(layer.wide, found, f"{name}intermediate.dense")
    _copy(layer.narrow, found, f"{name}output.dense")
    _copy(layer.norm, found, f"{name}output.LayerNorm")


def _copy(part: nn.Module, found: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(found[f"{name}.weight"])
    part.bias.copy_(found[f"{name}.bias"])


def _hidden(size: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, size), nn.ReLU(), Dropout(dropout))


class Arcs(nn.Module):
    """Scores every word as the head of every other (Dozat and Manning 2017)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.child = _hidden(sizes.arcs, sizes.dropout)
        self.parent = _hidden(sizes.arcs, sizes.dropout)
        self.pair = nn.Linear(sizes.arcs, sizes.arcs)

    def forward(self, words: Tensor) -> Tensor:
        """Return scores `[sentences, words, words + 1]`: rows are children, column 0 the root."""
        children = self.pair(self.child(words[:, 1:]))
        return children @ self.parent(words).transpose(1, 2) / self.pair.out_features**0.5


class Labels(nn.Module):
    """Scores every label for a pair of words."""

    def __init__(self, sizes: Sizes, labels: int) -> None:
        super().__init__()
        self.left = _hidden(sizes.labels, sizes.dropout)
        self.right = _hidden(sizes.labels, sizes.dropout)
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
        self.hidden = _hidden(sizes.hidden, sizes.dropout)
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
        self.encoder = Encoder(sizes)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = Dropout(sizes.dropout / 2)
        self.arcs = Arcs(sizes)
        self.relations = Labels(sizes, relations)
        self.roles = Labels(sizes, roles)
        self.parties = Labels(sizes, parties)
        self.marks = nn.ModuleDict({name: Marks(sizes, one) for name, one in inventories.items()})

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Return the words as vectors, `[sentences, words + 1, width]`; word 0 is the root."""
        states = self.encoder(batch["pieces"], batch["cases"], batch["lengths"])
        first, last = (_pick(states, batch[name]) for name in ("first", "last"))
        return self.dropout(self.norm(first + last))


def _pick(states: Tensor, places: Tensor) -> Tensor:
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[-1]))
