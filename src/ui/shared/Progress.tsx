/** A bar that fills as far as is known, or moves where the end is not; its text stands beside it or is read aloud. */
import type { StageLine } from '../../text/stages.ts';
import { classNames } from './classNames.ts';
import styles from './Progress.module.css';

export function Progress({ line, quiet = false }: { readonly line: StageLine; readonly quiet?: boolean }) {
  const { text, share } = line;
  const known = share === null ? {} : { 'aria-valuenow': Math.round(share * 100) };
  return (
    <div className={styles['progress']}>
      <div
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        {...known}
        className={styles['track']}
      >
        <div
          className={classNames(styles['fill'], share === null && styles['unknown'])}
          style={share === null ? undefined : { width: `${String(share * 100)}%` }}
        />
      </div>
      {!quiet && <p className={styles['text']}>{text}</p>}
    </div>
  );
}
