/**
 * The rule that decides everything, where its result is read: how much confidence
 * a combination has to keep, and whether the class has to stay the first answer.
 *
 * The slider answers under the finger; the search follows when it rests.
 */
import { useEffect, useId, useState } from 'react';
import { settingWords } from '../../text/choices.ts';
import { percent } from '../../text/numbers.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { MoreSettings } from './MoreSettings.tsx';
import styles from './EnoughBar.module.css';

/** Milliseconds the slider has to rest. */
export const restTime = 150;
/** Upper end of the slider (architecture.md §7): above it hardly any proper part is ever enough. */
const most = 0.95;

export function EnoughBar() {
  const { changeSettings } = useActions();
  const rule = useApp((state) => state.settings.sufficiency);
  const [draft, setDraft] = useState<number | null>(null);
  const id = useId();
  const ratio = draft ?? rule.ratio;
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => {
      setDraft(null);
      changeSettings({ sufficiency: { ...rule, ratio: draft } });
    }, restTime);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, rule, changeSettings]);
  return (
    <div className={styles['bar']}>
      <div className={styles['ratio']}>
        <label htmlFor={id} title={settingWords.ratio.hint}>
          {settingWords.ratio.label}
        </label>
        <input
          id={id}
          type="range"
          className={controls['range']}
          min={0}
          max={most}
          step={0.01}
          value={ratio}
          aria-valuetext={percent(ratio, 0)}
          onChange={(event) => {
            setDraft(event.target.valueAsNumber);
          }}
        />
        <output htmlFor={id} className={styles['number']}>
          {percent(ratio, 0)}
        </output>
      </div>
      <label className={styles['check']} title={settingWords.topClass.hint}>
        <input
          type="checkbox"
          role="switch"
          className={controls['check']}
          checked={rule.topClass}
          onChange={(event) => {
            changeSettings({ sufficiency: { ratio, topClass: event.target.checked } });
          }}
        />
        {settingWords.topClass.label}
      </label>
      <MoreSettings />
    </div>
  );
}
