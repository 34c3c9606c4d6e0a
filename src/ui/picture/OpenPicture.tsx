/** The ways in that have a control: a file, an address, the samples. Dropping and pasting need none. */
import type { SubmitEvent } from 'react';
import { useId, useState } from 'react';
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { FileButton } from './FileButton.tsx';
import styles from './OpenPicture.module.css';

export function OpenPicture() {
  return (
    <div className={styles['ways']}>
      <div className={styles['open']}>
        <p>
          {words.picture.drop} <FileButton className={controls['word']}>{words.picture.choose}</FileButton>
        </p>
        <AddressField />
      </div>
      <p className={styles['private']}>{words.page.private}</p>
    </div>
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
