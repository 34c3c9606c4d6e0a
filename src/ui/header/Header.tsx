/** The head of the page: its name, what answers, how it computes, and what can be taken away from here. */
import type { ReactNode } from 'react';
import { words } from '../../text/words.ts';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { EngineChip } from './EngineChip.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import styles from './Header.module.css';

/** Tour, Save and Share stand between the engine and the appearance; `app` puts them there. */
export function Header({ children }: { readonly children: ReactNode }) {
  return (
    <header className={styles['header']}>
      <h1 className={styles['name']}>{words.page.name}</h1>
      <p className={styles['claim']}>{words.page.claim}</p>
      <div className={styles['tools']}>
        <ModelPicker />
        <EngineChip />
        {children}
        <AppearanceMenu />
      </div>
    </header>
  );
}
