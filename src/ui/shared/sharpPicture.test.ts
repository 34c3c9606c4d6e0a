// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharpPicture } from './sharpPicture.ts';

type Options = ImageBitmapOptions;

const blob = new Blob(['x']);
const close = vi.fn();
const decode = vi.fn<(blob: Blob, options: Options) => Promise<unknown>>();
const drawImage = vi.fn();
const fillRect = vi.fn();

/** A browser that decodes a file of this size, shrunk where it is asked to. */
function fileOf(width: number, height: number): void {
  decode.mockImplementation((_, { resizeWidth = width }) =>
    Promise.resolve({ width: resizeWidth, height: Math.round((height * resizeWidth) / width), close }),
  );
}
const wanted = (width: number, height: number, fit: 'crop' | 'squash' = 'crop') => {
  fileOf(width, height);
  return { blob, width, height, seen: [112, 112] as const, fit };
};
const sizeOf = (canvas: HTMLCanvasElement | null) => [canvas?.width, canvas?.height];

describe('a sharp picture', () => {
  beforeEach(() => {
    vi.stubGlobal('createImageBitmap', decode);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage, fillRect } as never);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.clearAllMocks();
  });

  it('has every pixel of a small file', async () => {
    expect(sizeOf(await sharpPicture(wanted(224, 224)))).toEqual([224, 224]);
    expect(decode.mock.calls[0]?.[1]).not.toHaveProperty('resizeWidth');
    expect(drawImage.mock.calls[0]?.slice(1)).toEqual([0, 0, 224, 224, 0, 0, 224, 224]);
  });

  it('is shrunk by the decoder where the file is larger than any place for it', async () => {
    expect(sizeOf(await sharpPicture(wanted(4000, 3000)))).toEqual([672, 672]);
    expect(decode.mock.calls[0]?.[1]).toMatchObject({ resizeWidth: 896, resizeQuality: 'high' });
    expect(drawImage.mock.calls[0]?.slice(1)).toEqual([112, 0, 672, 672, 0, 0, 672, 672]);
  });

  it('is upright, on white, and frees what it decoded', async () => {
    await sharpPicture(wanted(500, 300));
    expect(decode.mock.calls[0]?.[1]).toMatchObject({ imageOrientation: 'from-image' });
    expect(fillRect.mock.invocationCallOrder[0]).toBeLessThan(drawImage.mock.invocationCallOrder[0]!);
    expect(close).toHaveBeenCalledOnce();
  });

  it('squashed, is the whole file in the network’s proportions', async () => {
    expect(sizeOf(await sharpPicture(wanted(500, 300, 'squash')))).toEqual([500, 500]);
    expect(drawImage.mock.calls[0]?.slice(1)).toEqual([0, 0, 500, 300, 0, 0, 500, 500]);
  });

  it('is none, and nothing is decoded, where the file has no more than the network saw', async () => {
    expect(await sharpPicture(wanted(112, 112))).toBeNull();
    expect(await sharpPicture(wanted(3000, 90))).toBeNull();
    expect(decode).not.toHaveBeenCalled();
  });

  it('is refused where the file cannot be decoded, and frees what was decoded where it cannot be drawn', async () => {
    const asked = wanted(500, 500);
    decode.mockRejectedValueOnce(new Error('InvalidStateError'));
    await expect(sharpPicture(asked)).rejects.toThrow('InvalidState');
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    await expect(sharpPicture(asked)).rejects.toThrow('2D canvas');
    expect(close).toHaveBeenCalledOnce();
  });

  it('always has the network’s proportions, is sharper than it and never larger than the file or 672 pixels', async () => {
    const length = fc.integer({ min: 1, max: 6000 });
    const side = fc.integer({ min: 16, max: 300 });
    await fc.assert(
      fc.asyncProperty(
        length,
        length,
        side,
        side,
        fc.constantFrom('crop' as const, 'squash' as const),
        async (...by) => {
          const [width, height, rows, columns, fit] = by;
          const canvas = await sharpPicture({ ...wanted(width, height, fit), seen: [rows, columns] });
          if (canvas === null) return;
          const long = Math.max(canvas.width, canvas.height);
          expect(long).toBeGreaterThanOrEqual(Math.max(rows, columns));
          expect(long).toBeLessThanOrEqual(Math.min(672, Math.max(width, height)));
          expect(Math.abs(canvas.width * rows - canvas.height * columns)).toBeLessThanOrEqual(Math.max(rows, columns));
        },
      ),
    );
  });
});
