/** Relevance methods run on small networks, and maps as plain numbers. */
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import type { Network } from '../../../network/graph.ts';
import { contextFor, runMethod } from '../method.fixture.ts';
import type { MapResult, Method, MethodContext } from '../method.ts';

/** The map of a picture without a pattern. */
export async function mapOf(
  method: Method,
  network: Network,
  options: MethodOptions = {},
  given: Partial<MethodContext> = {},
): Promise<MapResult> {
  const context = contextFor(network, given);
  try {
    return (await runMethod(method, context, options)).result;
  } finally {
    context.input.dispose();
  }
}

export const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** Largest difference, in units of the second map's largest value. */
export function gap(found: ArrayLike<number>, due: ArrayLike<number>): number {
  const scale = Array.from(due).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Array.from(found).reduce((most, value, i) => Math.max(most, Math.abs(value - (due[i] ?? NaN))), 0) / scale;
}
