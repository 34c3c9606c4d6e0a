/** The picture everything is about, what lies over it, and the ways to open another. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { awaitedSentence } from '../../text/sharing.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import { Panel } from '../shared/Panel.tsx';
import { OpenPicture } from './OpenPicture.tsx';
import { OwnLine } from './OwnLine.tsx';
import { PictureStage } from './PictureStage.tsx';
import { PictureTools } from './PictureTools.tsx';
import { Samples } from './Samples.tsx';
import { StandingLine } from './StandingLine.tsx';
import styles from './PicturePanel.module.css';

/** What the network says of the picture stands right under it; `app` puts it there. */
export function PicturePanel({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const [grid, setGrid] = useState(true);
  const awaited = useApp((state) => state.share.awaited);
  const shown = useApp((state) => state.shown !== null);
  return (
    <Panel heading={words.picture.heading} className={classNames(className, shown && styles['flat'])}>
      <div className={styles['stack']}>
        {awaited && (
          <p role="status" className={styles['awaited']}>
            {awaitedSentence(awaited)}
          </p>
        )}
        <PictureStage gridLines={grid} />
        {shown && <PictureTools gridLines={grid} onGridLines={setGrid} />}
        {shown && <StandingLine />}
        {shown && <OwnLine />}
        {children}
        <div className={styles['others']}>
          <Samples />
          <OpenPicture />
        </div>
      </div>
    </Panel>
  );
}
