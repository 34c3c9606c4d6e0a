/** The whole page as a place to drop a picture on, and to paste one into. */
import { useCallback } from 'react';
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import { useDrop } from './useDrop.ts';
import styles from './DropVeil.module.css';

export function DropVeil() {
  const { openFile } = useActions();
  const over = useDrop(
    useCallback(
      (file: File) => {
        void openFile(file, file.name);
      },
      [openFile],
    ),
  );
  if (!over) return null;
  return (
    <div className={styles['veil']} role="status">
      <p className={styles['now']}>{words.picture.dropNow}</p>
      <p className={styles['hint']}>{words.picture.dropHint}</p>
      <p className={styles['hint']}>{words.page.private}</p>
    </div>
  );
}
