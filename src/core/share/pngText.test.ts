import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../failure.ts';
import { crc32 } from './crc32.ts';
import { getPngText, isPng, putPngText } from './pngText.ts';

const chunk = (type: string, data: Uint8Array | string): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data as string, 'latin1')]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(body.length - 4);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** One grey pixel, with any other chunks before its data. */
const png = (...others: readonly Buffer[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]).toString('latin1')),
      ...others,
      chunk('IDAT', deflateSync(Buffer.from([0, 128])).toString('latin1')),
      chunk('IEND', ''),
    ]),
  );
const thrownBy = (work: () => unknown) => {
  try {
    work();
  } catch (thrown) {
    return failureOf(thrown);
  }
  return null;
};
const texts = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('a text in a PNG', () => {
  it('comes back as it was, whatever language it is in', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(getPngText(putPngText(png(), 'sag-explanation', text), 'sag-explanation', 'a.png')).toBe(text);
      }),
    );
  });

  it('is not there before it was put there', () => {
    expect(getPngText(png(), 'sag-explanation', 'a.png')).toBeNull();
    expect(getPngText(putPngText(png(), 'other', 'x'), 'sag-explanation', 'a.png')).toBeNull();
  });

  it('replaces the one it had under this keyword, and no other', () => {
    const first = putPngText(putPngText(png(), 'mine', 'one'), 'yours', 'two');
    const second = putPngText(first, 'mine', 'three');
    expect(getPngText(second, 'mine', 'a.png')).toBe('three');
    expect(getPngText(second, 'yours', 'a.png')).toBe('two');
    expect(second.length).toBe(first.length + 2);
  });

  it('leaves the picture and its end as they are', () => {
    const before = png();
    const copy = before.slice();
    const after = putPngText(before, 'mine', 'text');
    expect(before).toEqual(copy);
    expect(after.subarray(0, before.length - 12)).toEqual(before.subarray(0, -12));
    expect(after.subarray(-12)).toEqual(before.subarray(-12));
  });

  it('makes a chunk that others read: its length, its head, its checksum', () => {
    const after = Buffer.from(putPngText(png(), 'mine', 'é'));
    const at = after.indexOf('iTXt') - 4;
    expect(after.subarray(at, -12)).toEqual(chunk('iTXt', 'mine\0\0\0\0\0\u00c3\u00a9'));
  });

  it('is read from plain text chunks too, in Latin letters', () => {
    expect(getPngText(png(chunk('tEXt', 'mine\0caf\u00e9')), 'mine', 'a.png')).toBe('café');
  });

  it('is found in a view on a larger buffer', () => {
    const whole = putPngText(png(), 'mine', 'text');
    const padded = new Uint8Array(whole.length + 7);
    padded.set(whole, 7);
    expect(getPngText(padded.subarray(7), 'mine', 'a.png')).toBe('text');
  });

  it('is refused where it was damaged', () => {
    const bytes = putPngText(png(), 'mine', 'text');
    const at = Buffer.from(bytes).indexOf('text');
    const damaged = bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
    expect(thrownBy(() => getPngText(damaged, 'mine', 'a.png'))).toEqual({
      kind: 'file-invalid',
      name: 'a.png',
      detail: 'the text in the PNG is damaged',
    });
  });

  it.each([
    ['compressed', 'mine\0\u0001\0\0\0xyz'],
    ['without its inner ends', 'mine\0\0\0en'],
    ['not UTF-8', 'mine\0\0\0\0\0\u00ff'],
  ])('is refused where it is %s', (_, data) => {
    expect(thrownBy(() => getPngText(png(chunk('iTXt', data)), 'mine', 'a.png'))).toMatchObject({
      kind: 'file-invalid',
    });
  });
});

describe('what is no PNG', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);

  it('is told apart', () => {
    expect(isPng(png())).toBe(true);
    expect(isPng(jpeg)).toBe(false);
    expect(isPng(new Uint8Array())).toBe(false);
  });

  it('is refused, for writing and for reading', () => {
    expect(thrownBy(() => putPngText(jpeg, 'mine', 'text'))).toMatchObject({ kind: 'file-invalid' });
    expect(thrownBy(() => getPngText(jpeg, 'mine', 'b.jpg'))).toMatchObject({ kind: 'file-invalid', name: 'b.jpg' });
  });

  it('is a PNG cut short anywhere', () => {
    const bytes = putPngText(png(), 'mine', 'text');
    for (let length = 8; length < bytes.length; length++)
      expect(thrownBy(() => getPngText(bytes.subarray(0, length), 'mine', 'a.png'))).toMatchObject({
        kind: 'file-invalid',
      });
  });

  it('never brings the reader down: any bytes give a text, null or a refusal', () => {
    const noise = fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.from([...SIGNATURE, ...bytes]));
    fc.assert(
      fc.property(noise, (bytes) => {
        const failure = thrownBy(() => getPngText(bytes, 'mine', 'a.png'));
        if (failure !== null) expect(failure.kind).toBe('file-invalid');
      }),
    );
  });
});
