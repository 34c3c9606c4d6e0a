/** What computes here, and why that: the back end decides speed, so it is never hidden. */
import { Button, DialogTrigger } from 'react-aria-components';
import type { EngineState } from '../../state/appState.ts';
import { backendNames, engineChip, engineFacts } from '../../text/stages.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import styles from './EngineChip.module.css';

function chipText({ status, trying, report }: EngineState): string {
  if (report !== null) return engineChip(report);
  if (status === 'failed') return words.header.engineFailed;
  return trying === null ? words.header.engineStarting : `${words.status.trying} ${backendNames[trying]}`;
}

export function EngineChip() {
  const engine = useApp((state) => state.engine);
  return (
    <DialogTrigger>
      <Button
        className={classNames(controls['button'], engine.status === 'failed' && controls['warm'])}
        isDisabled={engine.report === null}
      >
        <span className="visually-hidden">{words.header.engine}: </span>
        {chipText(engine)}
      </Button>
      <PopoverDialog heading={words.header.engine}>
        <dl className={styles['facts']}>
          {engine.report &&
            engineFacts(engine.report).map(({ term, value }) => (
              <div key={term} className={styles['fact']}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <p className={controls['hint']}>{words.page.private}</p>
      </PopoverDialog>
    </DialogTrigger>
  );
}
