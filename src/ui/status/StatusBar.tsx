/** The foot of the page: what is under way, how far it is, and Stop for as long as there is something to stop. */
import { useShallow } from 'zustand/react/shallow';
import { canResume, isBusy } from '../../state/selectors.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { Progress } from '../shared/Progress.tsx';
import type { StageName } from './stageList.ts';
import { stagesOf, statusLine } from './stageList.ts';
import styles from './StatusBar.module.css';

const order: readonly StageName[] = ['network', 'picture', 'maps', 'search'];

export function StatusBar() {
  const { stop, resume } = useActions();
  const busy = useApp(isBusy);
  const resumable = useApp(canResume);
  const line = useApp(useShallow(statusLine));
  const starting = useApp((state) => state.engine.status === 'starting');
  return (
    <footer className={styles['bar']} aria-label={words.status.heading}>
      <Stages />
      <div className={styles['line']}>
        {(busy || starting) && (
          <div className={styles['progress']}>
            <Progress line={line} quiet />
          </div>
        )}
        <p className={styles['text']}>{line.text}</p>
        {busy && (
          <button type="button" className={classNames(controls['button'], styles['stop'])} onClick={stop}>
            {words.status.stop}
          </button>
        )}
        {resumable && (
          <button type="button" className={classNames(controls['button'], styles['stop'])} onClick={resume}>
            {words.status.resume}
          </button>
        )}
      </div>
      {!busy && !starting && <p className={styles['keys']}>{words.graph.keys}</p>}
    </footer>
  );
}

function Stages() {
  const stages = useApp(useShallow(stagesOf));
  return (
    <ol className={styles['stages']}>
      {order.map((name) => (
        <li
          key={name}
          className={classNames(styles['stage'], styles[stages[name]])}
          aria-current={stages[name] === 'running' ? 'step' : undefined}
        >
          {words.status.stages[name]}
          <span className="visually-hidden">: {words.status.states[stages[name]]}</span>
        </li>
      ))}
    </ol>
  );
}
