/**
 * Every heat map asked for, side by side: a dialogue as large as the page.
 *
 * Left stands what to compute, right what came of it, as a gallery, at a divider, or as a
 * table of how far maps agree. Closing it stops nothing.
 */
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { GalleryView } from '../../state/mapState.ts';
import { againstClass, targetClass } from '../../state/selectors.ts';
import { comparisonWords, explainsLine } from '../../text/comparison.ts';
import { BackToClass } from '../shared/AgainstLine.tsx';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { WhyNot } from '../shared/WhyNot.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import styles from './Comparison.module.css';
import { MapWall } from './MapWall.tsx';
import { MethodChooser } from './MethodChooser.tsx';
import { Toolbar } from './Toolbar.tsx';
import { TwoUp } from './TwoUp.tsx';

export function Comparison() {
  const { setGallery } = useActions();
  return (
    <ModalOverlay
      className={classNames(styles['veil'])}
      isOpen
      onOpenChange={(open) => {
        setGallery({ open });
      }}
    >
      <Modal className={classNames(styles['modal'])}>
        <Dialog className={classNames(styles['dialog'])}>
          {({ close }) => (
            <>
              <Head onClose={close} />
              <div className={styles['body']}>
                <MethodChooser />
                <Results />
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the maps are about stands in the heading's line, so that no map is taken for an answer to another question. */
function Head({ onClose }: { readonly onClose: () => void }) {
  const explained = useApp(targetClass);
  const against = useApp(againstClass);
  return (
    <header className={styles['head']}>
      <div className={styles['titles']}>
        <Heading slot="title" className={classNames(styles['title'])}>
          {comparisonWords.heading}
        </Heading>
        {explained !== null && (
          <p className={styles['subject']}>{explainsLine(explained.label, against?.label ?? null)}</p>
        )}
        {against === null ? <WhyNot /> : <BackToClass />}
      </div>
      <button type="button" className={controls['button']} onClick={onClose}>
        {comparisonWords.close}
      </button>
    </header>
  );
}

const layouts: Readonly<Record<GalleryView['layout'], () => React.JSX.Element>> = {
  maps: MapWall,
  'two-up': TwoUp,
  agreement: AgreementTable,
};

function Results() {
  const hasPicture = useApp((state) => state.shown !== null);
  const Layout = layouts[useApp((state) => state.gallery.layout)];
  if (!hasPicture) return <p className={styles['empty']}>{comparisonWords.noPicture}</p>;
  return (
    <div className={styles['results']}>
      <Toolbar />
      <Layout />
    </div>
  );
}
