"""Reads the network that ships back into torch, to go on from it: python -m training.shipped.

What was rounded to bytes stays so rounded; what did not ship begins anew.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.encoders import Layer
from training.export import SHIPPED
from training.inventory import Inventory
from training.network import Labels, Network, Sizes
from training.train import CHECKPOINT, make_network
from twosource.read import labels

__all__ = ["read_shipped", "write_checkpoint"]

MODEL = Path("src/twosource/read/model")
Arrays = dict[str, NDArray[np.float32]]


def read_shipped(model: Path = MODEL) -> tuple[Network, Inventory]:
    """Return the network of a folder of files that ship, with its labels."""
    shipped = msgspec.json.decode((model / "labels.json").read_bytes(), type=labels.Labels)
    inventory = Inventory(
        relations=shipped.relations,
        roles=shipped.roles,
        parties=shipped.parties,
        marks={**_list_left_behind(), **shipped.marks},
    )
    network = make_network(inventory, Sizes())
    arrays = _unpack(onnx.load(model / "reader.onnx"))
    with torch.no_grad():
        _fill(network, arrays)
    return network, inventory


def write_checkpoint(network: Network, inventory: Inventory, out: Path) -> None:
    """Write what `--begin` of the training reads."""
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "network": network.state_dict(),
        "inventory": msgspec.json.encode(inventory),
        "sizes": msgspec.json.encode(Sizes()),
    }
    torch.save(state, out / CHECKPOINT)


def _list_left_behind() -> dict[str, list[str]]:
    """Return marks that do not ship, with no labels: they are learned anew."""
    return {name: [] for name in ("names.wikigold", "names.crossner", "names.meantime")}


def _unpack(model: onnx.ModelProto) -> Arrays:
    """Return all arrays as floats: bytes times the scale of their column, or row."""
    raw = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    arrays: Arrays = {}
    for name, array in raw.items():
        scale = raw.get(f"{name}.scale")
        if array.dtype == np.int8 and scale is not None:
            arrays[name] = array.astype(np.float32) * scale
        elif array.dtype == np.float32:
            arrays[name] = array
    for name, columns in raw.items():
        if name.endswith(".far"):
            arrays[name.removesuffix(".far")][columns] += raw[f"{name}.weights"]
    return arrays


def _fill(network: Network, arrays: Arrays) -> None:
    encoder = network.encoder
    _set(encoder.pieces.weight, arrays["pieces.table"])
    _set(encoder.places.weight, arrays["places.table"])
    _set(encoder.cases.weight, arrays["cases.table"])
    _fill_norm(encoder.norm, arrays, "encoder.norm")
    for number, layer in enumerate(encoder.layers):
        _fill_layer(layer, arrays, f"layer.{number}")
    _fill_norm(network.norm, arrays, "norm")
    _fill_hidden(network, arrays)
    root = np.float32(network.arcs.pair.out_features**0.5)
    _set(network.arcs.pair.weight, arrays["arcs.pair"].T * root)
    _set(network.arcs.pair.bias, arrays["arcs.pair.bias"] * root)
    heads = (("relation", network.relations), ("role", network.roles), ("party", network.parties))
    for name, head in heads:
        _fill_product(head.pair, arrays, f"{name}.pair")
        _fill_product(head.alone, arrays, f"{name}.alone")
    for name, part in network.marks.items():
        rows = _place_marks(part.inventories, SHIPPED[name])
        part.out.weight[rows] = torch.from_numpy(arrays[f"{name}.out"].T.copy())
        part.out.bias[rows] = torch.from_numpy(arrays[f"{name}.out.bias"].copy())


def _place_marks(inventories: dict[str, int], shipped: Iterable[str]) -> Tensor:
    ends = np.cumsum([0, *inventories.values()])
    places = [list(inventories).index(name) for name in shipped]
    return torch.cat([torch.arange(int(ends[one]), int(ends[one + 1])) for one in places])


def _fill_layer(layer: Layer, arrays: Arrays, name: str) -> None:
    _fill_product(layer.attention_in, arrays, f"{name}.attention")
    _fill_product(layer.attention_out, arrays, f"{name}.out")
    _fill_norm(layer.attention_norm, arrays, f"{name}.attention.norm")
    _fill_product(layer.wide, arrays, f"{name}.wide")
    _fill_product(layer.narrow, arrays, f"{name}.narrow")
    _fill_norm(layer.norm, arrays, f"{name}.norm")


def _fill_hidden(network: Network, arrays: Arrays) -> None:
    """Part the first layers of all heads, which ship as one product."""
    pairs: list[Labels] = [network.relations, network.roles, network.parties]
    parts = [network.arcs.child, network.arcs.parent]
    parts += [side for head in pairs for side in (head.left, head.right)]
    parts += [one.hidden for one in network.marks.values()]
    start = 0
    for part in parts:
        end = start + part[0].out_features
        _set(part[0].weight, arrays["hidden"][:, start:end].T)
        _set(part[0].bias, arrays["hidden.bias"][start:end])
        start = end


def _fill_product(part: nn.Linear, arrays: Arrays, name: str) -> None:
    _set(part.weight, arrays[name].T)
    _set(part.bias, arrays[f"{name}.bias"])


def _fill_norm(part: nn.LayerNorm, arrays: Arrays, name: str) -> None:
    _set(part.weight, arrays[f"{name}.scale"])
    _set(part.bias, arrays[f"{name}.shift"])


def _set(part: Tensor, array: NDArray[np.float32]) -> None:
    part.copy_(torch.from_numpy(array.copy()).reshape(part.shape))


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shipped"))
    given = parser.parse_args()
    write_checkpoint(*read_shipped(), given.out)


if __name__ == "__main__":
    main()
