/** Plays how a map came to be, or shows one step of it: a button, a slider, and which step is seen. */
import { comparisonWords, stepLine } from '../../text/comparison.ts';
import { classNames } from './classNames.ts';
import controls from './controls.module.css';
import styles from './ReplayBar.module.css';
import type { Player } from './useReplay.ts';

export function ReplayBar({ name, player }: { readonly name: string; readonly player: Player }) {
  const { replay, at, playing, toggle, show } = player;
  const step = replay.steps[at];
  if (step === undefined) return null;
  const line = stepLine(step);
  return (
    <div role="group" aria-label={`${comparisonWords.convergence}: ${name}`} className={styles['replay']}>
      {toggle !== null && (
        <button type="button" className={classNames(controls['word'], styles['play'])} onClick={toggle}>
          {playing ? comparisonWords.pause : comparisonWords.replay}
        </button>
      )}
      <div className={styles['slider']}>
        <input
          type="range"
          className={controls['range']}
          aria-label={comparisonWords.convergence}
          aria-valuetext={line}
          min={0}
          max={replay.steps.length - 1}
          step={1}
          value={at}
          onChange={(event) => {
            show(event.target.valueAsNumber);
          }}
        />
      </div>
      <span className={styles['step']} aria-hidden>
        {line}
      </span>
    </div>
  );
}
