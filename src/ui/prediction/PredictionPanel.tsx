/**
 * What the network says of the whole picture: its first five answers. Pressing one
 * explains it; any other class can be searched for, and one can be held against another.
 */
import { lazy, Suspense } from 'react';
import { comparisonWords } from '../../text/comparison.ts';
import { words } from '../../text/words.ts';
import { AgainstLine } from '../shared/AgainstLine.tsx';
import { useActions, useApp } from '../shared/appContext.tsx';
import { Bar } from '../shared/Bar.tsx';
import controls from '../shared/controls.module.css';
import { Panel } from '../shared/Panel.tsx';
import { WhyNot } from '../shared/WhyNot.tsx';
import { NetworkOffer } from './NetworkOffer.tsx';
import { shownClasses } from './shownClasses.ts';
import styles from './PredictionPanel.module.css';

/** A thousand names to search need a list that loads only when there is something to search in. */
const ClassPicker = lazy(async () => ({ default: (await import('./ClassPicker.tsx')).ClassPicker }));

export function PredictionPanel() {
  const { chooseClass, chooseAgainst } = useActions();
  const classes = useApp((state) => state.shown?.prediction.classes ?? null);
  const target = useApp((state) => state.target);
  const against = useApp((state) => state.against);
  if (classes === null || target === null) return null;
  const first = classes[0]?.index ?? null;
  return (
    <Panel heading={words.prediction.heading} quietHeading tour="prediction">
      <ul className={styles['classes']}>
        {shownClasses(classes, target).map(({ index, label, confidence }) => (
          <li key={index}>
            <button
              type="button"
              className={styles['class']}
              aria-pressed={index === target}
              onClick={() => {
                chooseClass(index);
              }}
            >
              <Bar label={label} share={confidence} explained={index === target} />
            </button>
          </li>
        ))}
      </ul>
      <div className={styles['pick']}>
        <Suspense fallback={<span className={styles['room']} />}>
          <ClassPicker label={words.prediction.pick} classes={classes} onPick={chooseClass} />
        </Suspense>
        {target !== first && (
          <button
            type="button"
            className={controls['word']}
            onClick={() => {
              chooseClass(null);
            }}
          >
            {words.prediction.first}
          </button>
        )}
      </div>
      <div className={styles['why']}>
        <WhyNot />
        <AgainstLine />
        {against !== null && (
          <Suspense fallback={<span className={styles['room']} />}>
            <ClassPicker
              label={comparisonWords.whyNot}
              classes={classes.filter(({ index }) => index !== target)}
              onPick={chooseAgainst}
            />
          </Suspense>
        )}
      </div>
      <NetworkOffer />
    </Panel>
  );
}
