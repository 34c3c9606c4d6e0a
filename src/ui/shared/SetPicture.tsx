/** The picture with only one region set visible, exactly as the network saw it. */
import { useEffect, useRef } from 'react';
import type { Compositor } from '../../core/regions/composite.ts';
import { showSet } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { inTurn } from './inTurn.ts';
import styles from './SetPicture.module.css';

export interface SetPictureProps {
  readonly compositor: Compositor;
  readonly set: RegionSet;
  /** Null where words beside it say it already. */
  readonly label: string | null;
}

export function SetPicture({ compositor, set, label }: SetPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = compositor;
  useEffect(
    () =>
      inTurn(() => {
        const image = new ImageData(showSet(compositor, set), width, height);
        canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
      }),
    [compositor, set, width, height],
  );
  const access = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <canvas ref={canvas} width={width} height={height} className={styles['picture']} {...access} />;
}
