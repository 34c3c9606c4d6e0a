/** The heat maps, side by side: each shows one reason, which is why the graph stands beside them. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { mountColourBar } from '../../viz/heatmap/mountColourBar.ts';
import { AgainstLine } from '../shared/AgainstLine.tsx';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Drawing } from '../shared/Drawing.tsx';
import { Panel } from '../shared/Panel.tsx';
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
  const { setMapOpacity } = useActions();
  const opacity = useApp((state) => state.view.mapOpacity);
  const id = useId();
  return (
    <div className={styles['strength']}>
      <label htmlFor={id}>{words.maps.opacity}</label>
      <input
        id={id}
        type="range"
        className={controls['range']}
        min={0}
        max={1}
        step={0.05}
        value={opacity}
        aria-valuetext={percent(opacity, 0)}
        onChange={(event) => {
          setMapOpacity(event.target.valueAsNumber);
        }}
      />
      <output htmlFor={id} className={styles['number']}>
        {percent(opacity, 0)}
      </output>
    </div>
  );
}
