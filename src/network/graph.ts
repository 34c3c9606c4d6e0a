/**
 * The classifier as our own typed layer graph.
 *
 * Both TensorFlow.js formats are imported into this one representation, with
 * constants folded, batch norms merged into the linear node before them, fused
 * ops split and the final softmax dropped, so `output` is always the logits and
 * every method sees the same few kinds of node. `nodes` is in topological order.
 *
 * Says nothing of how nodes are computed (see `forward.ts`) or reversed
 * (see `backward.ts`). Layout is NHWC, float32, throughout.
 */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

export type NodeId = string;

/** Explicit zero padding in pixels. */
export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** *same* depends on the input size, so it stays symbolic until a node runs. */
export type PaddingRule = 'same' | 'valid' | Padding;

export interface WindowGeometry {
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  readonly padding: PaddingRule;
}

interface NodeBase {
  readonly id: NodeId;
  /** Name and op in the model file, for messages. */
  readonly origin: { readonly name: string; readonly op: string };
  readonly inputs: readonly NodeId[];
}

interface InputNode extends NodeBase {
  readonly kind: 'input';
}

export type LinearNode = NodeBase & { readonly kind: 'linear'; readonly bias: Tensor1D | null } & (
    | { readonly op: 'conv'; readonly weights: Tensor4D; readonly geometry: WindowGeometry }
    | { readonly op: 'depthwise'; readonly weights: Tensor4D; readonly geometry: WindowGeometry }
    | { readonly op: 'dense'; readonly weights: Tensor2D }
    /** Per-channel scale (and shift, in `bias`): a batch norm or scaling with no linear node to merge into. */
    | { readonly op: 'affine'; readonly weights: Tensor1D }
    | { readonly op: 'transposed'; readonly weights: Tensor4D; readonly geometry: WindowGeometry }
  );

export type ActivationName =
  | 'relu'
  | 'relu6'
  | 'clip'
  | 'elu'
  | 'selu'
  | 'sigmoid'
  | 'tanh'
  | 'leaky'
  | 'prelu'
  | 'softplus'
  | 'swish'
  | 'hard-swish'
  | 'hard-sigmoid'
  | 'gelu';

export interface ActivationNode extends NodeBase {
  readonly kind: 'activation';
  readonly name: ActivationName;
  /** Slope below zero (*leaky*), alpha (*elu*), slope at zero (*hard-sigmoid*: 0.2 in Keras 2, 1/6 since); else null. */
  readonly alpha: number | null;
  /** Of *clip*; either may be infinite. */
  readonly bounds: readonly [number, number] | null;
  /** Below zero, per channel (*prelu*). */
  readonly slopes: Tensor | null;
}

export type PoolNode = NodeBase & { readonly kind: 'pool' } & (
    | { readonly op: 'max' | 'average'; readonly window: readonly [number, number]; readonly geometry: WindowGeometry }
    /** Over all of height and width; `keepDims` keeps `[n, 1, 1, c]`. */
    | { readonly op: 'global-max' | 'global-average'; readonly keepDims: boolean }
  );

export interface SumNode extends NodeBase {
  readonly kind: 'sum';
}

/** Product of two data tensors, `[signal, gate]` (squeeze and excitation); the gate may have fewer pixels. */
export interface GateNode extends NodeBase {
  readonly kind: 'gate';
}

export type ShapeNode = NodeBase & { readonly kind: 'shape' } & (
    | { readonly op: 'flatten' }
    /** Per-sample shape; the batch dimension is implied. At most one −1 takes what is left. */
    | { readonly op: 'reshape'; readonly shape: readonly number[] }
    | { readonly op: 'pad'; readonly padding: Padding; readonly value: number }
    /** Axes here and below count the batch as axis 0. */
    | { readonly op: 'concat'; readonly axis: number }
    | { readonly op: 'transpose'; readonly permutation: readonly number[] }
    /** A size of −1 reaches to the end. */
    | { readonly op: 'slice'; readonly begin: readonly number[]; readonly size: readonly number[] }
    | {
        readonly op: 'resize';
        readonly method: 'bilinear' | 'nearest';
        readonly size: readonly [number, number];
        readonly alignCorners: boolean;
        readonly halfPixelCenters: boolean;
      }
  );

export interface LrnNode extends NodeBase {
  readonly kind: 'lrn';
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/** A softmax that is not the last node (that one is dropped at import). */
interface SoftmaxNode extends NodeBase {
  readonly kind: 'softmax';
}

/** Runs forward only; a reverse walk that must pass through it is refused by name. */
interface OpaqueNode extends NodeBase {
  readonly kind: 'opaque';
  readonly run: (inputs: readonly Tensor[]) => Tensor;
  /** Per-sample shape of the result, from those of the inputs. */
  readonly shapeAfter: (inputs: readonly (readonly number[])[]) => readonly number[];
}

export type NetworkNode =
  | InputNode
  | LinearNode
  | ActivationNode
  | PoolNode
  | SumNode
  | GateNode
  | ShapeNode
  | LrnNode
  | SoftmaxNode
  | OpaqueNode;

export interface Network {
  /** Model name, for messages. */
  readonly name: string;
  readonly nodes: readonly NetworkNode[];
  readonly byId: ReadonlyMap<NodeId, NetworkNode>;
  readonly input: NodeId;
  /** The logits, `[n, classes]`. */
  readonly output: NodeId;
  /** `[height, width, channels]` the model was made for; 224 × 224 where its file leaves the size open. */
  readonly inputShape: readonly [number, number, number];
  readonly classes: number;
  /** Frees all weights. */
  dispose(): void;
}

/** What a model file set holds once read; the same for both formats. */
export interface ModelArtifacts {
  /** Model name, for messages. */
  readonly name: string;
  readonly format: 'layers-model' | 'graph-model';
  /** `modelTopology` of the model file. */
  readonly topology: unknown;
  /** `signature` of the model file, where it has one: names the output of a graph-model with several ends. */
  readonly signature?: unknown;
  readonly weightSpecs: readonly WeightSpec[];
  /** All weight files, in manifest order, as one buffer. */
  readonly weightData: ArrayBuffer;
}

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}
