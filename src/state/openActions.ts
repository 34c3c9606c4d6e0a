/** Opening what a person brings. What a file holds decides what happens to it, never its name. */
import type { OpenActions } from './appActions.ts';
import { attempt, type Context } from './context.ts';
import type { EngineStart } from './engineStart.ts';
import type { ModelChoice } from './modelChoice.ts';
import { leaveDemoNetwork } from './networkChoice.ts';
import type { Opening } from './opening.ts';
import { localPicture, pictureAt, samplePicture } from './pictureWishes.ts';
import type { Reopening } from './reopening.ts';

export interface OpenParts {
  readonly opening: Opening;
  readonly engine: EngineStart;
  readonly models: ModelChoice;
  readonly reopening: Reopening;
}

export function createOpenActions(context: Context, parts: OpenParts): OpenActions {
  const { opening, engine, models, reopening } = parts;
  const openPicture = (blob: Blob, name: string): Promise<void> => {
    leaveDemoNetwork(context);
    return opening.want(localPicture(blob, name, (picture) => reopening.arrivalOf(picture)));
  };
  const openLink = (fragment: string): Promise<void> => attempt(context, () => reopening.openLink(fragment));
  return {
    start: async () => {
      const fragment = context.ports.location.fragment().replace(/^#/, '');
      const started = [engine.start(), models.readCatalogue()];
      if (fragment !== '') started.push(openLink(fragment));
      await Promise.all(started);
    },
    openFile: (blob, name) =>
      attempt(context, async () => {
        if (!(await reopening.openFile(blob, name))) await openPicture(blob, name);
      }),
    openPicture,
    openSample: (name) => attempt(context, () => opening.want(samplePicture(context.get().samples, name))),
    openAddress: (address) => {
      leaveDemoNetwork(context);
      return opening.want(pictureAt(address));
    },
    openLink,
    dismissNotice: (id) => {
      context.set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
  };
}
