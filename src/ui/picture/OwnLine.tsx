/** The combination a person makes by clicking regions: its regions and, live, how sure the network stays. */
import { regionNames } from '../../core/regions/grid.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { setInWords, percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { verdictOf } from '../shared/answer.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './OwnLine.module.css';

export function OwnLine() {
  const { clearOwn } = useActions();
  const own = useApp((state) => state.selection.own);
  const grid = useApp((state) => drawnSettings(state).grid);
  const confidence = useApp((state) => (own === null ? null : (verdictOf(state, own)?.confidence ?? null)));
  const enough = useApp((state) => own !== null && verdictOf(state, own)?.enough === true);
  if (own === null) return null;
  const verdict = enough ? words.inspector.enough : words.inspector.notEnough;
  return (
    <div className={styles['own']} role="status">
      <p className={styles['names']}>
        <span className={styles['title']}>{words.picture.own}</span> {setInWords(regionNames(grid, own))}
      </p>
      <p className={styles['numbers']}>
        {confidence === null ? (
          words.picture.ownWaiting
        ) : (
          <>
            <strong>{percent(confidence)}</strong>{' '}
            <span className={classNames(enough && styles['enough'])}>{verdict.toLowerCase()}</span>
          </>
        )}
      </p>
      <button type="button" className={controls['word']} onClick={clearOwn}>
        {words.picture.clearOwn}
      </button>
    </div>
  );
}
