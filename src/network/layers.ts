/**
 * Which nodes are feature maps that a class activation map can be drawn from.
 *
 * A map is looked at where it is complete: after its activation, after a residual
 * sum, after a concatenation (attribution.md §A.2). Reads shapes only.
 */
import type { Network, NetworkNode, NodeId } from './graph.ts';
import { misuse } from './refuse.ts';
import { shapesOf } from './shapes.ts';

/** Nodes with a `[n, h, w, c]` output of more than one pixel that is a finished feature map, input side first. */
export function spatialLayers(network: Network): NodeId[] {
  const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
  const users = usersOf(network);
  return network.nodes
    .filter(({ id }) => {
      const [height = 1, width = 1, ...rest] = shapes.get(id) ?? [];
      return rest.length === 1 && height * width > 1;
    })
    .filter((node) => isFeatureMap(node) && !isCompletedLater(users.get(node.id) ?? []))
    .map(({ id }) => id);
}

/**
 * The feature map that enters the classifying head, from which Grad-CAM is usually drawn: the last one before the
 * global pool or flatten, and before a pool that only shrinks it (VGG16: `relu5_3`, not the pool after it).
 * @throws FailureError *internal* for a network without feature maps
 */
export function lastSpatialLayer(network: Network): NodeId {
  const layers = spatialLayers(network);
  const last = layers.findLast((id) => network.byId.get(id)?.kind !== 'pool') ?? layers.at(-1);
  if (last === undefined) throw misuse(`${network.name} has no feature maps`);
  return last;
}

function isFeatureMap(node: NetworkNode): boolean {
  switch (node.kind) {
    case 'linear':
      return node.op !== 'affine';
    case 'shape':
      return node.op === 'concat';
    case 'activation':
    case 'pool':
    case 'sum':
    case 'gate':
      return true;
    default:
      return false;
  }
}

/** Whether a node's only use is by what completes it: its activation, or the affine map before that. */
function isCompletedLater(users: readonly NetworkNode[]): boolean {
  const [user] = users;
  if (user === undefined || users.length > 1) return false;
  return user.kind === 'activation' || (user.kind === 'linear' && user.op === 'affine');
}

function usersOf(network: Network): ReadonlyMap<NodeId, NetworkNode[]> {
  const users = new Map<NodeId, NetworkNode[]>();
  for (const node of network.nodes) {
    for (const id of node.inputs) users.set(id, [...(users.get(id) ?? []), node]);
  }
  return users;
}
