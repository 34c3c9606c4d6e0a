/** A strip of pictures to begin with; the one that is open is marked and says so. */
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import styles from './Samples.module.css';

export function Samples() {
  const { openSample } = useActions();
  const samples = useApp((state) => state.samples);
  const open = useApp((state) => (state.shown?.source.kind === 'sample' ? state.shown.source.name : null));
  if (samples.length === 0) return null;
  return (
    <ul className={styles['strip']} aria-label={words.picture.samples}>
      {samples.map(({ name, address, caption }) => (
        <li key={name}>
          <button
            type="button"
            className={styles['sample']}
            aria-pressed={open === name}
            onClick={() => {
              void openSample(name);
            }}
          >
            <img src={address} alt={caption} width={56} height={56} loading="lazy" decoding="async" />
          </button>
        </li>
      ))}
    </ul>
  );
}
