import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSamples, samplesIn } from './readSamples.ts';

const address = new URL('https://x.test/page/demo_images/samples.json');
const balloons = { name: 'balloons', caption: 'Two balloons', file: 'balloons.webp' };
const answer = (body: unknown, ok = true) => {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok, json: () => Promise.resolve(body) }));
};

describe('the sample pictures', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('have addresses beside their list', () => {
    expect(samplesIn({ samples: [balloons] }, address)).toEqual([
      { name: 'balloons', caption: 'Two balloons', address: 'https://x.test/page/demo_images/balloons.webp' },
    ]);
  });

  it('may have a network, an explanation and a truth, beside their list too', () => {
    const bus = { ...balloons, model: 'toyworld', explanation: 'bus.json', truth: 'bus.truth.json' };
    expect(samplesIn({ samples: [bus] }, address)[0]).toMatchObject({
      model: 'toyworld',
      explanation: 'https://x.test/page/demo_images/bus.json',
      truth: 'https://x.test/page/demo_images/bus.truth.json',
    });
    expect(samplesIn({ samples: [{ ...balloons, model: 7, explanation: null }] }, address)[0]).not.toHaveProperty(
      'explanation',
    );
  });

  it('that are incomplete are left out, the others stay', () => {
    expect(samplesIn({ samples: [{ name: 'odd' }, null, balloons] }, address)).toHaveLength(1);
  });

  it('are none where the list is none', () => {
    for (const odd of [null, 7, [], { samples: 'many' }]) expect(samplesIn(odd, address)).toEqual([]);
  });

  it('are none where the list cannot be had, and nothing fails', async () => {
    answer({}, false);
    expect(await readSamples(address)).toEqual([]);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await readSamples(address)).toEqual([]);
  });

  it('are read from the list', async () => {
    answer({ samples: [balloons] });
    expect(await readSamples(address)).toHaveLength(1);
  });
});
