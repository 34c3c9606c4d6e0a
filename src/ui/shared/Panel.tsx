/** A named part of the page: a landmark with a small heading. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { TourStep } from '../../state/appState.ts';
import { classNames } from './classNames.ts';
import styles from './Panel.module.css';
import { tourAnchor } from './tourAnchor.ts';

export interface PanelProps {
  readonly heading: string;
  readonly className?: string | undefined;
  /** Read aloud but not drawn, where a sentence stands in its place. */
  readonly quietHeading?: boolean;
  /** Where the tour points at it. */
  readonly tour?: TourStep;
  /** Stands at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ heading, className, quietHeading = false, tour, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames(styles['panel'], className)}
      {...(tour === undefined ? {} : tourAnchor(tour))}
    >
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
