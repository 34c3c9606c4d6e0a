/** The heat maps, side by side: each shows one reason, which is why the graph stands beside them. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { mountColourBar } from '../../viz/heatmap/mountColourBar.ts';
import { AgainstLine } from '../shared/AgainstLine.tsx';
import { useApp } from '../shared/appContext.tsx';
import { Drawing } from '../shared/Drawing.tsx';
import { Panel } from '../shared/Panel.tsx';
import { StrengthSlider } from '../shared/StrengthSlider.tsx';
import { MapCard } from './MapCard.tsx';
import styles from './MapsPanel.module.css';

const bar = { signed: false, height: 6 };

export interface MapsPanelProps {
  readonly className?: string | undefined;
  /** The way to all other methods. */
  readonly compare: ReactNode;
}

export function MapsPanel({ className, compare }: MapsPanelProps) {
  const strip = useApp((state) => state.strip);
  return (
    <Panel heading={words.maps.heading} className={className} tour="maps">
      <div className={styles['body']}>
        {compare}
        <AgainstLine />
        <div className={styles['maps']}>
          {strip.map((id) => (
            <MapCard key={id} id={id} />
          ))}
        </div>
        <div className={styles['scale']}>
          <span>{words.maps.low}</span>
          <Drawing mount={mountColourBar} props={bar} />
          <span>{words.maps.high}</span>
        </div>
        <Strength />
      </div>
    </Panel>
  );
}

function Strength() {
  const opacity = useApp((state) => state.view.mapOpacity);
  const id = useId();
  return (
    <div className={styles['strength']}>
      <StrengthSlider id={id} />
      <output htmlFor={id} className={styles['number']}>
        {percent(opacity, 0)}
      </output>
    </div>
  );
}
