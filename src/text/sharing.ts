/**
 * Words around links and files: what goes into a link, what the receiver has to
 * do, and what is asked of a receiver.
 */
import { bytes, counted } from './numbers.ts';

/** Links of this length survive chat programs and mail (design target). */
const comfortable = 300;

/** The length of the link, and whether that is comfortable. */
export function linkLength(characters: number): string {
  const length = counted(characters, 'character');
  return characters <= comfortable ? length : `${length}; some programs cut long links`;
}

export interface LinkInput {
  readonly source: 'sample' | 'address' | 'local';
  readonly pictureBytes: number | null;
}

/** What the link holds of the picture. */
export function linkPicture({ source, pictureBytes }: LinkInput): string {
  if (source === 'sample') return 'The picture is one of the samples, so the link opens it by name.';
  if (source === 'address') return 'The picture is on the web, so the link opens it by its address.';
  if (pictureBytes === null) return 'Your picture is not in the link. Whoever opens it is asked for the same file.';
  return `A small copy of your picture, ${bytes(pictureBytes)}, is in the link: whoever has the link can see it.`;
}

export interface AwaitedInput {
  readonly name: string;
  readonly mismatch: boolean;
}

/** What the receiver of a link is asked for. */
export function awaitedSentence({ name, mismatch }: AwaitedInput): string {
  if (mismatch)
    return `That is another picture than the one this link speaks of. It asks for “${name}”, byte for byte the same file.`;
  return `This link speaks of “${name}”, which stayed on its owner’s device. Open the same file here to see what they saw.`;
}

export const doneSentences: Readonly<Record<'link-copied' | 'file-saved' | 'nothing-to-save' | 'file-opened', string>> =
  {
    'link-copied': 'The link is copied.',
    'file-saved': 'Saved. Drop the file on this page to open it again.',
    'nothing-to-save': 'Nothing is saved: the search of this picture has found nothing yet. Try again in a moment.',
    'file-opened': 'Opened from the file.',
  };

export interface FigureInput {
  readonly network: string;
  readonly picture: string;
  readonly className: string;
  readonly confidence: string;
  readonly rule: string;
  readonly grid: { readonly rows: number; readonly cols: number };
  readonly baseline: 'black' | 'mean' | 'blur';
  readonly backend: string;
}

const hiddenShow = { black: 'black', mean: 'the mean colour', blur: 'a blurred copy' } as const;

/** What a reader needs to repeat a figure, one line each. */
export function figureNotes(input: FigureInput): string[] {
  const { network, picture, className, confidence, rule, grid, baseline, backend } = input;
  return [
    `${network}: ${className}, ${confidence} on the whole picture`,
    picture,
    rule,
    `${String(grid.rows)} × ${String(grid.cols)} regions; hidden ones show ${hiddenShow[baseline]}`,
    `SAG Explorer, ${backend}`,
  ];
}
