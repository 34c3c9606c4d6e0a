/** A few pictures to begin with, and the way to all of them; the one that is open is marked and says so. */
import { lazy, Suspense, useMemo } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { firstSamples } from './groups.ts';
import styles from './Samples.module.css';

/** Two rows beside the result. */
const most = 10;

const Gallery = lazy(async () => ({ default: (await import('./Gallery.tsx')).Gallery }));

export function Samples() {
  const { openSample } = useActions();
  const samples = useApp((state) => state.samples);
  const open = useApp((state) => (state.shown?.source.kind === 'sample' ? state.shown.source.name : null));
  const few = useMemo(() => firstSamples(samples, most, open), [samples, open]);
  if (samples.length === 0) return null;
  return (
    <div className={styles['samples']}>
      <ul className={styles['strip']} aria-label={words.picture.samples}>
        {few.map(({ name, address, caption }) => (
          <li key={name}>
            <button
              type="button"
              className={styles['sample']}
              aria-pressed={open === name}
              title={caption}
              onClick={() => {
                void openSample(name);
              }}
            >
              <img src={address} alt={caption} width={56} height={56} loading="lazy" decoding="async" />
            </button>
          </li>
        ))}
      </ul>
      {few.length < samples.length && (
        <DialogTrigger>
          <Button className={classNames(controls['button'])}>
            {words.picture.allSamples} <span className={styles['count']}>{samples.length}</span>
          </Button>
          <Suspense fallback={null}>
            <Gallery samples={samples} open={open} />
          </Suspense>
        </DialogTrigger>
      )}
    </div>
  );
}
