/**
 * Example pictures beside the document: one scene of each family, with the maps of the
 * methods that scored best and the first root.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { methods } from '../../src/engine/methods/registry.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import type { Example, Row } from './document.ts';
import type { MeasuredScene } from './measure.ts';
import { methodMap } from './methodMaps.ts';
import { firstRoot } from './search.ts';
import { mapTile, partsTile, shownTile, strip } from './strip.ts';
import type { Subject } from './subject.ts';

const MOST_METHODS = 3;

/** Writes the pictures into a folder named like the document. */
export async function writeExamples(
  subject: Subject,
  scenes: readonly MeasuredScene[],
  rows: readonly Row[],
  out: string,
): Promise<Example[]> {
  const name = basename(out, '.md');
  const folder = join(dirname(out), name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const best = rows
    .filter(({ kind }) => kind === 'method')
    .sort((a, b) => (b.scores.overall ?? 0) - (a.scores.overall ?? 0))
    .flatMap(({ id }) => methods.get(id) ?? [])
    .slice(0, MOST_METHODS);
  const examples: Example[] = [];
  for (const { scene, experiment, found } of onePerFamily(scenes)) {
    const { seen } = scene;
    const root = firstRoot(found).flat();
    const rootName = found.roots.length > 0 ? 'the first root' : 'no explanation found';
    const maps: Uint8Array[] = [];
    for (const method of best) maps.push(mapTile(await methodMap(method, subject, seen, experiment.shows), seen));
    const tiles = [Uint8Array.from(seen.rgb), partsTile(scene), ...maps, shownTile(root, seen)];
    const file = `${scene.truth.class.replaceAll(' ', '-')}.webp`;
    await writeFile(join(folder, file), await strip(tiles, subject.size));
    const shows = [scene.truth.class, 'its parts', ...best.map(({ card }) => card.name), rootName];
    examples.push({ file: `${name}/${file}`, shows });
  }
  return examples;
}

function onePerFamily(scenes: readonly MeasuredScene[]): MeasuredScene[] {
  const familyOf = ({ scene }: MeasuredScene) => thingClasses.find(({ name }) => name === scene.truth.class)?.family;
  return scenes.filter((one, at) => scenes.findIndex((other) => familyOf(other) === familyOf(one)) === at);
}
