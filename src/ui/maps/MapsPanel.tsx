/** The heat maps, side by side: each shows one reason, which is why the graph stands beside them. */
import { useId } from 'react';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { mountColourBar } from '../../viz/heatmap/mountColourBar.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Drawing } from '../shared/Drawing.tsx';
import { Panel } from '../shared/Panel.tsx';
import { MapCard } from './MapCard.tsx';
import styles from './MapsPanel.module.css';

const bar = { signed: false, height: 6 };

export function MapsPanel({ className }: { readonly className?: string | undefined }) {
  const maps = useApp((state) => state.maps);
  return (
    <Panel heading={words.maps.heading} className={className} tour="maps">
      <div className={styles['body']}>
        <div className={styles['maps']}>
          {Object.keys(maps).map((id) => (
            <MapCard key={id} id={id} />
          ))}
        </div>
        <div className={styles['scale']}>
          <span>{words.maps.low}</span>
          <Drawing mount={mountColourBar} props={bar} />
          <span>{words.maps.high}</span>
        </div>
        <Strength />
        <OtherMethods />
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

/** Methods that are not shown, each a word to press. */
function OtherMethods() {
  const { askMap } = useActions();
  const methods = useApp((state) => state.methods);
  const maps = useApp((state) => state.maps);
  const others = methods.filter(({ id }) => !(id in maps));
  if (others.length === 0) return null;
  return (
    <p className={styles['others']}>
      {words.maps.more}{' '}
      {others.map(({ id, name, idea }) => (
        <button
          key={id}
          type="button"
          title={idea}
          className={controls['word']}
          onClick={() => {
            askMap(id);
          }}
        >
          {name}
        </button>
      ))}
    </p>
  );
}
