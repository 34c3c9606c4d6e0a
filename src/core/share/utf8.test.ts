import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './text.fixture.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byPlatform = (bytes: Uint8Array): string | null => {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
};

describe('UTF-8', () => {
  it('is written as the platform writes it, half surrogates included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
      }),
    );
  });

  it('is read as the platform reads it, refusals included', () => {
    const noise = fc.array(
      fc.constantFrom(0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0xed, 0xf0, 0x90, 0xf4, 0x8f, 0xf5, 0xff),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 8 }),
          noise.map((bytes) => Uint8Array.from(bytes)),
        ),
        (bytes) => {
          expect(decodeUtf8(bytes)).toBe(byPlatform(bytes));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['overlong', [0xc0, 0x80]],
    ['overlong in three', [0xe0, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['cut short', [0xe2, 0x82]],
    ['a lone continuation', [0x80]],
  ])('refuses what is %s', (_, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeNull();
  });
});
