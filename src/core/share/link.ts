/**
 * What a person looks at, as a link: choices, never results.
 *
 * The fragment of an address, which no server sees: `v=1&p=s:peacock&m=…&c=84&n=…&k=…`
 * with defaults left out, so that choices stay under 300 characters. `c=84-12` is class 84
 * held against class 12, whose number comes on top. The last word is a checksum over all
 * others: a link that was cut or changed on its way is refused instead of quietly showing
 * something else. Programs that escape characters in passing do no harm. A picture's own
 * bytes are in it only where somebody asked for that.
 */
import { FailureError } from '../failure.ts';
import { regionCount } from '../regions/grid.ts';
import type { Fit } from '../regions/picture.ts';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet } from '../regions/regionSet.ts';
import type { ExplainSettings } from '../search/settings.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { FieldError } from './field.ts';
import type { SharedPicture } from './linkPicture.ts';
import { pictureFromWord, pictureWord } from './linkPicture.ts';
import { settingsFromWords, settingsKeys, settingsWords } from './linkSettings.ts';
import { encodeUtf8 } from './utf8.ts';

export type { SharedPicture } from './linkPicture.ts';

export interface SharedView {
  readonly picture: SharedPicture;
  readonly fit: Fit;
  /** Id of the model in the catalogue. */
  readonly model: string;
  /** Index of the explained class; null: the most confident. */
  readonly target: number | null;
  /** Index of the class it is held against, another one; null: the class alone. Only with a `target`. */
  readonly against: number | null;
  readonly settings: ExplainSettings;
  readonly selected: RegionSet | null;
}

/** Longest link of a view without embedded picture: chat programs cut longer ones. */
const MOST_CHARACTERS = 1500;
/** The largest picture, every character of it escaped on the way. */
const MOST_READ = 40_000;
const MOST_CLASSES = 1_000_000;
const keys: readonly string[] = ['p', 'x', 'm', 'c', ...settingsKeys, 'n'];

/** Without `#`. Throws 'link-invalid' for what does not fit: an address too long, a picture over 8 KB, an odd model id, a class against itself. */
export function encodeLink(view: SharedView): string {
  const words: Record<string, string> = {
    p: pictureWord(view.picture),
    ...(view.fit === 'crop' ? {} : { x: view.fit }),
    m: view.model,
    ...classWords(view),
    ...settingsWords(view.settings),
    ...(view.selected === null ? {} : { n: setWord(view.selected) }),
  };
  checked(() => viewFrom(words));
  const parts = Object.entries(words).map(([key, word]) => `${key}=${escaped(word)}`);
  const link = ['v=1', ...parts, `k=${checksum(words)}`].join('&');
  if (view.picture.kind !== 'embedded' && link.length > MOST_CHARACTERS)
    throw invalid(`${link.length} characters are more than a link can be`);
  return link;
}

/** With or without `#`. Throws 'link-invalid' for anything that `encodeLink` does not make. */
export function decodeLink(fragment: string): SharedView {
  return checked(() => viewFrom(wordsOf(fragment.replace(/^#/, ''))));
}

function checked(read: () => SharedView): SharedView {
  try {
    return read();
  } catch (thrown) {
    throw thrown instanceof FieldError ? invalid(thrown.message) : thrown;
  }
}

function invalid(detail: string): FailureError {
  return new FailureError({ kind: 'link-invalid', detail });
}

/** All words but version and checksum, which are looked at here. */
function wordsOf(text: string): Record<string, string> {
  if (text.length > MOST_READ) throw new FieldError(`${text.length} characters are more than a link can be`);
  const [version, ...parts] = text.split('&').map(partOf);
  if (version?.[0] !== 'v') throw new FieldError('not a link of this program');
  if (version[1] !== '1') throw new FieldError(`version ${version[1].slice(0, 20)} is not known`);
  const check = parts.pop();
  const words = Object.fromEntries(parts);
  if (check?.[0] !== 'k') throw new FieldError('the end is missing');
  if (Object.keys(words).length !== parts.length) throw new FieldError('something is said twice');
  if (check[1] !== checksum(words)) throw new FieldError('the checksum does not fit');
  const foreign = Object.keys(words).find((key) => !keys.includes(key));
  if (foreign !== undefined) throw new FieldError(`"${foreign.slice(0, 20)}" is not known`);
  return words;
}

function partOf(part: string): [key: string, word: string] {
  const split = part.indexOf('=');
  try {
    return [part.slice(0, Math.max(split, 0)), decodeURIComponent(part.slice(split + 1))];
  } catch {
    throw new FieldError('an escaped character is damaged');
  }
}

function viewFrom(words: Record<string, string>): SharedView {
  const { p = '', x, m = '', c, n, ...rest } = words;
  if (x !== undefined && x !== 'squash') throw new FieldError('the fit is not known');
  if (!/^[\w.:/@~-]{1,200}$/.test(m)) throw new FieldError('the model is missing');
  const settings = settingsFromWords(rest);
  return {
    picture: pictureFromWord(p),
    fit: x ?? 'crop',
    model: m,
    ...classesFrom(c),
    settings,
    selected: n === undefined ? null : setFromWord(n, fullSet(regionCount(settings.grid))),
  };
}

type Classes = Pick<SharedView, 'target' | 'against'>;

/** `84`, or `84-12` for one against another. */
function classWords({ target, against }: Classes): { readonly c?: string } {
  if (against !== null) return { c: `${String(target ?? '')}-${String(against)}` };
  return target === null ? {} : { c: String(target) };
}

function classesFrom(word: string | undefined): Classes {
  if (word === undefined) return { target: null, against: null };
  const split = word.indexOf('-', 1);
  if (split === -1) return { target: classFrom(word), against: null };
  const [target, against] = [classFrom(word.slice(0, split)), classFrom(word.slice(split + 1))];
  if (target === against) throw new FieldError('a class is held against itself');
  return { target, against };
}

function classFrom(word: string): number {
  if (!/^(?:0|[1-9]\d*)$/.test(word) || Number(word) > MOST_CLASSES) throw new FieldError('the class is no number');
  return Number(word);
}

/** Its bits, the lowest eight first. */
function setWord(set: RegionSet): string {
  const bytes: number[] = [];
  for (let rest: bigint = set; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 255n));
  return toBase64url(Uint8Array.from(bytes));
}

function setFromWord(word: string, full: RegionSet): RegionSet {
  const bytes = fromBase64url(word);
  const bits = bytes?.reduceRight((set, byte) => (set << 8n) | BigInt(byte), 0n);
  if (bits === undefined || bits > full || bytes?.at(-1) === 0)
    throw new FieldError('the selected regions are not of this grid');
  return bits as RegionSet;
}

/** Over the words as they are read, in any order: six letters. */
function checksum(words: Readonly<Record<string, string>>): string {
  const text = Object.entries(words)
    .map(([key, word]) => `${key}=${word}`)
    .sort()
    .join('\n');
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, crc32(encodeUtf8(text)));
  return toBase64url(bytes);
}

/** What an address may hold as it is, stays as it is: it is read by people, too. */
function escaped(word: string): string {
  return encodeURIComponent(word).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
