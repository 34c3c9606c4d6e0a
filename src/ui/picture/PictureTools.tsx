/** What lies over the picture, and how it was brought to the network's shape. */
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
  const { chooseFit } = useActions();
  const fit = useApp((state) => state.fit);
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
    </div>
  );
}
