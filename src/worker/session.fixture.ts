/**
 * A worker without a browser: a session on a back end that runs in Node, with a
 * network that counts colours and a picture with two red spots.
 */
import * as tf from '@tensorflow/tfjs-core';
import { tinyCard, tinyModelJson, tinySize, tinyWeights } from '../../e2e/tinyModel.ts';
import type { ModelCard } from '../core/modelCard.ts';
import type { DecodedPicture } from '../engine/picture/resize.ts';
import { serverOf, type Served } from '../engine/catalogue/modelFiles.fixture.ts';
import type { Handlers } from './host.ts';
import { createHandlers } from './handlers.ts';
import type { JobName, Jobs, PictureRef, Subject } from './protocol.ts';
import { Session, type Platform } from './session.ts';

const base = 'https://models.test/';

export const spotsCard: ModelCard = { ...tinyCard, address: `${base}${tinyCard.address}` };

/** The same files under another name: another model to whoever keeps models, the same network to a scoring thread. */
export const otherCard: ModelCard = { ...spotsCard, id: 'other', address: `${base}other/model.json` };
/** Another file to its SHA-256, and so another network altogether. */
export const thirdCard: ModelCard = { ...spotsCard, id: 'third', address: `${base}third/model.json`, files: [] };

const encode = (text: string) => new TextEncoder().encode(text);

const files: Served = Object.fromEntries(
  [spotsCard, otherCard, thirdCard].flatMap(({ id, address }) => [
    [address, encode(id === 'third' ? `${tinyModelJson}\n` : tinyModelJson)],
    [new URL('weights.bin', address).href, new Uint8Array(tinyWeights)],
  ]),
);

/** Grey with two red squares: top left and bottom right. */
function spots(): DecodedPicture {
  const rgb = new Uint8ClampedArray(tinySize * tinySize * 3).fill(40);
  const spot = tinySize / 4;
  for (let y = 0; y < tinySize; y++) {
    for (let x = 0; x < tinySize; x++) {
      const isRed = (x < spot && y < spot) || (x >= tinySize - spot && y >= tinySize - spot);
      if (isRed) rgb.set([255, 0, 0], (y * tinySize + x) * 3);
    }
  }
  return { width: tinySize, height: tinySize, rgb };
}

const picture = (sha256 = 'a'): PictureRef => ({ sha256, name: 'spots.png', blob: new Blob([sha256]) });

export const subject = (model = spotsCard, sha256 = 'a'): Subject => ({ picture: picture(sha256), fit: 'crop', model });

export interface Bench {
  readonly session: Session;
  readonly handlers: Handlers;
  /** Addresses fetched. */
  readonly asked: string[];
  /** Pictures decoded. */
  readonly decoded: string[];
}

/** @param platform what differs from: cpu back end, no threads, no cache */
export function setUp(platform: Partial<Platform> = {}): Bench {
  const { fetchFile, asked } = serverOf(files);
  const decoded: string[] = [];
  const session = new Session({
    openBackend: async ({ onTrying }) => {
      onTrying('cpu');
      await tf.setBackend('cpu');
      return { backend: 'cpu', reason: 'chosen by the test', adapter: '', version: tf.version_core };
    },
    startThread: () => Promise.reject(new Error('no threads here')),
    cores: 2,
    decode: (_, name) => {
      decoded.push(name);
      return Promise.resolve(spots());
    },
    modelCache: () => Promise.resolve(null),
    scoreCache: () => Promise.resolve(null),
    fetchFile,
    ...platform,
  });
  return { session, handlers: createHandlers(session), asked, decoded };
}

/** Runs a job to its end. */
export async function run<N extends JobName>(
  { handlers }: Pick<Bench, 'handlers'>,
  job: N,
  input: Jobs[N]['input'],
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly heard: Jobs[N]['progress'][]; readonly output: Jobs[N]['output'] }> {
  const generator = handlers[job](input, signal);
  const heard: Jobs[N]['progress'][] = [];
  for (;;) {
    const step = await generator.next();
    if (step.done === true) return { heard, output: step.value };
    heard.push(step.value);
  }
}
