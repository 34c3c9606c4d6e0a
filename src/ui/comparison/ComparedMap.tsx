/**
 * One map of the gallery: the picture, what it shows and what it cannot, what it cost, what
 * it is worth, and what can be asked about it.
 */
import { useMemo } from 'react';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MapState } from '../../state/mapState.ts';
import { comparisonWords, completenessLine, costLine, effortLine } from '../../text/comparison.ts';
import { describeFailure } from '../../text/failures.ts';
import { mapLine } from '../../text/stages.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { DrawnMap } from '../shared/MapDrawing.tsx';
import { Progress } from '../shared/Progress.tsx';
import { ReplayBar } from '../shared/ReplayBar.tsx';
import { stepShown } from '../shared/replay.ts';
import { useReplay, type Player } from '../shared/useReplay.ts';
import styles from './ComparedMap.module.css';
import { endOf, look } from './look.ts';
import { MapActions } from './MapActions.tsx';
import { MapWorth } from './MapWorth.tsx';
import type { Listed } from './order.ts';
import { SanityCheck } from './SanityCheck.tsx';
import { useOutlined } from './useOutlined.ts';

export function ComparedMap({ item }: { readonly item: Listed }) {
  const { id, name, card, map } = item;
  const player = useReplay(map);
  return (
    <article className={styles['card']} aria-label={name}>
      <Picture item={item} player={player} />
      {player !== null && <ReplayBar name={name} player={player} />}
      <h3 className={styles['name']}>{name}</h3>
      <Standing name={name} map={map} cost={card?.cost ?? null} />
      <p className={styles['idea']}>{card?.idea ?? words.maps.regionDropsIdea}</p>
      <p className={styles['limit']}>{card?.limit ?? words.maps.regionDropsLimit}</p>
      <Difference isOwn={card === null} />
      <Completeness map={map} />
      <MapWorth name={name} asked={map.measures} />
      <SanityCheck map={map} convention={card?.enlarge ?? 'align-corners'} />
      <MapActions id={id} card={card} map={map} />
    </article>
  );
}

interface PictureProps {
  readonly item: Listed;
  readonly player: Player | null;
}

/** Words stand over the grey picture where a map has nothing to show. */
function Picture({ item: { id, map }, player }: PictureProps) {
  const evidenceAgainst = useApp((state) => state.gallery.evidenceAgainst);
  const clipped = useApp((state) => state.gallery.clipped);
  const outlined = useOutlined();
  const { nothing, ...shown } = useMemo(
    () => look(id, map, { evidenceAgainst, clipped }),
    [id, map, evidenceAgainst, clipped],
  );
  const stepLook = { signed: evidenceAgainst, endOf: (drawn: HeatMap) => endOf(drawn, clipped) };
  const step = player?.isBefore === true ? stepShown(player.replay, player.at, stepLook) : null;
  return (
    <div className={styles['picture']}>
      <DrawnMap {...shown} {...step} outlined={outlined} />
      {nothing && <p className={styles['nothing']}>{words.maps.none}</p>}
      {map.failure !== null && <p className={styles['nothing']}>{describeFailure(map.failure).sentence}</p>}
    </div>
  );
}

interface StandingProps {
  readonly name: string;
  readonly map: MapState;
  /** Null for the map that comes with the search. */
  readonly cost: number | null;
}

function Standing({ name, map, cost }: StandingProps) {
  const { status, snapshot, result } = map;
  if (status === 'running') {
    const line = mapLine(name, snapshot);
    return (
      <div className={styles['effort']}>
        <Progress line={line} quiet />
        <p>{line.short}</p>
      </div>
    );
  }
  const text =
    status === 'waiting' || status === 'idle'
      ? [words.maps.waiting, ...(cost === null ? [] : [costLine(cost)])].join(' · ')
      : status === 'stopped'
        ? words.maps.stopped
        : result === null
          ? ''
          : effortLine(result.provenance);
  return text === '' ? null : <p className={styles['effort']}>{text}</p>;
}

/** Where the other maps explain a difference, this one does not. */
function Difference({ isOwn }: { readonly isOwn: boolean }) {
  const against = useApp((state) => state.against);
  return isOwn && against !== null ? <p className={styles['idea']}>{comparisonWords.dropsAlone}</p> : null;
}

function Completeness({ map: { result } }: { readonly map: MapState }) {
  const completeness = result?.provenance.completeness ?? null;
  return completeness === null ? null : <p className={styles['sum']}>{completenessLine(completeness)}</p>;
}
