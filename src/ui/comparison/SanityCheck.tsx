/**
 * The sanity check of Adebayo et al. 2018: the map beside the one that the same method makes
 * of a network whose weights are all random, and what their likeness says.
 */
import type { Convention } from '../../core/maps/interpolation.ts';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MapState } from '../../state/mapState.ts';
import { comparisonWords, sanityLine, sanityNothing } from '../../text/comparison.ts';
import { describeFailure } from '../../text/failures.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { DrawnMap } from '../shared/MapDrawing.tsx';
import { Progress } from '../shared/Progress.tsx';
import { agreementOf } from './agreement.ts';
import styles from './ComparedMap.module.css';
import { endOf } from './look.ts';

export interface SanityCheckProps {
  readonly map: MapState;
  readonly convention: Convention;
}

export function SanityCheck({ map, convention }: SanityCheckProps) {
  const { randomised } = map;
  if (randomised === null) return null;
  const { status, share, result, failure } = randomised;
  if (failure !== null) return <p className={styles['effort']}>{describeFailure(failure).sentence}</p>;
  if (result === null) {
    if (status === 'running') return <Progress line={{ text: comparisonWords.randomising, share }} />;
    const text = status === 'stopped' ? words.maps.stopped : words.maps.waiting;
    return (
      <p className={styles['effort']}>
        {comparisonWords.randomise}: {text}
      </p>
    );
  }
  const trained = map.result?.map ?? null;
  if (trained === null || result.map === null) return <p className={styles['sum']}>{sanityNothing}</p>;
  return <Verdict trained={trained} random={result.map} convention={convention} />;
}

interface VerdictProps {
  readonly trained: HeatMap;
  readonly random: HeatMap;
  readonly convention: Convention;
}

function Verdict({ trained, random, convention }: VerdictProps) {
  const clipped = useApp((state) => state.gallery.clipped);
  const domainOf = (map: HeatMap): number | null => endOf(map, clipped);
  return (
    <div className={styles['sanity']}>
      <figure>
        <DrawnMap map={trained} convention={convention} domain={domainOf(trained)} />
        <figcaption>{comparisonWords.trained}</figcaption>
      </figure>
      <figure>
        <DrawnMap map={random} convention={convention} domain={domainOf(random)} />
        <figcaption>{comparisonWords.randomised}</figcaption>
      </figure>
      <p className={styles['verdict']}>{sanityLine(agreementOf(trained, random))}</p>
    </div>
  );
}
