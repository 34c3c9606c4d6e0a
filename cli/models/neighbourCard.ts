/**
 * What a `cards.json` beside a model's folder says of it: collections of models are
 * handed round like that, one entry per folder name, class lists in `../labels`.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { FailureError } from '../../src/core/failure.ts';
import type { ModelCard } from '../../src/core/modelCard.ts';
import { readClassList } from './classList.ts';

const triple = v.strictTuple([v.number(), v.number(), v.number()]);

const entrySchema = v.object({
  size: v.tuple([v.number(), v.number()]),
  outputs: v.picklist(['logits', 'probabilities']),
  classes: v.union([v.array(v.string()), v.string()]),
  preprocess: v.object({ order: v.picklist(['rgb', 'bgr']), scale: v.number(), mean: triple, std: triple }),
});

export type NeighbourFacts = Pick<ModelCard, 'inputSize' | 'outputs' | 'preprocess'> & {
  readonly classNames: readonly string[];
};

/** Null where there is no such file or it does not name this folder; throws *model-invalid* where it is malformed. */
export async function neighbourCard(folder: string): Promise<NeighbourFacts | null> {
  const id = basename(folder);
  const path = join(dirname(folder), 'cards.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const cards = JSON.parse(text) as Partial<Record<string, unknown>>;
  if (cards[id] === undefined) return null;
  const entry = v.safeParse(entrySchema, cards[id]);
  if (!entry.success)
    throw new FailureError({
      kind: 'model-invalid',
      model: id,
      detail: `its entry in ${path}: ${entry.issues[0].message}`,
    });
  const { size, outputs, preprocess, classes } = entry.output;
  const classNames =
    typeof classes === 'string' ? await readClassList(join(dirname(folder), '../labels', classes), id) : classes;
  return { inputSize: size, outputs, preprocess, classNames };
}
