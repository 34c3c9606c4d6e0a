/**
 * All samples by kind, each with what is on it. Arrow keys go where the eye expects,
 * Enter opens; choosing one closes the gallery.
 */
import {
  Button,
  Dialog,
  Header,
  Heading,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import type { Sample } from '../../state/appState.ts';
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import type { SampleGroup } from './groups.ts';
import { sampleGroups } from './groups.ts';
import styles from './Gallery.module.css';

export interface GalleryProps {
  readonly samples: readonly Sample[];
  /** Name of the one that is open. */
  readonly open: string | null;
}

export function Gallery({ samples, open }: GalleryProps) {
  const { openSample } = useActions();
  return (
    <ModalOverlay className={classNames(styles['veil'])} isDismissable>
      <Modal className={classNames(styles['modal'])}>
        <Dialog className={classNames(controls['dialog'], styles['dialog'])}>
          {({ close }) => (
            <>
              <div className={styles['head']}>
                <Heading slot="title" className={classNames(controls['title'])}>
                  {words.picture.pickSample}
                </Heading>
                <Button slot="close" className={classNames(controls['button'])}>
                  {words.page.close}
                </Button>
              </div>
              <ListBox
                aria-label={words.picture.samples}
                layout="grid"
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={open === null ? [] : [open]}
                className={classNames(styles['groups'])}
                onSelectionChange={(names) => {
                  close();
                  for (const name of names) void openSample(String(name));
                }}
              >
                {sampleGroups(samples).map((group) => (
                  <Group key={group.id} group={group} />
                ))}
              </ListBox>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Group({ group }: { readonly group: SampleGroup }) {
  return (
    <ListBoxSection id={group.id} className={classNames(styles['group'])}>
      <Header className={styles['about']}>
        <strong>{group.heading}</strong> <span className={controls['hint']}>{group.hint}</span>
      </Header>
      {group.samples.map(({ name, address, caption }) => (
        <ListBoxItem key={name} id={name} textValue={caption} className={classNames(styles['item'])}>
          <img src={address} alt="" width={112} height={112} loading="lazy" decoding="async" />
          <span className={styles['caption']}>{caption}</span>
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}
