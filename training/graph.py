"""Writes the network as an ONNX graph by hand, so that its parts are those that run fast.

Attention is one node a layer, and so is GELU with its bias. Every
product with weights is int8 with one scale a column, and one range, seen in training data, for what
comes in; the table of pieces is int8 too, with one scale a row. Without ranges all are floats: what
the int8 file is measured against, and what ranges are seen in.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["Graph"]

Array = NDArray[np.generic]
Ranges = dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]
CONTRIB = "com.microsoft"
OPSET = 18
FAR_COLUMNS = 8


class Graph:
    """A graph under construction; methods add nodes and return the name of what they make."""

    def __init__(self, ranges: Ranges | None = None) -> None:
        self.exact = ranges is None
        self.ranges = ranges or {}
        self.sources: dict[str, str] = {}
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, array: Array) -> str:
        """Keep an array under a name."""
        self._constants[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name

    def shape(self, *sizes: int) -> str:
        """Keep a list of whole numbers, named by what they are."""
        name = "sizes." + "_".join(map(str, sizes)).replace("-", "m")
        return self.constant(name, np.array(sizes, np.int64))

    def node(
        self, kind: str, inputs: Sequence[str], *, domain: str = "", **attributes: object
    ) -> str:
        """Add a node with one result."""
        name = f"{kind.lower()}.{len(self._nodes)}"
        made = helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes)
        self._nodes.append(made)
        return name

    def split(self, source: str, sizes: Sequence[int], *, axis: int) -> list[str]:
        """Cut an array along one axis."""
        names = [f"split.{len(self._nodes)}.{part}" for part in range(len(sizes))]
        made = helper.make_node("Split", [source, self.shape(*sizes)], names, axis=axis)
        self._nodes.append(made)
        return names

    def product(
        self, source: str, name: str, weights: NDArray[np.float32], bias: NDArray[np.float32] | None
    ) -> str:
        """Return source · weights + bias; weights are `[in, out]`."""
        self.sources[name] = source
        offset = [] if bias is None else [self.constant(f"{name}.bias", bias)]
        if name not in self.ranges:
            made = self.node("MatMul", [source, self.constant(name, weights)])
            return self.node("Add", [made, *offset]) if offset else made
        parts, kept = self._quantize(source, name, weights)
        inputs = [parts[0], kept[0], parts[1], kept[1], parts[2], "", *offset]
        return self.node("MatMulIntegerToFloat", inputs, domain=CONTRIB)

    def attention(
        self,
        source: str,
        name: str,
        weights: NDArray[np.float32],
        bias: NDArray[np.float32],
        *,
        lengths: str,
        heads: int,
    ) -> str:
        """Return what every piece sees of the others; `lengths` says how many pieces there are."""
        self.sources[name] = source
        offset = self.constant(f"{name}.bias", bias)
        if self.exact:
            inputs = [source, self.constant(name, weights), offset, lengths]
            return self.node("Attention", inputs, domain=CONTRIB, num_heads=heads)
        parts, kept = self._quantize(source, name, weights)
        zero = self.constant(f"{name}.zero", np.zeros(weights.shape[1], np.int8))
        inputs = [parts[0], kept[0], offset, parts[1], kept[1], lengths, parts[2], zero]
        return self.node("QAttention", inputs, domain=CONTRIB, num_heads=heads)

    def _quantize(
        self, source: str, name: str, weights: NDArray[np.float32]
    ) -> tuple[list[str], list[str]]:
        """Return what comes in as bytes, with scale and zero, and the weights with their scales.

        The range was seen in training data: that of the batch at hand would be as good, but then a
        sentence would be read otherwise in other company. Columns without weights do not count.
        """
        used = np.abs(weights).max(axis=1) > 0
        lows, highs = (ends[used] for ends in self.ranges[name])
        low, high = min(0.0, float(lows.min())), float(highs.max())
        step = max(high - low, 1e-6) / 255
        scale = self.constant(f"{name}.step", np.array(step, np.float32))
        zero = self.constant(f"{name}.place", np.array(round(-low / step), np.uint8))
        packed, scales = pack(weights, axis=0)
        kept = [self.constant(name, packed), self.constant(f"{name}.scale", scales)]
        return [self.node("QuantizeLinear", [source, scale, zero]), scale, zero], kept

    def product_with_far_columns(
        self, source: str, name: str, weights: NDArray[np.float32], bias: NDArray[np.float32]
    ) -> str:
        """Return a product whose farthest columns are floats (Dettmers et al. 2022, LLM.int8).

        What comes out of GELU reaches to 20 in a few columns of 1536, and below 1 in most.
        """
        if name not in self.ranges:
            return self.product(source, name, weights, bias)
        lows, highs = self.ranges[name]
        far = np.sort(np.argsort(-np.maximum(-lows, highs), kind="stable")[:FAR_COLUMNS])
        near = weights.copy()
        near[far] = 0
        made = self.product(source, name, near, bias)
        columns = self.constant(f"{name}.far", far.astype(np.int64))
        picked = self.node("Gather", [source, columns], axis=2)
        rest = self.node("MatMul", [picked, self.constant(f"{name}.far.weights", weights[far])])
        return self.node("Add", [made, rest])

    def norm(self, inputs: Sequence[str], scale: str, shift: str, *, epsilon: float) -> str:
        """Return the norm of a sum, in small steps: they are vectorised, the node for all is not.

        Half a millisecond beside an eighth, for 380 pieces.
        """
        axis = self.shape(-1)
        least = self.constant(f"epsilon.{epsilon}", np.array(epsilon, np.float32))
        states = self.node("Add", inputs)
        centred = self.node("Sub", [states, self.node("ReduceMean", [states, axis])])
        spread = self.node("ReduceMean", [self.node("Mul", [centred, centred]), axis])
        root = self.node("Sqrt", [self.node("Add", [spread, least])])
        scaled = self.node("Mul", [self.node("Div", [centred, root]), scale])
        return self.node("Add", [scaled, shift])

    def look_up(self, name: str, table: NDArray[np.float32], numbers: str) -> str:
        """Return rows of a large table."""
        if self.exact:
            return self.node("Gather", [self.constant(name, table), numbers])
        packed, scales = pack(table, axis=1)
        rows = self.node("Gather", [self.constant(name, packed), numbers])
        scale = self.node("Gather", [self.constant(f"{name}.scale", scales[:, None]), numbers])
        return self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scale])

    def finish(
        self, inputs: dict[str, Sequence[str]], outputs: dict[str, tuple[str, int]]
    ) -> onnx.ModelProto:
        """Return the graph; `outputs` say by name what each is made of and its element type."""
        renamed = [
            helper.make_node("Identity", [made], [name]) for name, (made, _) in outputs.items()
        ]
        graph = helper.make_graph(
            [*self._nodes, *renamed],
            "reader",
            [helper.make_tensor_value_info(x, TensorProto.INT32, s) for x, s in inputs.items()],
            [helper.make_tensor_value_info(x, kind, None) for x, (_, kind) in outputs.items()],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="twosource")
        model.ir_version = 9
        return model


def pack(
    weights: NDArray[np.float32], *, axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return whole numbers from -127 to 127 and the scale of every column (axis 0) or row (1)."""
    scales = np.maximum(np.abs(weights).max(axis=axis), 1e-8) / 127
    spread = scales[None, :] if axis == 0 else scales[:, None]
    packed = np.clip(np.round(weights / spread), -127, 127).astype(np.int8)
    return packed, scales.astype(np.float32)
