/**
 * Loads a model as its card describes it: files, checks, class names.
 *
 * What is returned is whole: every group of files has exactly the bytes that its
 * tensors need, and every size and hash on the card holds. A broken file from the
 * cache costs one fresh download, never a failure. Builds no network (see
 * `network/import`).
 */
import { FailureError } from '../../core/failure.ts';
import type { ModelCard } from '../../core/modelCard.ts';
import type { ModelArtifacts } from '../../network/graph.ts';
import { sha256Of } from '../sha256.ts';
import { parseClassNames, withBackground } from './classNames.ts';
import type { DownloadOptions, Expected } from './download.ts';
import { concatenate, Download, inParallel } from './download.ts';
import type { ModelCache } from './modelCache.ts';
import type { ModelJson, WeightGroup } from './modelJson.ts';
import { artifactsOf, parseModelJson } from './modelJson.ts';

export interface LoadedModel {
  readonly artifacts: ModelArtifacts;
  /** SHA-256 over model.json and all weight files in manifest order. */
  readonly sha256: string;
  /** One per output, background included. */
  readonly classNames: readonly string[];
}

const jsonName = 'model.json';

function corrupt(card: ModelCard, file: string, detail: string): FailureError {
  return new FailureError({ kind: 'model-corrupt', model: card.name, file, detail });
}

/** What the card says of a file, and for a file that is a whole group, what the manifest implies. */
function expectedOf(card: ModelCard, path: string, group: WeightGroup | null): Expected {
  const pinned = card.files.find((file) => file.path === path);
  const implied = group?.paths.length === 1 ? group.bytes : null;
  return { bytes: pinned?.bytes ?? implied, sha256: pinned?.sha256 ?? null };
}

/**
 * The card and the file must speak of the same model. A card may know a file by
 * several names (copies differ in them), so not every name on it must be used.
 */
function checkManifest(card: ModelCard, json: ModelJson): void {
  if (json.format !== card.format)
    throw new FailureError({
      kind: 'model-invalid',
      model: card.name,
      detail: `it is a ${json.format}, its card says ${card.format}`,
    });
  const paths = new Set(json.groups.flatMap((group) => group.paths));
  const pinned = card.files.filter(({ path }) => path !== jsonName);
  if (pinned.length === 0 || pinned.some(({ path }) => paths.has(path))) return;
  throw corrupt(card, pinned.map(({ path }) => path).join(', '), 'on the card, but model.json names none of them');
}

async function loadWeights(card: ModelCard, json: ModelJson, download: Download): Promise<Uint8Array[]> {
  const files = json.groups.flatMap((group) => group.paths.map((path) => ({ path, group })));
  const loaded = await inParallel(files, ({ path, group }) =>
    download.file(path, new URL(path, card.address).href + card.query, expectedOf(card, path, group)),
  );
  let at = 0;
  for (const { paths, bytes } of json.groups) {
    const held = loaded.slice(at, at + paths.length).reduce((sum, file) => sum + file.length, 0);
    if (held !== bytes) throw corrupt(card, paths.join(', '), `${held} bytes, but its tensors need ${bytes}`);
    at += paths.length;
  }
  return loaded;
}

async function loadClassNames(card: ModelCard, download: Download): Promise<readonly string[]> {
  if (typeof card.classes !== 'string') return withBackground(card.classes, card.backgroundClass);
  const list = await download.file('class names', card.classes, { bytes: null, sha256: null });
  download.total += list.length;
  return parseClassNames(card, new TextDecoder().decode(list));
}

async function attempt(card: ModelCard, download: Download): Promise<LoadedModel> {
  const jsonBytes = await download.file(jsonName, card.address + card.query, expectedOf(card, jsonName, null));
  const json = parseModelJson(new TextDecoder().decode(jsonBytes), card.name);
  checkManifest(card, json);
  download.total = json.groups.reduce((sum, group) => sum + group.bytes, jsonBytes.length);
  const classNames = await loadClassNames(card, download);
  const weights = await loadWeights(card, json, download);
  const whole = concatenate([jsonBytes, ...weights]);
  const sha256 = await sha256Of(whole);
  if (card.sha256 !== null && sha256 !== card.sha256)
    throw corrupt(card, jsonName, 'the SHA-256 over all its files is not the one on the card');
  return { artifacts: artifactsOf(json, card.name, whole.buffer.slice(jsonBytes.length)), sha256, classNames };
}

/** A full disk or a private window must not stop the work. */
async function keep(download: Download, options: DownloadOptions): Promise<void> {
  const { cache } = options;
  if (cache) await Promise.allSettled([...download.fetched].map(([address, bytes]) => cache.put(address, bytes)));
}

/**
 * Loads the files of `card`, whose addresses must be absolute (`resolveCard`).
 *
 * Throws *model-unreachable* (with the HTTP status where there was one),
 * *model-corrupt* (a size, hash or shape that does not hold) or *model-invalid* (no
 * model at all, or another than the card says); rejects with the signal's reason
 * where it was stopped.
 */
export async function loadModel(card: ModelCard, options: DownloadOptions): Promise<LoadedModel> {
  const download = new Download(card, options);
  try {
    const model = await attempt(card, download);
    await keep(download, options);
    return model;
  } catch (error) {
    const doubtful = error instanceof FailureError && ['model-corrupt', 'model-invalid'].includes(error.failure.kind);
    const { cache } = options;
    if (!cache || !doubtful || download.reused.length === 0) throw error;
    await Promise.allSettled(download.reused.map((address) => cache.delete(address)));
    const forgetful: ModelCache = { ...cache, get: () => Promise.resolve(null) };
    return await loadModel(card, { ...options, cache: forgetful });
  } finally {
    download.close();
  }
}
