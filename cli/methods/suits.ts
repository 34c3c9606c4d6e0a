/**
 * Which methods can explain which networks, and why not where they cannot.
 *
 * Asks every method about the network's graph, for one of its classes; runs nothing.
 */
import type { Failure } from '../../src/core/failure.ts';
import type { MethodOptions } from '../../src/core/methods/methodCard.ts';
import { settleOptions } from '../../src/core/methods/cards.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import type { Method } from '../../src/engine/methods/method.ts';
import type { Network } from '../../src/network/graph.ts';
import type { Patterns } from '../../src/network/patterns/patterns.ts';

/** One column of the table. */
export interface Suits {
  readonly network: string;
  /** By method id: null where it suits, else the reason, without the names of method and network. */
  readonly reasons: ReadonlyMap<string, string | null>;
}

/** What methods are asked about. */
export interface Asked {
  readonly network: Network;
  /** Null where there are none for this network. */
  readonly patterns: Patterns | null;
}

export function suitsOf(name: string, asked: Asked, methods: Iterable<Method>): Suits {
  const reasons = [...methods].map((method): [string, string | null] => {
    const refused = refusalOf(method, asked);
    return [method.card.id, refused && reasonOf(refused)];
  });
  return { network: name, reasons: new Map(reasons) };
}

/** Of a method with `options`, all others at their defaults. */
export function refusalOf(method: Method, asked: Asked, options: MethodOptions = {}): Failure | null {
  return method.refusal({ ...asked, target: classTarget(0), options: settleOptions(method.card, options) });
}

function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'method-unsuited':
      return failure.detail;
    case 'unsupported-node':
      return `${failure.detail}: ${failure.op}`;
    default:
      return failure.kind;
  }
}
