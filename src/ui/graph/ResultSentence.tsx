/**
 * The sentence that carries the result, and under it what it rests on; where
 * nothing is enough, what to ask instead.
 */
import { useMemo } from 'react';
import { drawnSettings, targetClass } from '../../state/selectors.ts';
import { percent } from '../../text/numbers.ts';
import type { ResultInput, Statement } from '../../text/result.ts';
import { evidence, headline, nothingEnoughAdvice, ruleInWords } from '../../text/result.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { resultOf } from '../shared/resultOf.ts';
import styles from './ResultSentence.module.css';

export function ResultSentence() {
  const { findings, status, stale } = useApp((state) => state.search);
  const explained = useApp(targetClass);
  const first = useApp((state) => state.shown?.prediction.classes[0] ?? null);
  const settings = useApp(drawnSettings);
  const result = useMemo(
    () =>
      findings === null || explained === null || first === null
        ? null
        : resultOf({ findings, status: stale ? 'done' : status, explained, first, settings }),
    [findings, status, stale, explained, first, settings],
  );
  if (result === null) return null;
  const nothing = result.rootSizes.length === 0 && result.progress === 'done';
  return (
    <div className={styles['result']}>
      <p className={styles['headline']}>
        <Spoken statement={headline(result)} />
      </p>
      {stale && <p className={styles['stale']}>{words.graph.stale}</p>}
      {nothing ? (
        <NothingEnough result={result} />
      ) : (
        <p className={styles['evidence']} title={ruleInWords(result.rule)}>
          {evidence(result).join(' ')}
        </p>
      )}
    </div>
  );
}

function Spoken({ statement }: { readonly statement: Statement }) {
  return statement.map(({ text, strong }) => (strong ? <strong key={text}>{text}</strong> : text));
}

function NothingEnough({ result }: { readonly result: ResultInput }) {
  const { chooseClass, changeSettings } = useActions();
  const { rule, saysInstead } = result;
  const other = saysInstead !== null && rule.topClass;
  const lower = Math.round(rule.ratio * 50) / 100;
  return (
    <div className={styles['nothing']}>
      <p>{nothingEnoughAdvice(result)}</p>
      {other ? (
        <button
          type="button"
          className={controls['button']}
          onClick={() => {
            chooseClass(null);
          }}
        >
          {words.graph.instead}
        </button>
      ) : (
        rule.ratio > 0 && (
          <button
            type="button"
            className={classNames(controls['button'])}
            onClick={() => {
              changeSettings({ sufficiency: { ...rule, ratio: lower } });
            }}
          >
            {`${words.graph.lower}: ${percent(lower, 0)}`}
          </button>
        )
      )}
    </div>
  );
}
