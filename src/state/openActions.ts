/** Opening what a person brings. What a file holds decides what happens to it, never its name. */
import type { OpenActions } from './appActions.ts';
import { isDemo } from './beforehand.ts';
import { attempt, type Context } from './context.ts';
import type { EngineStart } from './engineStart.ts';
import type { ModelChoice } from './modelChoice.ts';
import { chooseForDemo, leaveDemoNetwork } from './networkChoice.ts';
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
  const { samplesRead, openSample, openFirstDemo } = createSampleActions(context, opening);
  const openLink = (fragment: string): Promise<void> =>
    attempt(context, async () => {
      await samplesRead();
      await reopening.openLink(fragment);
    });
  return {
    start: async () => {
      const fragment = context.ports.location.fragment().replace(/^#/, '');
      const first = fragment === '' ? openFirstDemo() : openLink(fragment);
      await Promise.all([first, engine.start(), models.readCatalogue()]);
      await models.loadAhead();
    },
    openFile: (blob, name) =>
      attempt(context, async () => {
        if (!(await reopening.openFile(blob, name))) await openPicture(blob, name);
      }),
    openPicture,
    openSample,
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

interface SampleActions {
  /** Resolves when the samples are in the state. */
  readonly samplesRead: () => Promise<void>;
  readonly openSample: OpenActions['openSample'];
  /** The first sample that is explained already; nothing where a person's own network is another, or something was opened meanwhile. */
  readonly openFirstDemo: () => Promise<void>;
}

function createSampleActions(context: Context, opening: Opening): SampleActions {
  const samplesRead = async (): Promise<void> => {
    const samples = await context.setup.samples;
    if (context.get().samples !== samples) context.set({ samples });
  };
  const openSample = (name: string): Promise<void> =>
    attempt(context, async () => {
      // Of two wishes the later one has to stay the later one, so nothing is waited for without need.
      if (context.get().samples.length === 0) await samplesRead();
      const wish = samplePicture(context, name);
      if (wish.demo === undefined) leaveDemoNetwork(context);
      else chooseForDemo(context, wish.demo);
      await opening.want(wish);
    });
  const openFirstDemo = async (): Promise<void> => {
    await samplesRead();
    const { samples, catalogue, opening: wanted, shown } = context.get();
    const demo = samples.find(isDemo);
    const contrary = catalogue.preferred !== null && catalogue.preferred !== demo?.model;
    if (demo !== undefined && !contrary && wanted === null && shown === null) await openSample(demo.name);
  };
  return { samplesRead, openSample, openFirstDemo };
}
