/** A named part of the page: a landmark with a small heading. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly heading: string;
  readonly className?: string | undefined;
  /** Read aloud but not drawn, where a sentence stands in its place. */
  readonly quietHeading?: boolean;
  /** Stands at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ heading, className, quietHeading = false, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames(styles['panel'], className)}>
      <div className={classNames(styles['line'], quietHeading && aside === undefined && 'visually-hidden')}>
        <h2 id={id} className={quietHeading ? 'visually-hidden' : styles['heading']}>
          {heading}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
