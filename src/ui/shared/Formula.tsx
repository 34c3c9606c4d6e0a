/** A formula in its own face, with a button that copies it. */
import { useEffect, useState } from 'react';
import { words } from '../../text/words.ts';
import controls from './controls.module.css';
import styles from './Formula.module.css';

/** Milliseconds the button says that it has copied. */
const said = 1800;

export function Formula({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(() => {
      setCopied(null);
    }, said);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <p className={styles['formula']}>
      <code>{text}</code>
      <button
        type="button"
        className={controls['word']}
        onClick={() => {
          copy().catch(() => {
            setCopied(null);
          });
        }}
      >
        {copied === text ? words.page.copied : words.page.copy}
      </button>
    </p>
  );
}
