/**
 * What went wrong, as a sentence with what to do about it, and what was done.
 *
 * A failure stays until it is dismissed or tried again; what was done goes by
 * itself. Nothing else on the page changes because of either.
 */
import { useEffect } from 'react';
import type { Failure } from '../../core/failure.ts';
import type { Notice } from '../../state/appState.ts';
import { describeFailure } from '../../text/failures.ts';
import { doneSentences } from '../../text/sharing.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './Notices.module.css';

/** Milliseconds that good news stays. */
export const stayTime = 6000;

export function Notices() {
  const notices = useApp((state) => state.notices);
  return (
    <section aria-label={words.notices.heading} className={styles['notices']}>
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function OneNotice({ notice }: { readonly notice: Notice }) {
  if (notice.kind === 'failure') return <FailureNotice id={notice.id} failure={notice.failure} />;
  return <DoneNotice id={notice.id} sentence={doneSentences[notice.what]} />;
}

function DismissButton({ id }: { readonly id: number }) {
  const { dismissNotice } = useActions();
  return (
    <button
      type="button"
      className={controls['word']}
      onClick={() => {
        dismissNotice(id);
      }}
    >
      {words.notices.dismiss}
    </button>
  );
}

function FailureNotice({ id, failure }: { readonly id: number; readonly failure: Failure }) {
  const { resume, dismissNotice } = useActions();
  const { sentence, advice, detail, retry } = describeFailure(failure);
  return (
    <div role="alert" className={classNames(styles['notice'], styles['failure'])}>
      <div>
        <p className={styles['sentence']}>{sentence}</p>
        <p>{advice}</p>
        {detail !== '' && (
          <details className={styles['detail']}>
            <summary>{words.notices.detail}</summary>
            <code>{detail}</code>
          </details>
        )}
      </div>
      <p className={styles['actions']}>
        {retry && (
          <button
            type="button"
            className={controls['button']}
            onClick={() => {
              dismissNotice(id);
              resume();
            }}
          >
            {words.notices.retry}
          </button>
        )}
        <DismissButton id={id} />
      </p>
    </div>
  );
}

function DoneNotice({ id, sentence }: { readonly id: number; readonly sentence: string }) {
  const { dismissNotice } = useActions();
  useEffect(() => {
    const timer = setTimeout(() => {
      dismissNotice(id);
    }, stayTime);
    return () => {
      clearTimeout(timer);
    };
  }, [id, dismissNotice]);
  return (
    <div role="status" className={classNames(styles['notice'], styles['done'])}>
      <p>{sentence}</p>
      <DismissButton id={id} />
    </div>
  );
}
