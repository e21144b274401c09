"""How wrong the network is, added up over all that is known of a batch."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.collate import Labelled
from training.example import UNKNOWN
from training.network import Network

__all__ = ["WEIGHTS", "measure_losses"]

# How much each part counts; all are sums over words, divided by the words of the batch.
WEIGHTS = {
    "arcs": 1.0,
    "relations": 1.0,
    "roles": 1.0,
    "upos": 0.5,
    "features": 0.5,
    "names.uner": 1.5,
    "factuality": 0.1,
    "parties": 1.0,
    "acts.cue": 1.0,
    "others": 0.5,
}


def measure_losses(
    network: Network, batch: Labelled, weights: Mapping[str, float] = WEIGHTS
) -> dict[str, Tensor]:
    """Return the loss by part, each weighed and per word of the batch."""
    words = network(batch.inputs)
    losses: dict[str, Tensor] = {}
    if (batch.heads != UNKNOWN).any():
        losses |= _measure_tree(network, words, batch)
    if len(batch.predicates):
        losses |= _measure_roles(network, words, batch)
    for group in network.marks.values():
        for name, scores in group(words[:, 1:]).items():
            if name in batch.marks:
                losses[name] = _measure_mark(name, scores, batch.marks[name])
    return {
        name: loss * weights.get(name, weights["others"]) / batch.words
        for name, loss in losses.items()
    }


def _measure_tree(network: Network, words: Tensor, batch: Labelled) -> dict[str, Tensor]:
    scores = network.arcs(words).float()
    sizes = (batch.inputs["first"] > 0).sum(1)
    there = torch.arange(scores.shape[2], device=sizes.device)[None, :] <= sizes[:, None]
    scores = scores.masked_fill(~there[:, None, :], -1e4)
    known = batch.heads != UNKNOWN
    rows, children = known.nonzero(as_tuple=True)
    parents = batch.heads[known]
    labels = network.relations.score_one(words[rows, children + 1], words[rows, parents])
    return {
        "arcs": functional.cross_entropy(scores[known], parents, reduction="sum"),
        "relations": functional.cross_entropy(
            labels.float(), batch.relations[known], reduction="sum", ignore_index=UNKNOWN
        ),
    }


def _measure_roles(network: Network, words: Tensor, batch: Labelled) -> dict[str, Tensor]:
    """Return the losses of PropBank's roles and of the parties of our acts."""
    found = {}
    heads = (("roles", network.roles, ~batch.acts), ("parties", network.parties, batch.acts))
    for name, head, chosen in heads:
        if chosen.any():
            rows, places = batch.predicates[chosen].unbind(1)
            scores = head.score_rows(words[rows, places], words[rows][:, 1:]).float()
            found[name] = functional.cross_entropy(
                scores, batch.roles[chosen], reduction="sum", ignore_index=UNKNOWN
            )
    return found


def _measure_mark(name: str, scores: Tensor, labels: Tensor) -> Tensor:
    if name == "factuality":
        known = ~labels.isnan()
        return functional.smooth_l1_loss(
            scores[..., 0][known].float(), labels[known], reduction="sum"
        )
    return functional.cross_entropy(
        scores.flatten(0, 1).float(), labels.flatten(), reduction="sum", ignore_index=UNKNOWN
    )
