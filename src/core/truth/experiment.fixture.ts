/**
 * A network that can be worked out by hand: the logit of a class is the sum of what the
 * parts that are there say for it, and of what the background objects do.
 */
import type { Experiment } from './experiment.ts';
import type { Importance } from './importance.ts';

export interface Additive {
  /** `weights[class][part]` */
  readonly weights: readonly (readonly number[])[];
  /** What each background object adds to the class that is shown. */
  readonly objects?: readonly number[];
  readonly shows?: number;
  readonly sufficient?: readonly number[];
}

export function additive({ weights, objects = [], shows = 0, sufficient = [] }: Additive): Experiment {
  const parts = weights[0]?.length ?? 0;
  const logits = (removed: number, gone: number) =>
    weights.map((row, index) => {
      const fromParts = row.reduce((sum, weight, part) => sum + ((removed >> part) & 1 ? 0 : weight), 0);
      const fromObjects = objects.reduce((sum, weight, object) => sum + (object === gone ? 0 : weight), 0);
      return fromParts + (index === shows ? fromObjects : 0);
    });
  return {
    shows,
    parts,
    objects: objects.length,
    sufficient,
    withoutParts: (removed) => logits(removed, -1),
    withoutObject: (object) => logits(0, object),
  };
}

/** A map that gives `parts` and `objects` these sums and `elsewhere` to the rest of the picture. */
export function importance(parts: readonly number[], objects: readonly number[] = [], elsewhere = 0): Importance {
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return { total: sum(parts) + sum(objects) + elsewhere, parts, objects };
}
