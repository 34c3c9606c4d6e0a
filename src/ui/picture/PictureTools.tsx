/** What lies over the picture, and how it was brought to the network's shape. */
import { useId } from 'react';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { Segments } from '../shared/Segments.tsx';
import { occlusionId } from '../shared/shownMap.ts';
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
      <OverlayChoice />
    </div>
  );
}

function OverlayChoice() {
  const { setOverlay } = useActions();
  const id = useId();
  const overlay = useApp((state) => state.view.overlay);
  const maps = useApp((state) => state.maps);
  const methods = useApp((state) => state.methods);
  const nameOf = (map: string): string =>
    map === occlusionId ? words.maps.occlusion : (methods.find((card) => card.id === map)?.name ?? map);
  return (
    <div className={styles['overlay']}>
      <label htmlFor={id}>{words.picture.overlay}</label>
      <select
        id={id}
        className={classNames(controls['field'], styles['select'])}
        value={overlay ?? ''}
        onChange={(event) => {
          setOverlay(event.target.value === '' ? null : event.target.value);
        }}
      >
        <option value="">{words.picture.none}</option>
        {Object.keys(maps).map((map) => (
          <option key={map} value={map}>
            {nameOf(map)}
          </option>
        ))}
      </select>
    </div>
  );
}
