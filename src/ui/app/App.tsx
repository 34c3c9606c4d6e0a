/**
 * The page: its features, and where each stands. Left to right is the argument —
 * the picture, the one reason that heat maps show, all the small reasons, one of
 * them closely.
 */
import type { AppStore } from '../../state/appStore.ts';
import { words } from '../../text/words.ts';
import { CompareButton } from '../comparison/CompareButton.tsx';
import { GraphPanel } from '../graph/GraphPanel.tsx';
import { Header } from '../header/Header.tsx';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { MapsPanel } from '../maps/MapsPanel.tsx';
import { Notices } from '../notices/Notices.tsx';
import { DropVeil } from '../picture/DropVeil.tsx';
import { PicturePanel } from '../picture/PicturePanel.tsx';
import { PredictionPanel } from '../prediction/PredictionPanel.tsx';
import { RootsStrip } from '../roots/RootsStrip.tsx';
import { EnoughBar } from '../settings/EnoughBar.tsx';
import { SaveMenu } from '../share/SaveMenu.tsx';
import { ShareButton } from '../share/ShareButton.tsx';
import { AppProvider } from '../shared/appContext.tsx';
import { useAppearanceOnPage } from '../shared/appearance.ts';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { DrawnGraphProvider } from '../shared/drawnGraph.tsx';
import { StatusBar } from '../status/StatusBar.tsx';
import { Tour } from '../tour/Tour.tsx';
import { TourButton } from '../tour/TourButton.tsx';
import { TruthPanel } from '../truth/TruthPanel.tsx';
import { useTitle } from './useTitle.ts';
import styles from './App.module.css';

export function App({ store }: { readonly store: AppStore }) {
  return (
    <AppProvider store={store}>
      <DrawnGraphProvider>
        <Page />
      </DrawnGraphProvider>
    </AppProvider>
  );
}

function Page() {
  useAppearanceOnPage();
  useTitle();
  return (
    <div className={styles['page']}>
      <a href="#result" className={classNames('visually-hidden', controls['button'], styles['skip'])}>
        {words.page.skip}
      </a>
      <Header>
        <TourButton />
        <SaveMenu />
        <ShareButton />
      </Header>
      <Notices />
      <main className={styles['main']}>
        <PicturePanel className={classNames(styles['column'], styles['picture'])}>
          <TruthPanel />
          <PredictionPanel />
        </PicturePanel>
        <MapsPanel className={classNames(styles['column'], styles['maps'])} compare={<CompareButton />} />
        <div id="result" tabIndex={-1} className={styles['graph']}>
          <GraphPanel rule={<EnoughBar />} strip={<RootsStrip />} />
        </div>
        <InspectorPanel className={classNames(styles['column'], styles['inspector'])} />
      </main>
      <StatusBar />
      <DropVeil />
      <Tour />
    </div>
  );
}
