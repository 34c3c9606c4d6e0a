/**
 * The models folder of this copy: its catalogue, and one folder per model that was
 * put there.
 *
 * The catalogue is written in one way only (`formatCatalogue.ts`) and to a new file
 * that then takes the old one's place, so a crash leaves the old one.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FailureError } from '../../src/core/failure.ts';
import type { Catalogue, ModelCard } from '../../src/core/modelCard.ts';
import { parseCatalogue } from '../../src/engine/catalogue/catalogue.ts';
import { formatCatalogue } from './formatCatalogue.ts';

export interface Shelf {
  /** Absolute path of the folder, `public/models`. */
  readonly folder: string;
  readonly catalogue: Catalogue;
}

const fileOf = (folder: string): string => join(folder, 'catalogue.json');

/** Throws *catalogue-unreadable*. */
export async function openShelf(folder: string): Promise<Shelf> {
  const path = fileOf(folder);
  const unreadable = (detail: string): FailureError =>
    new FailureError({ kind: 'catalogue-unreadable', address: path, detail });
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable('the file cannot be opened');
  });
  try {
    return { folder, catalogue: parseCatalogue(JSON.parse(text), path) };
  } catch (error) {
    throw error instanceof SyntaxError ? unreadable(error.message) : error;
  }
}

async function save({ folder }: Shelf, models: readonly ModelCard[]): Promise<void> {
  const path = fileOf(folder);
  const catalogue = parseCatalogue({ version: 1, models }, path);
  await writeFile(`${path}.new`, formatCatalogue(catalogue));
  await rename(`${path}.new`, path);
}

/** Whether the model's files lie in this copy, and not at an address of its own. */
export function isLocal({ id, address }: ModelCard): boolean {
  return address === `${id}/model.json`;
}

/** Puts a model's files and card on the shelf; on failure leaves it as it was. */
export async function place(shelf: Shelf, card: ModelCard, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const folder = join(shelf.folder, card.id);
  if (existsSync(folder)) throw new Error(`${folder} exists already`);
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await save(shelf, [...shelf.catalogue.models, card]);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Changes what one card says; a card that is not there stays away. */
export async function amend(shelf: Shelf, id: string, change: Partial<ModelCard>): Promise<void> {
  await save(
    shelf,
    shelf.catalogue.models.map((model) => (model.id === id ? { ...model, ...change } : model)),
  );
}

/** Takes a card off the shelf, and the model's files where they lie here. Throws *model-invalid* for an unknown id. */
export async function take(shelf: Shelf, id: string): Promise<ModelCard> {
  const card = shelf.catalogue.models.find((model) => model.id === id);
  if (!card)
    throw new FailureError({
      kind: 'model-invalid',
      model: id,
      detail: `no model here has that id; there are ${shelf.catalogue.models.map((model) => model.id).join(', ')}`,
    });
  await save(
    shelf,
    shelf.catalogue.models.filter((model) => model !== card),
  );
  if (isLocal(card)) await rm(join(shelf.folder, id), { recursive: true, force: true });
  return card;
}
