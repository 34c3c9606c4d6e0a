// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { previewPicture } from './previewPicture.ts';

const wide = { width: 300, height: 200 };

describe('a preview', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('has the network’s size and no alpha, and frees what it decoded', async () => {
    const close = vi.fn();
    const drawImage = vi.fn();
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ ...wide, close }));
    const getImageData = (_x: number, _y: number, width: number, height: number) => ({
      data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => [10, 20, 30, 255][i % 4]!),
    });
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      drawImage,
      getImageData,
    } as never);
    const seen = await previewPicture(new Blob(['x']), [2, 3], 'squash');
    expect([seen.width, seen.height]).toEqual([3, 2]);
    expect([...seen.rgb]).toEqual(Array.from({ length: 6 }, () => [10, 20, 30]).flat());
    expect(drawImage.mock.calls[0]?.slice(1)).toEqual([0, 0, 300, 200, 0, 0, 3, 2]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('is refused where the picture cannot be decoded', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('InvalidStateError')));
    await expect(previewPicture(new Blob(['x']), [2, 3], 'crop')).rejects.toThrow('InvalidState');
  });
});
