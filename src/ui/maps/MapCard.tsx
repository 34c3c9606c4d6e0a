/**
 * One heat map over the picture, its name, how far it is, and its options.
 *
 * Converges before the reader's eyes; pressing it shows it large. Where there is
 * nothing to show, words stand in its place instead of one flat colour.
 */
import { Button, DialogTrigger } from 'react-aria-components';
import type { MethodCard } from '../../core/methods/methodCard.ts';
import { describeFailure } from '../../text/failures.ts';
import { mapLine } from '../../text/stages.ts';
import { duration } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import type { MapState } from '../../state/mapState.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { MapDrawing } from '../shared/MapDrawing.tsx';
import { MapOptions } from '../shared/MapOptions.tsx';
import { useShownMap } from '../shared/useShownMap.ts';
import { LargeMap } from './LargeMap.tsx';
import styles from './MapCard.module.css';

export function MapCard({ id }: { readonly id: string }) {
  const card = useApp((state) => state.methods.find((method) => method.id === id) ?? null);
  const name = card?.name ?? words.maps.regionDrops;
  return (
    <figure className={styles['card']}>
      <MapPicture id={id} name={name} idea={card?.idea ?? words.maps.regionDropsIdea} />
      <figcaption className={styles['caption']}>
        <span className={styles['name']}>{name}</span>
        <OverlayButton id={id} name={name} />
      </figcaption>
      <Nothing id={id} card={card} />
      <Tools id={id} card={card} name={name} />
    </figure>
  );
}

interface CardProps {
  readonly id: string;
  /** Null for the map that comes with the search. */
  readonly card: MethodCard | null;
}

/** In words, why there is no map to see. */
function Nothing({ id, card }: CardProps) {
  const { nothing } = useShownMap(id);
  const failure = useApp((state) => state.maps[id]?.failure ?? null);
  if (nothing) return <p className={styles['nothing']}>{words.maps.none}</p>;
  if (card === null || failure === null) return null;
  return <p className={styles['nothing']}>{describeFailure(failure).sentence}</p>;
}

function Tools({ id, card, name }: CardProps & { readonly name: string }) {
  const map = useApp((state) => state.maps[id]);
  const status = statusText(name, map);
  if (card === null && status === '') return null;
  return (
    <div className={styles['tools']}>
      {card !== null && <MapOptions card={card} options={map?.options ?? {}} />}
      {status !== '' && <span className={styles['status']}>{status}</span>}
    </div>
  );
}

/** Lays the map over the large picture, or takes it off. */
function OverlayButton({ id, name }: { readonly id: string; readonly name: string }) {
  const { setOverlay } = useActions();
  const over = useApp((state) => state.view.overlay === id);
  const hasPicture = useApp((state) => state.shown !== null);
  if (!hasPicture) return null;
  return (
    <button
      type="button"
      className={classNames(controls['word'], styles['over'])}
      aria-pressed={over}
      aria-label={`${name}: ${words.maps.over}`}
      onClick={() => {
        setOverlay(over ? null : id);
      }}
    >
      {over ? words.maps.notOverShort : words.maps.overShort}
    </button>
  );
}

interface MapPictureProps {
  readonly id: string;
  readonly name: string;
  readonly idea: string;
}

/** Before the first picture, what the map will show, in words. */
function MapPicture({ id, name, idea }: MapPictureProps) {
  const hasPicture = useApp((state) => state.shown !== null);
  if (!hasPicture) return <div className={styles['blank']}>{idea}</div>;
  return (
    <DialogTrigger>
      <Button className={classNames(styles['picture'])} aria-label={`${name}: ${words.maps.larger}`}>
        <MapDrawing id={id} />
      </Button>
      <LargeMap id={id} name={name} idea={idea} />
    </DialogTrigger>
  );
}

function statusText(name: string, map: MapState | undefined): string {
  switch (map?.status) {
    case 'running':
      return mapLine(name, map.snapshot).short;
    case 'done':
      return map.result && map.result.provenance.milliseconds > 0 ? duration(map.result.provenance.milliseconds) : '';
    case 'waiting':
      return words.maps.waiting;
    case 'stopped':
      return words.maps.stopped;
    case 'failed':
      return words.maps.failed;
    case 'idle':
    case undefined:
      return '';
  }
}
