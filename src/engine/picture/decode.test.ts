import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { decodePicture, shrunkWidth } from './decode.ts';

interface Drawn {
  readonly top: number;
  readonly rows: number;
}

/** A browser that decodes everything to one colour, and notes how it was asked. */
function stubBrowser(bitmap: { width: number; height: number } | null) {
  const asked: ImageBitmapOptions[] = [];
  const drawn: Drawn[] = [];
  const close = vi.fn();
  vi.stubGlobal('createImageBitmap', (_blob: Blob, options: ImageBitmapOptions) => {
    asked.push(options);
    return bitmap ? Promise.resolve({ ...bitmap, close }) : Promise.reject(new Error('InvalidStateError'));
  });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({
        fillStyle: '',
        fillRect: () => undefined,
        drawImage: (_bitmap: unknown, _x: number, top: number, _w: number, rows: number) => drawn.push({ top, rows }),
        getImageData: (_x: number, _y: number, width: number, rows: number) => ({
          data: Uint8ClampedArray.from({ length: width * rows * 4 }, (_, i) => [10, 20, 30, 255][i % 4]!),
        }),
      });
    },
  );
  return { asked, drawn, close };
}

const blobOf = async (width: number, height: number): Promise<Blob> => {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)]);
};
/** A PNG of this size that ends where it should; never decoded here. */
const hugePng = (width: number, height: number): Blob => {
  const bytes = new DataView(new ArrayBuffer(45));
  [0x89504e47, 0x0d0a1a0a, 13, 0x49484452, width, height].forEach((word, i) => {
    bytes.setUint32(i * 4, word);
  });
  bytes.setUint32(37, 0x49454e44);
  return new Blob([bytes.buffer]);
};
const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  return (thrown as FailureError).failure;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('decodePicture', () => {
  it('asks for an upright picture without premultiplied alpha, at full size, and frees the bitmap', async () => {
    const { asked, close } = stubBrowser({ width: 5, height: 4 });
    const decoded = await decodePicture(await blobOf(5, 4), 'p.png');
    expect(decoded).toEqual({
      width: 5,
      height: 4,
      rgb: Uint8ClampedArray.from({ length: 60 }, (_, i) => [10, 20, 30][i % 3]!),
    });
    expect(asked).toEqual([
      { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'default' },
    ]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('reads a large picture in strips that cover every row once', async () => {
    const { drawn } = stubBrowser({ width: 2000, height: 2345 });
    const { rgb } = await decodePicture(await blobOf(8, 8), 'p.png');
    expect(rgb.length).toBe(2000 * 2345 * 3);
    expect(drawn).toEqual([
      { top: 0, rows: 1000 },
      { top: 1000, rows: 1000 },
      { top: 2000, rows: 345 },
    ]);
    expect([...rgb.subarray(-3)]).toEqual([10, 20, 30]);
  });

  it('lets the browser shrink a hundred megapixels and says from what', async () => {
    const { asked } = stubBrowser({ width: 40, height: 30 });
    const decoded = await decodePicture(hugePng(12_000, 9_000), 'large.png');
    expect(asked[0]).toMatchObject({
      resizeWidth: shrunkWidth({ width: 12_000, height: 9_000 }),
      resizeQuality: 'high',
    });
    expect(decoded.shrunkFrom).toEqual([12_000, 9_000]);
  });

  it('refuses a gigapixel before decoding it', async () => {
    const { asked } = stubBrowser({ width: 1, height: 1 });
    expect(await failureOf(decodePicture(hugePng(40_000, 30_000), 'bomb.png'))).toEqual({
      kind: 'picture-too-large',
      name: 'bomb.png',
      megapixels: 1200,
    });
    expect(asked).toEqual([]);
  });

  it('refuses a truncated picture, which browsers would show as grey', async () => {
    stubBrowser({ width: 50, height: 50 });
    const whole = await blobOf(50, 50);
    expect(await failureOf(decodePicture(whole.slice(0, whole.size - 20), 'cut.png'))).toEqual({
      kind: 'picture-undecodable',
      name: 'cut.png',
      looksLike: 'a PNG picture whose end is missing',
    });
  });

  it('says what a file that no browser decodes looks like', async () => {
    stubBrowser(null);
    expect(await failureOf(decodePicture(new Blob(['dear diary']), 'notes.jpg'))).toEqual({
      kind: 'picture-undecodable',
      name: 'notes.jpg',
      looksLike: 'a text file',
    });
    const heic = await failureOf(decodePicture(new Blob(['\0\0\0\x18ftypheic\0\0\0\0']), 'IMG_1.heic'));
    expect(heic).toMatchObject({ kind: 'picture-undecodable', looksLike: 'a HEIC photograph' });
  });
});

describe('shrunkWidth', () => {
  it('keeps up to 24 megapixels and pictures of unknown size', () => {
    expect(shrunkWidth({ width: 6000, height: 4000 })).toBeNull();
    expect(shrunkWidth(null)).toBeNull();
  });

  it.each([
    [12_000, 9_000],
    [9_000, 12_000],
    [40_000, 2_000],
  ])('brings %i × %i just below 24 megapixels', (width, height) => {
    const shrunk = shrunkWidth({ width, height })!;
    const pixels = (shrunk * shrunk * height) / width;
    expect(pixels).toBeLessThanOrEqual(24e6);
    expect(pixels).toBeGreaterThan(23.9e6);
  });
});
