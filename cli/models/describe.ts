/**
 * Joins what a person said of a model with what lies beside it, and asks for what
 * nobody said: how pictures are prepared and what the classes are called cannot be
 * read from a model, and guessed wrong they give confident nonsense.
 */
import { resolve } from 'node:path';
import type { ModelCard } from '../../src/core/modelCard.ts';
import { backgroundName } from '../../src/engine/catalogue/classNames.ts';
import { UsageError } from '../settings.ts';
import { readClassList } from './classList.ts';
import type { NeighbourFacts } from './neighbourCard.ts';
import type { AddRequest } from './request.ts';

/** What must be known before a model is tried. */
export type Facts = Pick<ModelCard, 'preprocess' | 'backgroundClass'> & { readonly classNames: readonly string[] };

/** The list that the catalogue's own models use, in the models folder. */
export const imagenetFile = 'imagenet-classes.json';

async function namesOf(
  { classes }: AddRequest,
  neighbour: NeighbourFacts | null,
  shelfFolder: string,
  model: string,
): Promise<readonly string[] | undefined> {
  if (classes === 'imagenet') return readClassList(resolve(shelfFolder, imagenetFile), model);
  return classes === undefined ? neighbour?.classNames : readClassList(resolve(classes), model);
}

type Preprocess = ModelCard['preprocess'];
const preparation = ['order', 'scale', 'mean', 'std'] as const;

function missing(preprocess: Partial<Preprocess>): string[] {
  return preparation.filter((flag) => preprocess[flag] === undefined);
}

function isWhole(preprocess: Partial<Preprocess>): preprocess is Preprocess {
  return missing(preprocess).length === 0;
}

/** Throws a `UsageError` that lists every option still needed. */
export async function gatherFacts(
  request: AddRequest,
  neighbour: NeighbourFacts | null,
  shelfFolder: string,
  model: string,
): Promise<Facts> {
  const classNames = await namesOf(request, neighbour, shelfFolder, model);
  const preprocess = { ...neighbour?.preprocess, ...request.preprocess };
  if (!classNames || !isWhole(preprocess)) {
    const wanted = [...(classNames ? [] : ['classes']), ...missing(preprocess)].map((flag) => `--${flag}`);
    throw new UsageError(
      `A model does not say how pictures are prepared for it, nor what its classes are called. Still needed: ${wanted.join(', ')}.`,
    );
  }
  const backgroundClass = request.background ?? (classNames[0] === backgroundName ? 0 : null);
  return { classNames, backgroundClass, preprocess };
}

/** Whether a softmax stands anywhere in the topology: as an op, a layer, or an activation. */
export function outputsOf(topology: unknown): ModelCard['outputs'] {
  return /"softmax"/i.test(JSON.stringify(topology)) ? 'probabilities' : 'logits';
}
