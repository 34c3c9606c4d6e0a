/** The way to the gallery of all methods, which loads when somebody wants it. */
import { lazy, Suspense } from 'react';
import { comparisonWords } from '../../text/comparison.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';

const Comparison = lazy(async () => ({ default: (await import('./Comparison.tsx')).Comparison }));

export function CompareButton() {
  const { setGallery } = useActions();
  const open = useApp((state) => state.gallery.open);
  return (
    <>
      <button
        type="button"
        className={controls['button']}
        onClick={() => {
          setGallery({ open: true });
        }}
      >
        {comparisonWords.open}
      </button>
      {open && (
        <Suspense fallback={null}>
          <Comparison />
        </Suspense>
      )}
    </>
  );
}
