/** The colour scale that all maps share, and the other one where evidence against the class is shown; one strength for all. */
import { useId } from 'react';
import { comparisonWords } from '../../text/comparison.ts';
import { mountColourBar } from '../../viz/heatmap/mountColourBar.ts';
import { useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Drawing } from '../shared/Drawing.tsx';
import { StrengthSlider } from '../shared/StrengthSlider.tsx';
import styles from './Toolbar.module.css';

const unsigned = { signed: false, height: 8 };
const signed = { signed: true, height: 8 };

export function Scales() {
  const both = useApp((state) => state.gallery.evidenceAgainst);
  const id = useId();
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
      <div className={styles['fields']}>
        <StrengthSlider id={id} />
      </div>
      <span className={controls['hint']}>{comparisonWords.scale}</span>
    </div>
  );
}
