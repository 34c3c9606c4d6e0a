/** The shown picture as sharp as its file has it; null until then, and where it is no sharper than what the network saw. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Shown } from '../../state/appState.ts';
import { useApp } from './appContext.tsx';
import { keepLatest } from './latest.ts';
import { sharpPicture } from './sharpPicture.ts';

/** One for the page: stage, maps and the large map draw the same canvas. */
const pictures = keepLatest<HTMLCanvasElement>();

export function useSharpPicture(): HTMLCanvasElement | null {
  const shown = useApp((state) => state.shown);
  const key = shown === null ? null : keyOf(shown);
  const picture = useSyncExternalStore(pictures.subscribe, () => pictures.ready(key));
  useEffect(() => {
    if (shown !== null) pictures.want(keyOf(shown), () => decode(shown));
  }, [shown]);
  return picture;
}

/** By content, so that a picture stays sharp when its network takes over from its file. */
function keyOf({ picture, fit, prediction: { seen } }: Shown): string {
  return [picture.sha256, fit, seen.width, seen.height].join(' ');
}

function decode({ picture, fit, prediction }: Shown): Promise<HTMLCanvasElement | null> {
  const { width, height, seen } = prediction;
  return sharpPicture({ blob: picture.blob, width, height, seen: [seen.height, seen.width], fit });
}
