/** The first five answers to the masked picture. */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { Bar } from '../shared/Bar.tsx';
import controls from '../shared/controls.module.css';
import styles from './TopClasses.module.css';

export function TopClasses({ set }: { readonly set: RegionSet }) {
  const top = useApp((state) => state.inspections.bySet.get(set)?.top ?? null);
  const running = useApp((state) => state.inspections.running.has(set));
  const target = useApp((state) => state.target);
  if (top === null) return running ? <p className={controls['hint']}>{words.inspector.waiting}</p> : null;
  return (
    <div>
      <h3 className={styles['heading']}>{words.inspector.top}</h3>
      <ul>
        {top.map(({ index, label, confidence }) => (
          <li key={index}>
            <Bar label={label} share={confidence} explained={index === target} />
          </li>
        ))}
      </ul>
    </div>
  );
}
