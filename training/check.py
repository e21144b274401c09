"""A quick look at the network while it learns: the share of heads and labels that are right."""

from collections.abc import Sequence

import torch

from training.collate import Collator, Labelled
from training.example import Example
from training.network import Network
from twosource.read.batches import plan_batches

__all__ = ["measure_trees"]


def measure_trees(
    network: Network, collator: Collator, examples: Sequence[Example]
) -> dict[str, float]:
    """Return UAS, LAS and the share of right UPOS tags of parsed sentences, in per cent.

    Heads are the best by themselves; the trees that the reader builds are a little better.
    """
    network.eval()
    device = next(network.parameters()).device.type
    right = torch.zeros(3)
    total = 0
    lengths = [collator.count_pieces(one.words) for one in examples]
    with torch.no_grad():
        for places in plan_batches(lengths, most_pieces=2000):
            batch = collator.collate([examples[place] for place in places]).to(device)
            with torch.autocast(device, dtype=torch.bfloat16):
                right += _count_right(network, batch).cpu()
            total += batch.words
    network.train()
    return dict(zip(("uas", "las", "upos"), (100 * right / total).tolist(), strict=True))


def _count_right(network: Network, batch: Labelled) -> torch.Tensor:
    words = network(batch.inputs)
    sizes = (batch.inputs["first"] > 0).sum(1)
    scores = network.arcs(words).float()
    there = torch.arange(scores.shape[2], device=sizes.device)[None, :] <= sizes[:, None]
    heads = scores.masked_fill(~there[:, None, :], -1e4).argmax(-1)
    known = batch.heads >= 0
    rows, children = known.nonzero(as_tuple=True)
    labels = network.relations.score_one(words[rows, children + 1], words[rows, heads[known]])
    same_head = heads[known] == batch.heads[known]
    same_label = labels.argmax(-1) == batch.relations[known]
    tags = network.marks["syntax"](words[:, 1:])["upos"].argmax(-1)
    same_tag = (tags == batch.marks["upos"])[known]
    counts = (same_head.sum(), (same_head & same_label).sum(), same_tag.sum())
    return torch.stack(counts).float()
