/** What a map is worth: two curves and every measure that was asked for, each with what it means. */
import { measureCards } from '../../core/measures/cards.ts';
import type { AskedMeasures } from '../../state/mapState.ts';
import { comparisonWords, measureValue } from '../../text/comparison.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { Progress } from '../shared/Progress.tsx';
import styles from './ComparedMap.module.css';
import { Curves } from './Curves.tsx';

export interface MapWorthProps {
  readonly name: string;
  readonly asked: AskedMeasures | null;
}

export function MapWorth({ name, asked }: MapWorthProps) {
  if (asked === null) return null;
  const { status, share, result } = asked;
  return (
    <div className={styles['worth']}>
      {status === 'running' && <Progress line={{ text: `${comparisonWords.measuring}: ${name}`, share }} quiet />}
      {(status === 'waiting' || status === 'idle') && (
        <p className={styles['effort']}>
          {comparisonWords.measuring}: {words.maps.waiting}
        </p>
      )}
      {result !== null && <Curves insertion={result.insertion} deletion={result.deletion} />}
      {result !== null && <Values values={result.values} />}
    </div>
  );
}

type Measured = NonNullable<AskedMeasures['result']>['values'];

/** The measure that maps are sorted by stands out. */
function Values({ values }: { readonly values: Measured }) {
  const sort = useApp((state) => state.gallery.sort);
  const known = measureCards.filter(({ id }) => values[id] !== null);
  return (
    <dl className={styles['values']} aria-label={comparisonWords.measures}>
      {known.map(({ id, name, unit, idea, weakness }) => (
        <div key={id} className={styles['value']} title={`${idea} ${weakness}`} data-sorted={id === sort}>
          <dt>{name}</dt>
          <dd>{measureValue(values[id], unit)}</dd>
        </div>
      ))}
    </dl>
  );
}
