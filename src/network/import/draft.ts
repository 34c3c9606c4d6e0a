/**
 * A network while it is being imported.
 *
 * The builder names nodes uniquely and knows every node's shape as soon as it is
 * added, which the importers need to read shapes, scalars and dense layers right.
 * Allocates no tensor.
 */
import type { NodeId } from '../graph.ts';
import { invalid } from '../refuse.ts';
import { shapeAfter, type Shape } from '../shapes.ts';
import type { DraftNode, DraftPart } from './draftNode.ts';

export interface Draft {
  readonly name: string;
  /** In topological order. */
  readonly nodes: readonly DraftNode[];
  readonly input: NodeId;
  readonly output: NodeId;
  readonly inputShape: readonly [number, number, number];
}

/** Where in the model file new nodes come from. */
export interface Site {
  readonly id: NodeId;
  readonly origin: { readonly name: string; readonly op: string };
}

export interface DraftBuilder {
  readonly model: string;
  /** Adds the picture input; `shape` may leave sizes open (null). */
  input(site: Site, shape: readonly (number | null)[]): NodeId;
  /** Adds a node named after its site (and `suffix`), numbered where that name is taken. */
  add(site: Site, part: DraftPart, suffix?: string): NodeId;
  shapeOf(id: NodeId): Shape;
  nodeOf(id: NodeId): DraftNode;
  finish(output: NodeId): Draft;
}

/** Pixels assumed along a side the model file leaves open: what most image classifiers were made for. */
const openSize = 224;

export function createDraftBuilder(model: string): DraftBuilder {
  const nodes = new Map<NodeId, DraftNode>();
  const shapes = new Map<NodeId, Shape>();
  let input: { id: NodeId; shape: [number, number, number] } | null = null;

  const freeName = (wanted: string): string => {
    let name = wanted;
    for (let n = 1; shapes.has(name); n++) name = `${wanted}#${n}`;
    return name;
  };
  const made = <T>(found: T | undefined, id: NodeId): T => {
    if (found === undefined) throw invalid(model, `node ${id} is used before it is made`);
    return found;
  };
  const shapeOf = (id: NodeId): Shape => made(shapes.get(id), id);

  return {
    model,
    input: (site, given) => {
      if (input !== null) throw invalid(model, 'it has several inputs; one picture is all there is to give');
      if (given.length !== 3) throw invalid(model, `its input is not a picture: ${given.join(' × ')}`);
      const [height, width, channels] = given;
      const shape: [number, number, number] = [height ?? openSize, width ?? openSize, channels ?? 3];
      const node: DraftNode = { id: freeName(site.id), origin: site.origin, kind: 'input', inputs: [] };
      nodes.set(node.id, node);
      shapes.set(node.id, shape);
      input = { id: node.id, shape };
      return node.id;
    },
    add: (site, part, suffix = '') => {
      const node: DraftNode = { ...part, id: freeName(site.id + suffix), origin: site.origin };
      shapes.set(node.id, shapeAfter(node, part.inputs.map(shapeOf), model));
      nodes.set(node.id, node);
      return node.id;
    },
    shapeOf,
    nodeOf: (id) => made(nodes.get(id), id),
    finish: (output) => {
      if (input === null) throw invalid(model, 'it has no input');
      return { name: model, nodes: [...nodes.values()], input: input.id, output, inputShape: input.shape };
    },
  };
}
