/** Says that the maps explain a difference of two classes, with the way back; nothing where they explain one class. */
import { againstClass, targetClass } from '../../state/selectors.ts';
import { comparisonWords, differenceLine } from '../../text/comparison.ts';
import { useActions, useApp } from './appContext.tsx';
import controls from './controls.module.css';
import styles from './AgainstLine.module.css';

export function AgainstLine() {
  const explained = useApp(targetClass);
  const against = useApp(againstClass);
  if (explained === null || against === null) return null;
  return (
    <p className={styles['line']}>
      {differenceLine(explained.label, against.label)} <BackToClass />
    </p>
  );
}

/** Lets the maps explain the class alone again. */
export function BackToClass() {
  const { chooseAgainst } = useActions();
  return (
    <button
      type="button"
      className={controls['word']}
      onClick={() => {
        chooseAgainst(null);
      }}
    >
      {comparisonWords.alone}
    </button>
  );
}
