/**
 * One class and how sure the network is of it: name, bar, number.
 *
 * The bar repeats the number as a length and is hidden from assistive technology;
 * colour only repeats what weight already says (the explained class is bold).
 */
import { percentNumber } from '../../text/numbers.ts';
import { classNames } from './classNames.ts';
import styles from './Bar.module.css';

export interface BarProps {
  readonly label: string;
  /** 0–1. */
  readonly share: number;
  readonly explained: boolean;
}

export function Bar({ label, share, explained }: BarProps) {
  return (
    <span className={classNames(styles['row'], explained && styles['explained'])}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['fill']} style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
      </span>
      <span className={styles['number']}>
        {percentNumber(share)}
        <span className={styles['unit']}>&#8239;%</span>
      </span>
    </span>
  );
}
