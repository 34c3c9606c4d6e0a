/** Which of the combinations that are enough are outlined on every map; nothing before there is one. */
import { useId } from 'react';
import { regionNames } from '../../core/regions/grid.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { comparisonWords } from '../../text/comparison.ts';
import { setInWords } from '../../text/numbers.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import styles from './Toolbar.module.css';
import { useRootSets } from './useOutlined.ts';

export function OutlineChoice() {
  const { setGallery } = useActions();
  const sets = useRootSets();
  const outlined = useApp((state) => state.gallery.outlined);
  const { grid } = useApp(drawnSettings);
  const id = useId();
  if (sets.length === 0) return null;
  return (
    <div className={styles['fields']}>
      <label htmlFor={id}>{comparisonWords.outlined}</label>
      <select
        id={id}
        className={controls['field']}
        value={String(outlined)}
        onChange={({ target: { value } }) => {
          setGallery({ outlined: value === 'none' || value === 'all' ? value : Number(value) });
        }}
      >
        <option value="none">{comparisonWords.outlines.none}</option>
        <option value="all">{comparisonWords.outlines.all}</option>
        {sets.map((set, at) => (
          <option key={String(set)} value={at}>
            {at + 1}: {setInWords(regionNames(grid, set))}
          </option>
        ))}
      </select>
    </div>
  );
}
