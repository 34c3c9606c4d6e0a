/** The colour scale that all maps share, and the other one where evidence against the class is shown; one strength for all. */
import { useId } from 'react';
import { comparisonWords } from '../../text/comparison.ts';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { mountColourBar } from '../../viz/heatmap/mountColourBar.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Drawing } from '../shared/Drawing.tsx';
import styles from './Toolbar.module.css';

const unsigned = { signed: false, height: 8 };
const signed = { signed: true, height: 8 };

export function Scales() {
  const both = useApp((state) => state.gallery.evidenceAgainst);
  return (
    <div className={styles['line']}>
      <div className={styles['scale']}>
        <span>{comparisonWords.low}</span>
        <Drawing mount={mountColourBar} props={unsigned} />
        <span>{comparisonWords.high}</span>
      </div>
      {both && (
        <div className={styles['scale']}>
          <span>{comparisonWords.against}</span>
          <Drawing mount={mountColourBar} props={signed} />
          <span>{comparisonWords.favour}</span>
        </div>
      )}
      <Strength />
      <span className={controls['hint']}>{comparisonWords.scale}</span>
    </div>
  );
}

function Strength() {
  const { setMapOpacity } = useActions();
  const opacity = useApp((state) => state.view.mapOpacity);
  const id = useId();
  return (
    <div className={styles['fields']}>
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
    </div>
  );
}
