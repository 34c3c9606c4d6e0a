/**
 * The pictures of a folder, with what is known of where their things are.
 *
 * A manifest speaks of files relative to itself; a picture of which it says nothing has no
 * boxes. Opens no picture.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { FailureError } from '../../src/core/failure.ts';
import type { Box } from '../../src/core/measures/mapMeasures.ts';
import type { Fit } from '../../src/core/regions/picture.ts';
import { seededRandom } from '../../src/core/seededRandom.ts';
import { Field, FieldError } from '../../src/core/share/field.ts';
import { fitWindows } from '../../src/engine/picture/resize.ts';

export interface ListedPicture {
  readonly path: string;
  /** Relative to the folder. */
  readonly name: string;
  /** What it shows, as the manifest calls it. */
  readonly label: string | null;
  /** In pixels of the file; empty where the manifest has none. */
  readonly boxes: readonly Box[];
}

const endings = /\.(?:jpe?g|png|webp|avif|gif|tiff?)$/i;

/** Files in the folder and those in it, by name. @throws FailureError where folder or manifest cannot be read */
export function listPictures(folder: string, manifest: string | null): ListedPicture[] {
  const known = manifest === null ? new Map<string, Known>() : readManifest(manifest);
  return namesIn(folder).map((name) => {
    const path = resolve(folder, name);
    return { path, name, ...(known.get(path) ?? { label: null, boxes: [] }) };
  });
}

function namesIn(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    return names.filter((name) => endings.test(name)).sort();
  } catch {
    throw new FailureError({ kind: 'picture-unreachable', address: folder });
  }
}

type Known = Pick<ListedPicture, 'label' | 'boxes'>;

/** By path. */
function readManifest(path: string): Map<string, Known> {
  try {
    const images = new Field(JSON.parse(readFileSync(path, 'utf8'))).at('images').items();
    return new Map(images.map((image) => [resolve(dirname(path), image.at('file').text()), knownOf(image)]));
  } catch (thrown) {
    const detail = thrown instanceof FieldError ? thrown.message : 'it is not there, or no JSON';
    throw new FailureError({ kind: 'file-invalid', name: basename(path), detail });
  }
}

function knownOf(image: Field): Known {
  return { label: image.maybe('label')?.text() ?? null, boxes: image.maybe('boxes')?.items().map(boxOf) ?? [] };
}

function boxOf(field: Field): Box {
  const edges = field.items().map((edge) => edge.number(-1e6, 1e6));
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  if (edges.length !== 4 || left >= right || top >= bottom) field.refuse('[left, top, right, bottom]');
  return [left, top, right, bottom];
}

/** `count` of them, the same for the same seed, in the order of the list; all where it is null. */
export function choosePictures<T>(pictures: readonly T[], count: number | null, seed: number): readonly T[] {
  if (count === null || count >= pictures.length) return pictures;
  const random = seededRandom(seed);
  const drawn = pictures.map((_, at) => ({ at, lot: random() })).sort((a, b) => a.lot - b.lot || a.at - b.at);
  const kept = new Set(drawn.slice(0, count).map(({ at }) => at));
  return pictures.filter((_, at) => kept.has(at));
}

type Size = readonly [height: number, width: number];

/** A box of the file as one of the picture that the network sees; parts outside are cut off. */
export function seenBox([left, top, right, bottom]: Box, file: Size, seen: Size, fit: Fit): Box {
  const windows = fitWindows(file, seen, fit);
  const place = (value: number, axis: 0 | 1) => {
    const { begin, length } = windows[axis];
    return Math.min(seen[axis], Math.max(0, ((value - begin) / length) * seen[axis]));
  };
  return [place(left, 1), place(top, 0), place(right, 1), place(bottom, 0)];
}
