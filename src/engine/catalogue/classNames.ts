/**
 * The names of a model's classes, in the order of its outputs.
 *
 * One list serves networks with and without a background output: where the card
 * says there is one and the list leaves it out, it is put in its place. Knows
 * nothing of languages; the lists are what the data set's authors wrote.
 */
import * as v from 'valibot';
import { FailureError } from '../../core/failure.ts';
import type { ModelCard } from '../../core/modelCard.ts';

export const backgroundName = 'background';

const listSchema = v.pipe(v.array(v.string()), v.minLength(2));

export function withBackground(names: readonly string[], backgroundClass: number | null): readonly string[] {
  if (backgroundClass === null || names[backgroundClass] === backgroundName) return names;
  return names.toSpliced(backgroundClass, 0, backgroundName);
}

/** Reads a fetched list of names; throws *model-invalid* where it is none. */
export function parseClassNames(card: ModelCard, text: string): readonly string[] {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Left null: refused below like any other thing that is no list.
  }
  const names = v.safeParse(listSchema, json);
  if (!names.success)
    throw new FailureError({
      kind: 'model-invalid',
      model: card.name,
      detail: 'its class names are no JSON list of at least two names',
    });
  return withBackground(names.output, card.backgroundClass);
}

/** Throws *model-invalid* unless there is one name per output of the network. */
export function checkClassNames(model: string, names: readonly string[], outputs: number): void {
  if (names.length === outputs) return;
  throw new FailureError({
    kind: 'model-invalid',
    model,
    detail: `it has ${outputs} outputs, but ${names.length} classes are named`,
  });
}
