import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isComplete, pictureSize } from './pictureHeader.ts';

const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 40, g: 90, b: 160, alpha: 0.5 } } });
const formats = ['jpeg', 'png', 'webp', 'gif'] as const;
const demos = '../shared/photos/demo';

describe('pictureSize', () => {
  it.each(formats)('reads the size of %s from the header, also of a view into a larger buffer', async (format) => {
    const bytes = await plain(37, 21).toFormat(format).toBuffer();
    const inside = new Uint8Array(bytes.length + 5);
    inside.set(bytes, 5);
    expect(pictureSize(inside.subarray(5))).toEqual({ width: 37, height: 21 });
  });

  it('reads lossless and transparent WebP and progressive JPEG', async () => {
    const size = { width: 300, height: 123 };
    expect(pictureSize(await plain(300, 123).webp({ lossless: true }).toBuffer())).toEqual(size);
    expect(pictureSize(await plain(300, 123, 4).webp().toBuffer())).toEqual(size);
    expect(pictureSize(await plain(300, 123).jpeg({ progressive: true }).toBuffer())).toEqual(size);
  });

  it('gives the upright size of a photograph that EXIF turns by a quarter, and only then', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const photograph = await plain(64, 32).withMetadata({ orientation }).jpeg().toBuffer();
      const upright = orientation >= 5 ? { width: 32, height: 64 } : { width: 64, height: 32 };
      expect(pictureSize(photograph), `orientation ${orientation}`).toEqual(upright);
    }
  });

  it('reads BMP, upside down or not', () => {
    const bmp = new DataView(new ArrayBuffer(30));
    bmp.setUint16(0, 0x424d);
    bmp.setUint32(2, 30, true);
    bmp.setInt32(18, 11, true);
    bmp.setInt32(22, -7, true);
    expect(pictureSize(new Uint8Array(bmp.buffer))).toEqual({ width: 11, height: 7 });
    expect(isComplete(new Uint8Array(bmp.buffer))).toBe(true);
    expect(isComplete(new Uint8Array(bmp.buffer, 0, 29))).toBe(false);
  });

  it('sees a gigapixel before anything is decoded', () => {
    const png = new DataView(new ArrayBuffer(33));
    [0x89504e47, 0x0d0a1a0a, 13, 0x49484452, 40_000, 30_000].forEach((word, i) => {
      png.setUint32(i * 4, word);
    });
    expect(pictureSize(new Uint8Array(png.buffer))).toEqual({ width: 40_000, height: 30_000 });
  });
});

describe('isComplete', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is true for a whole %s and false wherever it is cut', async (format) => {
    const bytes = new Uint8Array(await plain(40, 30).toFormat(format).toBuffer());
    expect(isComplete(bytes)).toBe(true);
    for (let length = 12; length < bytes.length; length++)
      expect(isComplete(bytes.subarray(0, length)), `${length} of ${bytes.length} bytes`).toBe(false);
  });

  it('forgives what cameras append after the end', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await plain(40, 30).toFormat(format).toBuffer();
      expect(isComplete(Buffer.concat([bytes, Buffer.from('appended')])), format).toBe(true);
    }
  });

  it('does not take the end of an embedded thumbnail for the end of the picture', async () => {
    const thumbnail = await plain(16, 16).jpeg().toBuffer();
    const outer = await plain(80, 60).jpeg().toBuffer();
    const segment = Buffer.alloc(4);
    segment.writeUInt16BE(0xffe1, 0);
    segment.writeUInt16BE(thumbnail.length + 2, 2);
    const nested = Buffer.concat([outer.subarray(0, 2), segment, thumbnail, outer.subarray(2)]);
    expect(pictureSize(nested)).toEqual({ width: 80, height: 60 });
    expect(isComplete(nested)).toBe(true);
    expect(isComplete(nested.subarray(0, nested.length - 2))).toBe(false);
  });

  it('leaves formats it does not know to the browser', () => {
    expect(isComplete(new TextEncoder().encode('no picture'))).toBe(true);
    expect(pictureSize(new TextEncoder().encode('no picture'))).toBeNull();
  });

  it('survives any bytes after any known beginning', () => {
    const starts = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [...Buffer.from('RIFF0000WEBPVP8X')], [0x42, 0x4d]];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const bytes = new Uint8Array([...start, ...rest]);
        pictureSize(bytes);
        expect(typeof isComplete(bytes)).toBe('boolean');
      }),
    );
  });

  describe.skipIf(!existsSync(demos))('on the demo photographs of ../shared/photos', () => {
    it('agrees with an independent decoder on every size and finds every file whole', async () => {
      for (const name of readdirSync(demos)) {
        const bytes = readFileSync(`${demos}/${name}`);
        const { autoOrient } = await sharp(bytes).metadata();
        expect(pictureSize(bytes), name).toEqual({ width: autoOrient.width, height: autoOrient.height });
        expect(isComplete(bytes), name).toBe(true);
      }
    });
  });
});
