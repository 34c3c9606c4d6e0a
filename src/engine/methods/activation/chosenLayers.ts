/**
 * Which feature maps a class activation method works on.
 *
 * Any finished feature map will do from which what is explained is computed. Reads the graph only.
 */
import type { Failure } from '../../../core/failure.ts';
import type { MethodCard } from '../../../core/methods/methodCard.ts';
import type { Target } from '../../../core/methods/target.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import { lastSpatialLayer, spatialLayers } from '../../../network/layers.ts';
import type { MethodQuestion } from '../method.ts';
import { unsuited } from '../unsuited.ts';

/** The layers named, or the method's own default: the last feature map before the head, or before the node that is explained. */
export function chosenLayers({ network, target, options }: MethodQuestion): readonly NodeId[] {
  const named = options['layers'];
  if (Array.isArray(named) && named.length > 0) return named as readonly NodeId[];
  const candidates = layersBefore(network, target);
  const usual = candidates.length === 0 ? null : lastSpatialLayer(network);
  if (usual !== null && candidates.includes(usual)) return [usual];
  return candidates.slice(-1);
}

/** Why there is nothing to draw a map from, or null where there is. */
export function refusedLayers(card: MethodCard, question: MethodQuestion): Failure | null {
  const { network, target } = question;
  const candidates = layersBefore(network, target);
  if (candidates.length === 0) return unsuited(card, network, 'there is no feature map before what is explained');
  const unknown = chosenLayers(question).find((layer) => !candidates.includes(layer));
  if (unknown === undefined) return null;
  return unsuited(card, network, `"${unknown}" is no feature map from which what is explained is computed`);
}

/** Feature maps that what is explained depends on, input side first. */
function layersBefore(network: Network, target: Target): NodeId[] {
  const end = target.kind === 'node' ? target.node : network.output;
  const before = new Set<NodeId>();
  for (const node of network.nodes.toReversed()) {
    if (node.id === end || before.has(node.id)) for (const id of node.inputs) before.add(id);
  }
  return spatialLayers(network).filter((id) => before.has(id));
}
