import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { encodeUtf8 } from './utf8.ts';

describe('CRC-32', () => {
  it('has its check value', () => {
    expect(crc32(encodeUtf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
    // The end of every PNG.
    expect(crc32(encodeUtf8('IEND'))).toBe(0xae426082);
  });

  it('equals division by the polynomial, bit by bit', () => {
    const byBits = (bytes: Uint8Array) => {
      let crc = 0xffffffff;
      for (const byte of bytes)
        for (let bit = 0; bit < 8; bit++) {
          const odd = (crc ^ (byte >> bit)) & 1;
          crc = (crc >>> 1) ^ (odd === 1 ? 0xedb88320 : 0);
        }
      return ~crc >>> 0;
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(crc32(bytes)).toBe(byBits(bytes));
      }),
    );
  });

  it('notices any change within one byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, flip) => {
          const changed = bytes.map((byte, place) => (place === at % bytes.length ? byte ^ flip : byte));
          expect(crc32(changed)).not.toBe(crc32(bytes));
        },
      ),
    );
  });
});
