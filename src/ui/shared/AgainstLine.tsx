/** Says that the maps explain a difference of two classes, with the way back; nothing where they explain one class. */
import { againstClass, targetClass } from '../../state/selectors.ts';
import { comparisonWords, differenceLine } from '../../text/comparison.ts';
import { useActions, useApp } from './appContext.tsx';
import { classNames } from './classNames.ts';
import controls from './controls.module.css';
import styles from './AgainstLine.module.css';

export function AgainstLine({ className }: { readonly className?: string | undefined }) {
  const { chooseAgainst } = useActions();
  const explained = useApp(targetClass);
  const against = useApp(againstClass);
  if (explained === null || against === null) return null;
  return (
    <p className={classNames(styles['line'], className)}>
      {differenceLine(explained.label, against.label)}{' '}
      <button
        type="button"
        className={controls['word']}
        onClick={() => {
          chooseAgainst(null);
        }}
      >
        {comparisonWords.alone}
      </button>
    </p>
  );
}
