/**
 * The attention graph as a person walks it: a tree of buttons, one per region
 * set, that the keyboard and screen readers use. The drawing in `viz/sag` shows
 * the same focus and selection and is hidden from assistive technology.
 *
 * One stop for the Tab key. Arrows walk along edges and rows, Enter selects, Space
 * unfolds. Seen only as a list, where a person prefers that to the drawing.
 */
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { classNames } from '../shared/classNames.ts';
import type { Direction, Outline, OutlineItem } from './outline.ts';
import { walkOutline } from './outline.ts';
import { tourAnchor } from '../shared/tourAnchor.ts';
import styles from './SagTree.module.css';

export interface SagTreeProps {
  readonly outline: Outline;
  readonly selected: RegionSet | null;
  readonly focused: RegionSet | null;
  /** Drawn as a list; else only read aloud and walked. */
  readonly visible: boolean;
  readonly onFocus: (set: RegionSet | null) => void;
  readonly onSelect: (set: RegionSet) => void;
  readonly onFold: (set: RegionSet, folded: boolean) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function SagTree(props: SagTreeProps) {
  const { outline, selected, focused, visible, onFocus, onSelect, onFold } = props;
  const { items } = outline;
  const host = useRef<HTMLDivElement>(null);
  const holds = (set: RegionSet | null): boolean => items.some((item) => item.set === set);
  const stop = holds(focused) ? focused : holds(selected) ? selected : (items[0]?.set ?? null);

  const go = (set: RegionSet | null | undefined): void => {
    const at = items.findIndex((item) => item.set === set);
    if (at >= 0) host.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[at]?.focus();
  };
  const press = (event: KeyboardEvent, item: OutlineItem): void => {
    if (event.key === ' ' && item.fold !== 'plain') onFold(item.set, item.fold === 'open');
    else if (event.key === ' ' || event.key === 'Enter') onSelect(item.set);
    else {
      const target = destination(outline, item.set, event.key);
      if (target === undefined) return;
      go(target);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={host}
      role="tree"
      aria-label={words.graph.tree}
      className={classNames(visible ? styles['list'] : styles['hidden'])}
      {...(visible ? tourAnchor('graph') : {})}
    >
      {items.map((item) => (
        <div
          key={String(item.set)}
          role="treeitem"
          tabIndex={item.set === stop ? 0 : -1}
          aria-level={item.level}
          aria-posinset={item.position}
          aria-setsize={item.among}
          aria-selected={item.set === selected}
          aria-expanded={item.fold === 'plain' ? undefined : item.fold === 'open'}
          aria-label={item.label}
          className={classNames(styles['item'], styles[item.role], item.enough && styles['enough'])}
          onClick={() => {
            onSelect(item.set);
          }}
          onKeyDown={(event) => {
            press(event, item);
          }}
          onFocus={() => {
            onFocus(item.set);
          }}
          onBlur={() => {
            onFocus(null);
          }}
        >
          {visible && <Row item={item} />}
        </div>
      ))}
    </div>
  );
}

/** Undefined where the key means nothing, null where nothing lies that way. */
function destination(outline: Outline, from: RegionSet, key: string): RegionSet | null | undefined {
  if (key === 'Home') return outline.items[0]?.set ?? null;
  if (key === 'End') return outline.items.at(-1)?.set ?? null;
  const direction = directions[key];
  return direction === undefined ? undefined : walkOutline(outline, from, direction);
}

function Row({ item }: { readonly item: OutlineItem }) {
  return (
    <>
      <span className={styles['names']}>{item.names.join(' ') || '–'}</span>
      <span className={styles['track']}>
        <span className={styles['fill']} style={{ width: `${String(Math.min(1, item.ratio) * 100)}%` }} />
      </span>
      <span className={styles['number']}>{percent(item.ratio, 0)}</span>
    </>
  );
}
