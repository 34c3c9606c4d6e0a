/**
 * A tiny model as a server would hold it, and a `fetch` that serves it, for tests of
 * loading. Its topology is never imported.
 */
import { createHash } from 'node:crypto';
import type { ModelCard } from '../../core/modelCard.ts';

export const address = 'https://models.test/tiny/model.json';

const numbers = (count: number): Uint8Array<ArrayBuffer> => new Uint8Array(count).map((_, i) => i * 7 + count);

/** Two groups: one of two files (24 bytes of float32), one of one file (4 bytes quantised to uint8). */
export const weightFiles = { 'a-1of2.bin': numbers(16), 'a-2of2.bin': numbers(8), 'b.bin': numbers(4) };

export const modelJson = {
  format: 'layers-model',
  modelTopology: { model_config: { class_name: 'Sequential' } },
  weightsManifest: [
    { paths: ['a-1of2.bin', 'a-2of2.bin'], weights: [{ name: 'w', shape: [2, 3], dtype: 'float32' }] },
    {
      paths: ['b.bin'],
      weights: [
        {
          name: 'q',
          shape: [4],
          dtype: 'float32',
          quantization: { dtype: 'uint8', scale: 0.5, min: -1, original_dtype: 'float32' },
        },
      ],
    },
  ],
};

export const jsonBytes = new TextEncoder().encode(JSON.stringify(modelJson));
export const wholeBytes = Buffer.concat([jsonBytes, ...Object.values(weightFiles)]);
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const card: ModelCard = {
  id: 'tiny',
  name: 'Tiny',
  format: 'layers-model',
  address,
  query: '',
  inputSize: [4, 6],
  preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
  classes: ['cat', 'dog', 'owl'],
  backgroundClass: null,
  outputs: 'logits',
  bytes: wholeBytes.length,
  sha256: sha256(wholeBytes),
  files: [{ path: 'b.bin', bytes: 4, sha256: sha256(weightFiles['b.bin']) }],
  licence: 'MIT',
  source: 'made for this test',
  note: 'Knows nothing.',
};

export type Served = Record<string, Uint8Array<ArrayBuffer> | number>;

export const served: Served = {
  [address]: jsonBytes,
  ...Object.fromEntries(
    Object.entries(weightFiles).map(([path, bytes]) => [`https://models.test/tiny/${path}`, bytes]),
  ),
};

/** Serves bytes, answers numbers as HTTP status, and anything else as a host that is not there. */
export function serverOf(files: Served): { fetchFile: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  const fetchFile = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const key = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    asked.push(key);
    const file = files[key];
    if (init?.signal?.aborted) return Promise.reject(new DOMException('aborted', 'AbortError'));
    if (file === undefined) return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(typeof file === 'number' ? new Response('', { status: file }) : new Response(file));
  };
  return { fetchFile, asked };
}
