/** How the maps are shown and in what order, what to ask about all of them, and how far they are. */
import { useId } from 'react';
import { measureCards } from '../../core/measures/cards.ts';
import type { GalleryView, SortKey } from '../../state/mapState.ts';
import { isMapBusy } from '../../state/selectors.ts';
import { comparisonWords, galleryLine, measureCostLine } from '../../text/comparison.ts';
import { measureCost } from '../../state/mapChecks.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { Segments } from '../shared/Segments.tsx';
import { OutlineChoice } from './OutlineChoice.tsx';
import { Scales } from './Scales.tsx';
import styles from './Toolbar.module.css';
import { isFinished, useListed, useReference } from './useListed.ts';

const layouts = (['maps', 'two-up', 'agreement'] as const).map((value) => ({
  value,
  label: comparisonWords.layouts[value],
}));

export function Toolbar() {
  const { setGallery } = useActions();
  const layout = useApp((state) => state.gallery.layout);
  return (
    <div className={styles['toolbar']}>
      <div className={styles['line']}>
        <Segments
          label={comparisonWords.layout}
          value={layout}
          options={layouts}
          onChange={(next) => {
            setGallery({ layout: next });
          }}
        />
        {layout === 'maps' && <Sorting />}
        <Standing />
      </div>
      {layout !== 'agreement' && (
        <div className={styles['line']}>
          <Toggle name="evidenceAgainst" label={comparisonWords.evidenceAgainst} />
          <Toggle name="clipped" label={comparisonWords.clipped} />
          <OutlineChoice />
          {layout === 'maps' && <MeasureAll />}
        </div>
      )}
      {layout !== 'agreement' && <Scales />}
    </div>
  );
}

type Switch = 'evidenceAgainst' | 'clipped' | 'thorough';

function Toggle({ name, label }: { readonly name: Switch; readonly label: string }) {
  const { setGallery } = useActions();
  const on = useApp((state) => state.gallery[name]);
  return (
    <label className={styles['toggle']}>
      <input
        type="checkbox"
        className={controls['check']}
        checked={on}
        onChange={() => {
          setGallery({ [name]: !on } satisfies Partial<GalleryView>);
        }}
      />
      {label}
    </label>
  );
}

const sorts = ['listed', 'cost', 'name', 'agreement'] as const;

function Sorting() {
  const { setGallery } = useActions();
  const sort = useApp((state) => state.gallery.sort);
  const list = useListed();
  const reference = useReference(list);
  const id = useId();
  return (
    <div className={styles['fields']}>
      <label htmlFor={id}>{comparisonWords.sort}</label>
      <select
        id={id}
        className={controls['field']}
        value={sort}
        onChange={(event) => {
          setGallery({ sort: event.target.value as SortKey });
        }}
      >
        {sorts.map((key) => (
          <option key={key} value={key}>
            {comparisonWords.sorts[key]}
          </option>
        ))}
        <optgroup label={comparisonWords.sortMeasures}>
          {measureCards.map(({ id: key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
      {sort === 'agreement' && (
        <select
          className={controls['field']}
          aria-label={comparisonWords.reference}
          value={reference?.id ?? ''}
          onChange={(event) => {
            setGallery({ reference: event.target.value });
          }}
        >
          {list.filter(isFinished).map(({ id: key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** How many maps are there; Stop for as long as there is something to stop. */
function Standing() {
  const { stopMaps } = useActions();
  const list = useListed();
  const busy = list.some(({ map }) => isMapBusy(map));
  const ended = list.filter(({ map }) => map.status === 'done' || map.status === 'failed').length;
  return (
    <div className={styles['standing']}>
      <p role="status">{galleryLine({ done: ended, asked: list.length })}</p>
      {busy && (
        <button type="button" className={classNames(controls['button'], controls['warm'])} onClick={stopMaps}>
          {comparisonWords.stopAll}
        </button>
      )}
    </div>
  );
}

function MeasureAll() {
  const { measureMaps } = useActions();
  const list = useListed();
  const thorough = useApp((state) => state.gallery.thorough);
  const left = list.filter(({ map }) => map.measures === null || (thorough && !map.measures.thorough));
  return (
    <div className={styles['measuring']}>
      <button
        type="button"
        className={controls['button']}
        disabled={left.length === 0}
        onClick={() => {
          measureMaps(left.map(({ id }) => id));
        }}
      >
        {comparisonWords.measureAll}
      </button>
      <span className={controls['hint']}>{measureCostLine(measureCost(thorough))}</span>
      <Toggle name="thorough" label={comparisonWords.thorough} />
    </div>
  );
}
