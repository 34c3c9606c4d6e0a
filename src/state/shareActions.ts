/** Links, explanation files and figures of what is shown. Nothing here leaves the device but through a person's own hands. */
import { FailureError } from '../core/failure.ts';
import { FORMAT } from '../core/share/explanationFormat.ts';
import { encodeLink, type SharedPicture } from '../core/share/link.ts';
import { MOST_EMBEDDED, type PictureType } from '../core/share/linkPicture.ts';
import { putPngText } from '../core/share/pngText.ts';
import type { ShareActions } from './appActions.ts';
import type { AppState, Shown } from './appState.ts';
import { topClass } from './arrival.ts';
import { attempt, type Context } from './context.ts';
import { explanationText } from './saving.ts';

export function createShareActions(context: Context): ShareActions {
  const download = (content: Blob, ending: string): void => {
    context.ports.download(content, `${stem(context.get())}${ending}`);
    context.announce('file-saved');
  };
  return {
    makeLink: ({ withPicture }) => attempt(context, () => makeLink(context, withPicture)),
    copyLink: () =>
      attempt(context, async () => {
        const { link } = context.get().share;
        if (link === null) return;
        await context.ports.clipboard.writeText(link);
        context.announce('link-copied');
      }),
    saveFile: () =>
      attempt(context, async () => {
        const text = await explanationText(context.get());
        if (text === null) context.announce('nothing-to-save');
        else download(new Blob([text], { type: 'application/json' }), '.sag.json');
      }),
    saveFigure: (png) =>
      attempt(context, async () => {
        const text = await explanationText(context.get());
        const bytes = new Uint8Array(await png.arrayBuffer());
        const figure = text === null ? bytes : new Uint8Array(putPngText(bytes, FORMAT, text));
        download(new Blob([figure], { type: 'image/png' }), '.sag.png');
      }),
  };
}

async function makeLink(context: Context, withPicture: boolean): Promise<void> {
  const { shown, target, against, settings, selection, share } = context.get();
  if (shown === null) return;
  const picture = await sharedPicture(context, shown, withPicture);
  const fragment = encodeLink({
    picture,
    fit: shown.fit,
    model: shown.model.id,
    target: against === null && target === topClass(shown) ? null : target,
    against,
    settings,
    // The first root is selected by itself, there as here.
    selected: selection.automatic ? null : selection.selected,
  });
  context.set({
    share: {
      ...share,
      link: `${context.ports.location.page()}#${fragment}`,
      pictureBytes: picture.kind === 'embedded' ? picture.data.length : null,
      asksForPicture: picture.kind === 'local',
    },
  });
}

async function sharedPicture(context: Context, shown: Shown, withPicture: boolean): Promise<SharedPicture> {
  if (shown.source.kind !== 'local') return shown.source;
  const { name, sha256 } = shown.picture;
  if (!withPicture) return { kind: 'local', name, sha256 };
  const small = await context.ports.shrink(shown.prediction.seen, MOST_EMBEDDED);
  const type = typeOf(small);
  if (small === null || type === null)
    throw new FailureError({ kind: 'link-invalid', detail: `the picture does not go into ${MOST_EMBEDDED} bytes` });
  return { kind: 'embedded', name, type, data: new Uint8Array(await small.arrayBuffer()) };
}

function typeOf(blob: Blob | null): PictureType | null {
  const types: readonly PictureType[] = ['webp', 'jpeg', 'png', 'avif'];
  return types.find((type) => blob?.type === `image/${type}`) ?? null;
}

/** The picture's name without its ending. */
function stem({ shown }: AppState): string {
  return shown?.picture.name.replace(/\.\w{1,5}$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-') ?? 'figure';
}
