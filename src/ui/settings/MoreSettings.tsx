/** Every other choice that decides what is found, in one place, with a way back. */
import type { ReactNode } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import type { Preset } from '../../state/appActions.ts';
import { presetOf } from '../../state/selectors.ts';
import { settingsHeadings, settingWords, valueWords } from '../../text/choices.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import { ChoiceField } from './Field.tsx';
import { GraphSettings, HiddenSettings, SearchFields } from './SettingGroups.tsx';
import styles from './MoreSettings.module.css';

export function MoreSettings() {
  return (
    <DialogTrigger>
      <Button className={classNames(controls['word'])}>{settingsHeadings.advanced}</Button>
      <PopoverDialog heading={settingsHeadings.settings}>
        <PresetField />
        <Group heading={settingsHeadings.hidden}>
          <HiddenSettings />
        </Group>
        <Group heading={settingsHeadings.search}>
          <SearchFields />
        </Group>
        <Group heading={settingsHeadings.graph}>
          <GraphSettings />
        </Group>
        <ResetButton />
      </PopoverDialog>
    </DialogTrigger>
  );
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend>{heading}</legend>
      {children}
    </fieldset>
  );
}

/** *Changed* is offered only while it is the case. */
function PresetField() {
  const { usePreset: choosePreset } = useActions();
  const preset = useApp((state) => presetOf(state.settings));
  const names: Readonly<Partial<Record<Preset | 'custom', string>>> =
    preset === null ? { custom: settingsHeadings.custom, ...valueWords.preset } : valueWords.preset;
  return (
    <ChoiceField
      words={settingWords.preset}
      value={preset ?? 'custom'}
      names={names}
      onChange={(value) => {
        if (value !== 'custom') choosePreset(value);
      }}
    />
  );
}

function ResetButton() {
  const { usePreset: choosePreset } = useActions();
  const isDefault = useApp((state) => presetOf(state.settings) === 'default');
  return (
    <button
      type="button"
      className={controls['button']}
      disabled={isDefault}
      onClick={() => {
        choosePreset('default');
      }}
    >
      {settingsHeadings.reset}
    </button>
  );
}
