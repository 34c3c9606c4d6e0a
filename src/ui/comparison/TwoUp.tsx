/**
 * Two maps on one picture with a divider between them: dragged, moved by arrow keys, or sent
 * to either end or the middle by 1, 2 and 3.
 *
 * Both maps are drawn whole and the upper one is cut, so that nothing moves but the cut.
 */
import type { KeyboardEvent, PointerEvent } from 'react';
import { useEffect, useId, useMemo, useRef } from 'react';
import { comparisonWords, dividerText } from '../../text/comparison.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { DrawnMap } from '../shared/MapDrawing.tsx';
import { look } from './look.ts';
import type { Listed } from './order.ts';
import styles from './TwoUp.module.css';
import type { Pair } from './useListed.ts';
import { hasMap, useListed, usePair } from './useListed.ts';
import { useOutlined } from './useOutlined.ts';

export function TwoUp() {
  const list = useListed();
  const pair = usePair(list);
  if (pair === null) return <p className={styles['empty']}>{comparisonWords.twoNeeded}</p>;
  return (
    <div className={styles['twoUp']}>
      <div className={styles['choices']}>
        <Choice side="left" label={comparisonWords.left} list={list} pair={pair} />
        <Choice side="right" label={comparisonWords.right} list={list} pair={pair} />
      </div>
      <Divided pair={pair} />
      <p className={styles['keys']}>{comparisonWords.dividerKeys}</p>
    </div>
  );
}

interface ChoiceProps {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly list: readonly Listed[];
  readonly pair: Pair;
}

/** Choosing the map that stands on the other side changes places. */
function Choice({ side, label, list, pair }: ChoiceProps) {
  const { setGallery } = useActions();
  const id = useId();
  const other = side === 'left' ? 'right' : 'left';
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={controls['field']}
        value={pair[side].id}
        onChange={({ target: { value } }) => {
          const kept = value === pair[other].id ? pair[side].id : pair[other].id;
          setGallery({ pair: side === 'left' ? { left: value, right: kept } : { left: kept, right: value } });
        }}
      >
        {list.filter(hasMap).map((item) => (
          <option key={item.id} value={item.id}>
            {item.name}
          </option>
        ))}
      </select>
      <p className={styles['idea']}>{pair[side].card?.idea ?? words.maps.regionDropsIdea}</p>
    </div>
  );
}

function Divided({ pair: { left, right } }: { readonly pair: Pair }) {
  const { setGallery } = useActions();
  const share = useApp((state) => state.gallery.divider);
  const stage = useRef<HTMLDivElement>(null);
  useDividerKeys();
  const follow = (event: PointerEvent): void => {
    const frame = stage.current?.getBoundingClientRect();
    if (frame !== undefined && frame.width > 0)
      setGallery({ divider: clamp((event.clientX - frame.left) / frame.width) });
  };
  return (
    <div
      ref={stage}
      className={styles['stage']}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) follow(event);
      }}
    >
      <Side item={right} />
      <div className={styles['over']} style={{ clipPath: `inset(0 ${String((1 - share) * 100)}% 0 0)` }}>
        <Side item={left} />
      </div>
      <Handle share={share} left={left.name} right={right.name} />
    </div>
  );
}

function Side({ item: { id, map } }: { readonly item: Listed }) {
  const evidenceAgainst = useApp((state) => state.gallery.evidenceAgainst);
  const clipped = useApp((state) => state.gallery.clipped);
  const outlined = useOutlined();
  const {
    map: drawn,
    convention,
    domain,
  } = useMemo(() => look(id, map, { evidenceAgainst, clipped }), [id, map, evidenceAgainst, clipped]);
  return <DrawnMap map={drawn} convention={convention} domain={domain} outlined={outlined} />;
}

interface HandleProps {
  readonly share: number;
  readonly left: string;
  readonly right: string;
}

function Handle({ share, left, right }: HandleProps) {
  const { setGallery } = useActions();
  const move = (event: KeyboardEvent): void => {
    const next = afterKey(event.key, share);
    if (next === null) return;
    event.preventDefault();
    setGallery({ divider: next });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles['handle']}
      style={{ left: `${String(share * 100)}%` }}
      aria-label={comparisonWords.divider}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={dividerText(share, left, right)}
      onKeyDown={move}
    />
  );
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));
const [step, page] = [0.02, 0.1];

/** Where a key sends the divider; null for a key that is not its own (WAI-ARIA, slider). */
function afterKey(key: string, share: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(share - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(share + step);
    case 'PageDown':
      return clamp(share - page);
    case 'PageUp':
      return clamp(share + page);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}

const places: Readonly<Record<string, number>> = { '1': 1, '2': 0.5, '3': 0 };

/** 1, 2 and 3 wherever the focus is, but not while somebody writes. */
function useDividerKeys(): void {
  const { setGallery } = useActions();
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      const place = places[event.key];
      const writes = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (place !== undefined && !writes && !event.ctrlKey && !event.metaKey && !event.altKey)
        setGallery({ divider: place });
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [setGallery]);
}
