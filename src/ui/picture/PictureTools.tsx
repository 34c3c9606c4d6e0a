/** What lies over the picture, and how it was brought to the network's shape. */
import { truthOf } from '../../state/selectors.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Segments } from '../shared/Segments.tsx';
import styles from './PictureTools.module.css';

const fits = [
  { value: 'crop', label: words.picture.crop },
  { value: 'squash', label: words.picture.squash },
] as const;

export interface PictureToolsProps {
  readonly gridLines: boolean;
  readonly onGridLines: (on: boolean) => void;
}

export function PictureTools({ gridLines, onGridLines }: PictureToolsProps) {
  const { chooseFit, setTruth } = useActions();
  const fit = useApp((state) => state.fit);
  const hasTruth = useApp((state) => truthOf(state) !== null);
  const truth = useApp((state) => state.view.truth);
  return (
    <div className={styles['tools']}>
      <Segments label={words.picture.fit} value={fit} options={fits} onChange={chooseFit} />
      <label className={styles['check']}>
        <input
          type="checkbox"
          className={controls['check']}
          checked={gridLines}
          onChange={(event) => {
            onGridLines(event.target.checked);
          }}
        />
        {words.picture.grid}
      </label>
      {hasTruth && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            className={controls['check']}
            checked={truth}
            onChange={(event) => {
              setTruth(event.target.checked);
            }}
          />
          {words.picture.truth}
        </label>
      )}
    </div>
  );
}
