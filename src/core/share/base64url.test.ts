import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('base64url', () => {
  // RFC 4648 §10, without padding.
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00fb\u00ff', '-_8'],
  ])('of %j is %j', (plain, text) => {
    expect(toBase64url(bytesOf(plain))).toBe(text);
    expect(fromBase64url(text)).toEqual(bytesOf(plain));
  });

  it('agrees with the platform both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AAAAA', 'Zh', 'Zm9', 'Zg==', 'Zm+v', 'Zm/v', 'Z g', 'Zé'])('refuses %j', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });

  it('reads one text per byte string: whatever it reads, it would write', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('AQgwZm9v-_')), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        const bytes = fromBase64url(text);
        if (bytes !== null) expect(toBase64url(bytes)).toBe(text);
      }),
    );
  });
});
