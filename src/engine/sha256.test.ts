import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256Of } from './sha256.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('sha256Of', () => {
  it('gives the digests of FIPS 180-4 for the empty message and "abc"', async () => {
    expect(await sha256Of(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await sha256Of(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('agrees with an independent implementation and hashes a view, not the buffer under it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(10), async (bytes, lead) => {
        const buffer = new Uint8Array(lead + bytes.length);
        buffer.set(bytes, lead);
        expect(await sha256Of(buffer.subarray(lead))).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it('says why where the page came over plain http', async () => {
    vi.stubGlobal('crypto', {});
    await expect(sha256Of(new Uint8Array())).rejects.toThrow(/https or localhost/);
  });
});
