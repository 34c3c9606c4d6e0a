/**
 * A link of what is shown: its length, what it holds of the picture, and what its
 * receiver will be asked to do. Nothing of a local picture leaves without asking.
 */
import { useEffect, useId } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { linkLength, linkPicture } from '../../text/sharing.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import styles from './ShareButton.module.css';

export function ShareButton() {
  const nothing = useApp((state) => state.shown === null);
  return (
    <DialogTrigger>
      <Button className={classNames(controls['button'], controls['primary'])} isDisabled={nothing}>
        {words.share.share}
      </Button>
      <PopoverDialog heading={words.share.heading}>
        <p>{words.share.holds}</p>
        <LinkMaker />
      </PopoverDialog>
    </DialogTrigger>
  );
}

function LinkMaker() {
  const { makeLink, copyLink } = useActions();
  const { link, pictureBytes } = useApp((state) => state.share);
  const source = useApp((state) => state.shown?.source.kind ?? 'local');
  const id = useId();
  const missing = link === null;
  useEffect(() => {
    if (missing) void makeLink({ withPicture: false });
  }, [missing, makeLink]);
  return (
    <>
      {source === 'local' && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            className={controls['check']}
            checked={pictureBytes !== null}
            onChange={(event) => {
              void makeLink({ withPicture: event.target.checked });
            }}
          />
          {words.share.withPicture}
        </label>
      )}
      <p className={controls['hint']}>{linkPicture({ source, pictureBytes })}</p>
      <div className={styles['line']}>
        <label htmlFor={id} className="visually-hidden">
          {words.share.link}
        </label>
        <input
          id={id}
          type="text"
          readOnly
          value={link ?? words.share.making}
          className={classNames(controls['field'], styles['link'])}
          onFocus={(event) => {
            event.target.select();
          }}
        />
        <button
          type="button"
          className={classNames(controls['button'], controls['primary'])}
          disabled={link === null}
          onClick={() => {
            void copyLink();
          }}
        >
          {words.share.copyLink}
        </button>
      </div>
      {link !== null && <p className={controls['hint']}>{linkLength(link.length)}</p>}
    </>
  );
}
