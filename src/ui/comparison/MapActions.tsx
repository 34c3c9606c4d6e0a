/** What can be done with one map: stop it, ask about it, hold it against another, change its options, take it away. */
import type { MethodCard } from '../../core/methods/methodCard.ts';
import type { MapState } from '../../state/mapState.ts';
import { canResumeMap, isMapBusy } from '../../state/selectors.ts';
import { comparisonWords } from '../../text/comparison.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { MapOptions } from '../shared/MapOptions.tsx';
import styles from './ComparedMap.module.css';

export interface MapActionsProps {
  readonly id: string;
  /** Null for the map that comes with the search: it has no method to ask again. */
  readonly card: MethodCard | null;
  readonly map: MapState;
}

export function MapActions(props: MapActionsProps) {
  const { id, card, map } = props;
  const possible = usePossible(props);
  return (
    <div className={styles['actions']}>
      {possible.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className={controls['word']}
          onClick={() => {
            run(id);
          }}
        >
          {label}
        </button>
      ))}
      {card !== null && <BesideThePicture id={id} />}
      {card !== null && (
        <div className={styles['options']}>
          <MapOptions card={card} options={map.options} />
        </div>
      )}
    </div>
  );
}

interface Action {
  readonly label: string;
  readonly when: boolean;
  readonly run: (id: string) => void;
}

/** What makes sense for the map as it stands. */
function usePossible({ card, map }: MapActionsProps): readonly Action[] {
  const { stopMap, resumeMap, measureMaps, randomiseMap, setGallery } = useActions();
  const { right } = useApp((state) => state.gallery.pair);
  const hasMap = map.result?.map != null;
  // The search has its own Stop.
  const own: MapState = card === null ? { ...map, status: 'done', failure: null } : map;
  const all: readonly Action[] = [
    { label: comparisonWords.stop, when: isMapBusy(own), run: stopMap },
    { label: comparisonWords.resume, when: canResumeMap(own), run: resumeMap },
    {
      label: comparisonWords.compare,
      when: hasMap,
      run: (id) => {
        setGallery({ layout: 'two-up', pair: { left: id, right: right === id ? null : right } });
      },
    },
    {
      label: comparisonWords.measure,
      when: map.result !== null && map.measures === null,
      run: (id) => {
        measureMaps([id]);
      },
    },
    { label: comparisonWords.randomise, when: hasMap && card !== null && map.randomised === null, run: randomiseMap },
  ];
  return all.filter(({ when }) => when);
}

function BesideThePicture({ id }: { readonly id: string }) {
  const { setInStrip } = useActions();
  const inStrip = useApp((state) => state.strip.includes(id));
  return (
    <button
      type="button"
      className={classNames(controls['word'], styles['beside'])}
      aria-pressed={inStrip}
      onClick={() => {
        setInStrip(id, !inStrip);
      }}
    >
      {comparisonWords.beside}
    </button>
  );
}
