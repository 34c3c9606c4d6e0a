/**
 * A draft that can be rewritten: look-ups, replacement and bypass of nodes.
 *
 * The passes of this folder share it. Every rewrite keeps the topological order;
 * nodes nobody needs any more disappear at the end. Knows no pass.
 */
import type { NodeId } from '../../graph.ts';
import type { Draft } from '../draft.ts';
import type { DraftNode } from '../draftNode.ts';

export interface Workspace {
  /** A copy of the present nodes, safe to walk while rewriting. */
  nodes(): readonly DraftNode[];
  get(id: NodeId | undefined): DraftNode | undefined;
  readonly output: NodeId;
  /** The one node that uses `id`, if it is one and `id` is not the output. */
  onlyUser(id: NodeId): DraftNode | undefined;
  /** Whether nothing but one place of one node uses `id`. */
  isPrivate(id: NodeId): boolean;
  replace(node: DraftNode): void;
  /** Everybody who uses `id` uses `instead`. */
  bypass(id: NodeId, instead: NodeId): void;
  /** Adds a node after `place` in the order. */
  addAfter(place: NodeId, node: DraftNode): void;
  setOutput(id: NodeId): void;
  /** Forgets nodes that the output no longer needs, so that they count as nobody's users. */
  prune(): void;
  finish(): Draft;
}

export function createWorkspace(draft: Draft): Workspace {
  let order = new Map(draft.nodes.map((node) => [node.id, node]));
  let output = draft.output;
  const usersOf = (id: NodeId): DraftNode[] =>
    [...order.values()].flatMap((node) => node.inputs.filter((input) => input === id).map(() => node));
  const onlyUser = (id: NodeId): DraftNode | undefined => {
    const users = usersOf(id);
    return users.length === 1 && id !== output ? users[0] : undefined;
  };
  return {
    nodes: () => [...order.values()],
    get: (id) => (id === undefined ? undefined : order.get(id)),
    get output() {
      return output;
    },
    onlyUser,
    isPrivate: (id) => onlyUser(id) !== undefined,
    replace: (node) => void order.set(node.id, node),
    bypass: (id, instead) => {
      for (const user of usersOf(id)) {
        const inputs = user.inputs.map((input) => (input === id ? instead : input));
        order.set(user.id, { ...order.get(user.id), ...user, inputs });
      }
      if (output === id) output = instead;
      order.delete(id);
    },
    addAfter: (place, node) => {
      order = new Map(
        [...order].flatMap(([id, old]) =>
          id === place ? [[id, old] as const, [node.id, node] as const] : [[id, old] as const],
        ),
      );
    },
    setOutput: (id) => {
      output = id;
    },
    prune: () => {
      order = new Map(needed([...order.values()], output).map((node) => [node.id, node]));
    },
    finish: () => ({ ...draft, output, nodes: needed([...order.values()], output) }),
  };
}

function needed(nodes: readonly DraftNode[], output: NodeId): DraftNode[] {
  const wanted = new Set([output]);
  for (const node of nodes.toReversed()) if (wanted.has(node.id)) node.inputs.forEach((input) => wanted.add(input));
  return nodes.filter((node) => wanted.has(node.id) || node.kind === 'input');
}
