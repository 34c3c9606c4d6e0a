/**
 * Options that make a method as cheap as it can be, for tests that ask whether it runs
 * and not how good its map is: whatever is counted, as few as the card allows.
 */
import type { MethodCard, MethodOptions } from '../../src/core/methods/methodCard.ts';

/** Options that say how much work is done. */
const counted = new Set(['iterations', 'steps', 'samples', 'masks', 'count', 'draws', 'size', 'most']);

/** Where the least work is not the smallest number. */
const others: Readonly<Record<string, MethodOptions>> = {
  'score-cam': { channels: 8 },
  occlusion: { window: 112, stride: 112 },
  // A line search asks for more pictures than the slope itself.
  'i-gos-plus': { search: 'momentum' },
  'i-gos-plus-plus': { search: 'momentum' },
};

export function leastOptions({ id, options }: MethodCard): MethodOptions {
  const least = Object.entries(options).flatMap(([key, spec]) =>
    spec.kind === 'number' && counted.has(key) ? [[key, spec.min] as const] : [],
  );
  return { ...Object.fromEntries(least), ...others[id] };
}
