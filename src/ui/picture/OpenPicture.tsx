/** The ways in that have a control: a file, an address, the samples. Dropping and pasting need none. */
import type { ReactNode, SubmitEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './OpenPicture.module.css';

/** Pictures, and explanations saved from the page. */
const accepted = 'image/*,application/json,.json';

export function OpenPicture() {
  return (
    <div className={styles['ways']}>
      <div className={styles['open']}>
        <p>
          {words.picture.drop} <FileButton>{words.picture.choose}</FileButton>
        </p>
        <AddressField />
      </div>
      <p className={styles['private']}>{words.page.private}</p>
    </div>
  );
}

/** A button that opens the system's file dialogue. */
function FileButton({ children }: { readonly children: ReactNode }) {
  const { openFile } = useActions();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={controls['word']} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        accept={accepted}
        aria-label={words.picture.choose}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void openFile(file, file.name);
        }}
      />
    </>
  );
}

/** Opens where it is asked for, so that it takes no room from those who drop a file. */
function AddressField() {
  const { openAddress } = useActions();
  const [address, setAddress] = useState('');
  const id = useId();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (address.trim() !== '') void openAddress(address.trim());
  };
  return (
    <details className={styles['address']}>
      <summary>{words.picture.byAddress}</summary>
      <form onSubmit={submit} className={styles['form']}>
        <label htmlFor={id} className="visually-hidden">
          {words.picture.address}
        </label>
        <input
          id={id}
          type="url"
          inputMode="url"
          required
          placeholder="https://"
          value={address}
          aria-describedby={`${id}-hint`}
          className={classNames(controls['field'], styles['field'])}
          onChange={(event) => {
            setAddress(event.target.value);
          }}
        />
        <button type="submit" className={controls['button']}>
          {words.picture.open}
        </button>
        <p id={`${id}-hint`} className={controls['hint']}>
          {words.picture.addressHint}
        </p>
      </form>
    </details>
  );
}
