import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../core/modelCard.ts';
import { neverStops } from '../../core/stop.ts';
import { leaked, useBackend } from '../../network/backends.fixture.ts';
import type { Network } from '../../network/graph.ts';
import { imported, mobilenet, noise } from '../../network/keras.fixture.ts';
import { patternNodes, type Patterns } from '../../network/patterns/patterns.ts';
import { card as tinyCard, serverOf, sha256 } from '../catalogue/modelFiles.fixture.ts';
import { loadPatterns } from './loadPatterns.ts';
import { decodePatterns, encodePatterns, readDescription } from './patternFile.ts';

let network: Network;
let patterns: Patterns;
const facts = { model: sha256(new Uint8Array([1])), pictures: 7, source: 'noise', file: 'patterns.bin' };

beforeAll(async () => {
  await useBackend('cpu');
  network = await imported(mobilenet(true));
  const made = patternNodes(network).map(async ({ node, shape }, index) => {
    const values = noise([...shape], index + 1);
    const pattern = (await values.data<'float32'>()).map((value) => value * 10 ** index);
    values.dispose();
    return [node.id, pattern] as const;
  });
  patterns = new Map(await Promise.all(made));
});
afterAll(() => {
  network.dispose();
});

describe('the file of patterns', () => {
  it('gives every neuron its direction back within a 254th of its largest number', async () => {
    const { description, bytes } = await encodePatterns(network, patterns, facts);
    expect(bytes.length).toBe([...patterns.values()].reduce((sum, { length }) => sum + length, 0));
    const read = readDescription(JSON.stringify(description), network, facts.model);
    expect(read).toMatchObject({ bytes: bytes.length, description: { pictures: 7, source: 'noise' } });
    const decoded = decodePatterns(description, bytes);
    for (const { node, shape } of patternNodes(network)) {
      const [before, after] = [patterns.get(node.id)!, decoded.get(node.id)!];
      const depthwise = node.kind === 'linear' && node.op === 'depthwise';
      const neurons = depthwise ? shape.at(-1)! * shape.at(-2)! : shape.at(-1)!;
      for (let neuron = 0; neuron < neurons; neuron++) {
        const own = (values: Float32Array) => values.filter((_, place) => place % neurons === neuron);
        const largest = Math.max(...own(before).map(Math.abs));
        expect(Math.max(...own(after).map(Math.abs))).toBe(127);
        own(after).forEach((value, place) => {
          expect(Math.abs((value / 127) * largest - own(before)[place]!)).toBeLessThanOrEqual(
            largest / 254 + 1e-6 * largest,
          );
        });
      }
    }
  });

  it('keeps a neuron without a direction as zeros', async () => {
    const [first] = patternNodes(network);
    const none = new Map([...patterns, [first!.node.id, new Float32Array(patterns.get(first!.node.id)!.length)]]);
    const { description, bytes } = await encodePatterns(network, none, facts);
    expect(
      decodePatterns(description, bytes)
        .get(first!.node.id)!
        .every((value) => value === 0),
    ).toBe(true);
  });

  it.each([
    ['another network', { model: sha256(new Uint8Array([2])) }, 'another version of the network'],
    ['other layers', { nodes: [{ id: 'elsewhere', shape: [3] }] }, 'other layers'],
    ['another format', { format: 'weights' }, 'format'],
  ])('of %s is told apart', async (_, change, problem) => {
    const { description } = await encodePatterns(network, patterns, facts);
    const read = readDescription(JSON.stringify({ ...description, ...change }), network, facts.model);
    expect((read as { problem: string }).problem).toContain(problem);
    expect(readDescription('<html>', network, facts.model)).toEqual({ problem: 'it is not JSON' });
  });
});

describe('loading patterns', () => {
  const address = 'https://models.test/tiny/patterns.json';
  const card: ModelCard = { ...tinyCard, patterns: address };
  const options = (fetchFile: typeof fetch) => ({
    onBytes: () => undefined,
    signal: neverStops,
    cache: null,
    fetchFile,
  });

  async function server(change: { readonly model?: string; readonly cut?: number } = {}) {
    const { description, bytes } = await encodePatterns(network, patterns, { ...facts, ...change });
    return serverOf({
      [address]: new TextEncoder().encode(JSON.stringify(description)),
      'https://models.test/tiny/patterns.bin': bytes.slice(change.cut ?? 0),
    });
  }

  it('takes both files from where the card says, and no tensor', async () => {
    const { fetchFile, asked } = await server();
    const lost = await leaked(async () => {
      const loaded = await loadPatterns({ card, network, sha256: facts.model }, options(fetchFile));
      expect([...loaded!.keys()]).toEqual([...patterns.keys()]);
    });
    expect(lost).toBe(0);
    expect(asked).toEqual([address, 'https://models.test/tiny/patterns.bin']);
  });

  it('fetches nothing for a network without any', async () => {
    const { fetchFile, asked } = await server();
    expect(await loadPatterns({ card: tinyCard, network, sha256: facts.model }, options(fetchFile))).toBeNull();
    expect(asked).toEqual([]);
  });

  it.each([
    ['of another network', { model: 'other' }],
    ['that are cut off', { cut: 1 }],
  ])('refuses those %s', async (_, change) => {
    const { fetchFile } = await server(change);
    const loading = loadPatterns({ card, network, sha256: facts.model }, options(fetchFile));
    await expect(loading).rejects.toMatchObject({ failure: { kind: 'model-corrupt', model: 'Tiny' } });
  });

  it('says which file is not there', async () => {
    const { fetchFile } = serverOf({ [address]: 404 });
    const loading = loadPatterns({ card, network, sha256: facts.model }, options(fetchFile));
    await expect(loading).rejects.toMatchObject({ failure: { kind: 'model-unreachable', address, status: 404 } });
  });
});
