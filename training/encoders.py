"""The encoders: the small one of the network that ships, and the larger one of its teacher."""

import math
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.weights import find_encoder, load_weights, unpack_teacher
from twosource.read.pieces import CASES, START

__all__ = [
    "ATTENTION_HEADS",
    "WIDTH",
    "WIDTHS",
    "Dropout",
    "EncoderName",
    "Layer",
    "MPNet",
    "MiniLM",
    "make_encoder",
]

EncoderName = Literal["minilm", "mpnet"]
WIDTHS: dict[EncoderName, int] = {"minilm": 384, "mpnet": 768}
WIDTH = WIDTHS["minilm"]
ATTENTION_HEADS = 12
# What is added to what a piece sees of a place behind its sentence.
NOT_THERE = -1e4


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
    """One layer of BERT, which is one of MPNet too."""

    def __init__(self, width: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.attention_in = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=eps)
        self.wide = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return new states `[sentences, pieces, width]`.

        `bias` is added to how much each piece sees of each other one.
        """
        rows, size, width = states.shape
        mixed = self.attention_in(states).view(rows, size, 3, ATTENTION_HEADS, -1)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        scores = (query * (width // ATTENTION_HEADS) ** -0.5) @ key.transpose(2, 3)
        seen = (scores + bias.to(scores.dtype)).softmax(-1).to(value.dtype) @ value
        seen = self.attention_out(seen.transpose(1, 2).reshape(rows, size, width))
        states = self.attention_norm(states + self.dropout(seen))
        grown = self.narrow(functional.gelu(self.wide(states)))
        return self.norm(states + self.dropout(grown))


class _Encoder(nn.Module):
    """What both have: tables, layers, and a mark for capitals; the table of pieces is not trained.

    The classes say which width, how many pieces, places and layers, and the norm's epsilon.
    """

    name: EncoderName
    counts: tuple[int, int, int]
    eps: float

    def __init__(self, dropout: float, masked: float) -> None:
        super().__init__()
        width = WIDTHS[self.name]
        pieces, places, layers = self.counts
        self.pieces = nn.Embedding(pieces, width)
        self.places = nn.Embedding(places, width)
        self.cases = nn.Embedding(len(CASES), width)
        self.norm = nn.LayerNorm(width, eps=self.eps)
        self.layers = nn.ModuleList(Layer(width, dropout, self.eps) for _ in range(layers))
        self.masked = masked
        nn.init.zeros_(self.cases.weight)
        self.pieces.weight.requires_grad_(requires_grad=False)


class MiniLM(_Encoder):
    """MiniLM, with the mark for capitals beside every piece."""

    name = "minilm"
    counts = (30522, 512, 6)
    eps = 1e-12
    mask_piece = 103

    def __init__(self, dropout: float, masked: float) -> None:
        super().__init__(dropout, masked)
        self.dropout = Dropout(dropout)

    def forward(self, pieces: Tensor, cases: Tensor, lengths: Tensor) -> Tensor:
        """Return the states of all pieces."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        bias = _hide_missing(places, lengths)
        if self.training:
            pieces = _mask_some(pieces, self.masked, self.mask_piece)
        states = self.pieces(pieces) + self.places(places) + self.cases(cases)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def load(self) -> None:
        """Take the weights of the package over; the type of the first sentence joins the places."""
        found = _read_weights(find_encoder())
        with torch.no_grad():
            table = "embeddings."
            self.pieces.weight.copy_(found[f"{table}word_embeddings.weight"])
            kind = found[f"{table}token_type_embeddings.weight"][0]
            self.places.weight.copy_(found[f"{table}position_embeddings.weight"] + kind)
            _copy(self.norm, found, f"{table}LayerNorm")
            for number, layer in enumerate(self.layers):
                _load_layer(layer, found, f"encoder.layer.{number}.", BERT_NAMES)


class MPNet(_Encoder):
    """MPNet, whose first layers stay as they are; the mark for capitals joins behind them.

    How far apart two pieces stand counts in every layer (Song et al. 2020); it is not trained.
    """

    name = "mpnet"
    counts = (30527, 514, 12)
    eps = 1e-5
    frozen = 4
    mask_piece = 30526
    # Its numbers are those of BERT's pieces and these signs before them.
    signs_before = 4
    places_before = 2

    def __init__(self, dropout: float, masked: float) -> None:
        super().__init__(dropout, masked)
        self.bias = nn.Embedding(32, ATTENTION_HEADS)
        for part in (self.places, self.norm, self.bias, *self.layers[: self.frozen]):
            part.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, cases: Tensor, lengths: Tensor) -> Tensor:
        """Return the states of all pieces."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        numbers = torch.where(pieces == START, 0, pieces + self.signs_before)
        if self.training:
            numbers = _mask_some(numbers, self.masked, self.mask_piece)
        with torch.no_grad():
            apart = self.bias(_sort_distances(places[None, :] - places[:, None]))
            bias = apart.permute(2, 0, 1)[None] + _hide_missing(places, lengths)
            states = self.norm(self.pieces(numbers) + self.places(places + self.places_before))
            for layer in self.layers[: self.frozen]:
                states = layer.eval()(states, bias)
        states = states + self.cases(cases)
        for layer in self.layers[self.frozen :]:
            states = layer(states, bias)
        return states

    def load(self) -> None:
        """Take the weights of the packages over."""
        found = _read_weights(unpack_teacher())
        with torch.no_grad():
            self.pieces.weight.copy_(found["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(found["embeddings.position_embeddings.weight"])
            self.bias.weight.copy_(found["encoder.relative_attention_bias.weight"])
            _copy(self.norm, found, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                _load_layer(layer, found, f"encoder.layer.{number}.", MPNET_NAMES)


def make_encoder(name: EncoderName, dropout: float, masked: float) -> MiniLM | MPNet:
    """Return an encoder without its weights."""
    return (MiniLM if name == "minilm" else MPNet)(dropout, masked)


def _mask_some(pieces: Tensor, share: float, mask: int) -> Tensor:
    """Hide a share of the pieces, never the start sign."""
    hidden = torch.rand(pieces.shape, device=pieces.device) < share
    hidden[:, 0] = False
    return pieces.masked_fill(hidden, mask)


def _hide_missing(places: Tensor, lengths: Tensor) -> Tensor:
    """Return a bias `[sentences, 1, 1, pieces]` that hides what stands behind a sentence."""
    there = (places[None, :] < lengths[:, None])[:, None, None, :]
    return torch.zeros(there.shape, device=there.device).masked_fill(~there, NOT_THERE)


def _sort_distances(distances: Tensor) -> Tensor:
    """Return 32 kinds of distance: each up to 7 by itself, farther ones in growing steps to 128.

    Those forwards come behind those backwards, as T5 and MPNet number them.
    """
    kinds, exact, farthest = 16, 8, 128
    far = distances.abs()
    grown = torch.log(far.clamp(min=1).float() / exact) / math.log(farthest / exact)
    grown = (exact + (grown * (kinds - exact)).long()).clamp(max=kinds - 1)
    return torch.where(far < exact, far, grown) + kinds * (distances > 0)


# Where the weights of a layer lie: attention's three, its outcome and norm.
BERT_NAMES = (("self.query", "self.key", "self.value"), "output.dense", "output.LayerNorm")
MPNET_NAMES = (("attn.q", "attn.k", "attn.v"), "attn.o", "LayerNorm")
AttentionNames = tuple[tuple[str, str, str], str, str]


def _read_weights(folder: Path) -> dict[str, Tensor]:
    return {name: torch.from_numpy(one.copy()) for name, one in load_weights(folder).items()}


def _load_layer(layer: Layer, found: dict[str, Tensor], name: str, names: AttentionNames) -> None:
    parts, out, norm = names
    for kind in ("weight", "bias"):
        joined = torch.cat([found[f"{name}attention.{part}.{kind}"] for part in parts])
        getattr(layer.attention_in, kind).copy_(joined)
    _copy(layer.attention_out, found, f"{name}attention.{out}")
    _copy(layer.attention_norm, found, f"{name}attention.{norm}")
    _copy(layer.wide, found, f"{name}intermediate.dense")
    _copy(layer.narrow, found, f"{name}output.dense")
    _copy(layer.norm, found, f"{name}output.LayerNorm")


def _copy(part: nn.Module, found: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(found[f"{name}.weight"])
    part.bias.copy_(found[f"{name}.bias"])
