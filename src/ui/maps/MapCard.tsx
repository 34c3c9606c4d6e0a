/**
 * One heat map over the picture, its name, how far it is, and its options.
 *
 * Converges before the reader's eyes; pressing it shows it large. Where there is
 * nothing to show, words stand in its place instead of one flat colour.
 */
import { Button, DialogTrigger } from 'react-aria-components';
import { mapLine } from '../../text/stages.ts';
import { duration } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import type { MapState } from '../../state/appState.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { useShownMap } from '../shared/useShownMap.ts';
import { LargeMap } from './LargeMap.tsx';
import { MapDrawing } from './MapDrawing.tsx';
import { MapOptions } from './MapOptions.tsx';
import styles from './MapCard.module.css';

export function MapCard({ id }: { readonly id: string }) {
  const card = useApp((state) => state.methods.find((method) => method.id === id) ?? null);
  const map = useApp((state) => state.maps[id]);
  const { nothing } = useShownMap(id);
  const name = card?.name ?? words.maps.regionDrops;
  const idea = card?.idea ?? words.maps.regionDropsIdea;
  const status = statusText(name, map);
  return (
    <figure className={styles['card']}>
      <MapPicture id={id} name={name} idea={idea} />
      <figcaption className={styles['caption']}>
        <span className={styles['name']}>{name}</span>
        <OverlayButton id={id} name={name} />
      </figcaption>
      {nothing && <p className={styles['nothing']}>{words.maps.none}</p>}
      {(card !== null || status !== '') && (
        <div className={styles['tools']}>
          {card !== null && <MapOptions card={card} options={map?.options ?? {}} />}
          {status !== '' && <span className={styles['status']}>{status}</span>}
        </div>
      )}
    </figure>
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
