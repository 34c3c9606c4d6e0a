// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../state/page.fixture.ts';
import { openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from './render.fixture.tsx';
import { useSharpPicture } from './useSharpPicture.ts';

const decode = vi.fn<(blob: Blob) => Promise<unknown>>();
const drawn: (HTMLCanvasElement | null)[][] = [[], []];

function Viewer({ at }: { readonly at: number }) {
  const sharp = useSharpPicture();
  drawn[at]?.push(sharp);
  return null;
}
const last = () => drawn.map((all) => all.at(-1) ?? null);

async function openWithViewers(): Promise<Page> {
  const page = await openReadyPage();
  renderOn(
    page,
    <>
      <Viewer at={0} />
      <Viewer at={1} />
    </>,
  );
  return page;
}

describe('the sharp picture of what is shown', () => {
  beforeEach(() => {
    stubBrowser();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      fillRect: () => undefined,
      drawImage: () => undefined,
    } as never);
    decode.mockImplementation(() => Promise.resolve({ width: 8, height: 6, close: () => undefined }));
    vi.stubGlobal('createImageBitmap', decode);
  });
  afterEach(() => {
    cleanup();
    for (const all of drawn) all.length = 0;
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    decode.mockReset();
  });

  it('is none before there is a picture', async () => {
    await openWithViewers();
    expect(last()).toEqual([null, null]);
    expect(decode).not.toHaveBeenCalled();
  });

  it('comes after what the network saw, decoded once for everybody', async () => {
    const page = await openWithViewers();
    await after(() => showPicture(page));
    await after(() => undefined);
    const [one, two] = last();
    expect([one?.width, one?.height]).toEqual([6, 6]);
    expect(two).toBe(one);
    expect(decode).toHaveBeenCalledExactlyOnceWith(page.getState().shown!.picture.blob, expect.anything());
  });

  it('stays where the same picture is shown anew, as when its network takes over from its file', async () => {
    const page = await openWithViewers();
    await after(() => showPicture(page));
    await after(() => undefined);
    const [before] = last();
    const renders = drawn[0]!.length;
    const { shown } = page.getState();
    await after(() => showPicture(page));
    expect(page.getState().shown).not.toBe(shown);
    expect(new Set(drawn[0]!.slice(renders))).toEqual(new Set([before]));
    expect(decode).toHaveBeenCalledOnce();
  });

  it('is none where it cannot be decoded', async () => {
    decode.mockRejectedValue(new Error('InvalidStateError'));
    const page = await openWithViewers();
    await after(() => showPicture(page));
    await after(() => undefined);
    expect(decode).toHaveBeenCalledOnce();
    expect(last()).toEqual([null, null]);
  });
});
