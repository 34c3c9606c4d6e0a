/** Where there is no graph: what it will be, or why there is none, in a sentence and as an outline of itself. */
import { words } from '../../text/words.ts';
import { classNames } from '../shared/classNames.ts';
import styles from './EmptyGraph.module.css';

/** Centres of the outline's nodes in a 360 × 230 field, and which hangs under which. */
const roots = [80, 180, 280] as const;
const children = [30, 80, 130, 180, 230, 280, 330] as const;
const threads: readonly (readonly [number, number])[] = [
  [80, 30],
  [80, 80],
  [80, 130],
  [180, 130],
  [180, 180],
  [180, 230],
  [280, 230],
  [280, 280],
  [280, 330],
];

/** Before the first picture, while the first combination is looked for, where that was stopped, and where none is enough. */
export type GraphAbsence = 'empty' | 'working' | 'stopped' | 'nothing';

export function EmptyGraph({ why }: { readonly why: GraphAbsence }) {
  const ended = why === 'stopped' || why === 'nothing';
  return (
    <div className={classNames(styles['empty'], styles[why])}>
      <svg viewBox={ended ? '0 0 360 84' : '0 0 360 190'} aria-hidden="true" className={styles['outline']}>
        {!ended &&
          threads.map(([from, to]) => (
            <path
              key={`${String(from)}-${String(to)}`}
              d={`M${String(from)} 72 C${String(from)} 106 ${String(to)} 96 ${String(to)} 136`}
              className={styles['thread']}
            />
          ))}
        {roots.map((x) => (
          <rect key={x} x={x - 30} y={12} width={60} height={60} rx={4} className={styles['root']} />
        ))}
        {!ended &&
          children.map((x) => (
            <rect key={x} x={x - 17} y={136} width={34} height={34} rx={3} className={styles['node']} />
          ))}
      </svg>
      <p className={styles['text']}>{words.graph[why]}</p>
    </div>
  );
}
