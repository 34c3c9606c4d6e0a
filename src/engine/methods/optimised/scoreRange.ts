/** Between which numbers a target's score always lies: what lets a trial be given up before all its pictures are seen. */
import type { Target } from '../../../core/methods/target.ts';
import type { ScoreKind } from '../score.ts';

export function scoreRange(target: Target, kind: ScoreKind): readonly [number, number] {
  if (target.kind === 'node' || kind === 'logit') return [-Infinity, Infinity];
  return target.against === null ? [0, 1] : [-1, 1];
}
