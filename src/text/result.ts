/**
 * The result in words: what was found, what is necessary, what was ruled out.
 *
 * A statement is a list of phrases, so that the page can set the two words that
 * matter in the accent colour without parsing prose. Claims nothing that was not
 * computed: each sentence appears only where its evidence does. Names of regions
 * arrive as people read them (D4); numbers and sets stay with the caller.
 */
import { counted, listed, percent } from './numbers.ts';

export interface Phrase {
  readonly text: string;
  /** Set in the accent colour. */
  readonly strong?: true;
}

export type Statement = readonly Phrase[];

export interface ResultInput {
  readonly className: string;
  /** What the network says of the whole picture, when that is another class. */
  readonly saysInstead: string | null;
  /** How many regions each displayed root has. */
  readonly rootSizes: readonly number[];
  /** Minimal sufficient explanations known, the displayed ones included. */
  readonly found: number;
  /** Regions in all roots. */
  readonly common: readonly string[];
  /** Hiding one of them alone is too much, and they are in every combination known to be enough. */
  readonly necessary: readonly string[];
  /** Hiding one of them alone is too much, though a combination without it is enough: less can be more. */
  readonly fragile: readonly string[];
  /** Whether what is left outside every root would be enough; null until tested. */
  readonly restEnough: boolean | null;
  /** Every set of up to this many regions was tried; −1 not even the empty one. */
  readonly exhaustiveUpTo: number;
  readonly rule: { readonly ratio: number; readonly topClass: boolean };
  readonly progress: 'searching' | 'done' | 'stopped';
}

const plain = (text: string): Phrase => ({ text });
const strong = (text: string): Phrase => ({ text, strong: true });

/** What a set has to do to be enough, after "enough": `for it to still say peacock`; *still* only where the whole says so. */
function purpose({ className, saysInstead, rule }: ResultInput): Phrase[] {
  if (rule.topClass) return [plain(` for it to ${saysInstead === null ? 'still ' : ''}say `), strong(className)];
  return [plain(` to keep more than ${percent(rule.ratio, 0)} of its confidence in `), strong(className)];
}

const openings = {
  two: { soFar: 'So far, either of these ', inTheEnd: 'Either of these ' },
  more: { soFar: 'So far, any of these ', inTheEnd: 'Any of these ' },
} as const;

/** The sentence that carries the result. */
export function headline(input: ResultInput): Statement {
  const roots = input.rootSizes.length;
  if (roots === 0) return noRoots(input);
  if (input.rootSizes.includes(0))
    return [plain('Nothing at all is enough'), ...purpose(input), plain(': with every region hidden it says so too.')];
  const soFar = input.progress === 'searching';
  if (roots === 1) {
    const opening = plain(soFar ? 'So far, this ' : 'This ');
    return [opening, strong('one combination'), plain(' is enough'), ...purpose(input), plain('.')];
  }
  const opening = openings[roots === 2 ? 'two' : 'more'][soFar ? 'soFar' : 'inTheEnd'];
  return [plain(opening), strong(counted(roots, 'combination')), plain(' is enough'), ...purpose(input), plain('.')];
}

function noRoots({ className, saysInstead, rule, progress }: ResultInput): Statement {
  if (progress === 'searching')
    return [plain('Looking for combinations that are enough for '), strong(className), plain('.')];
  if (progress === 'stopped')
    return [plain('Stopped before a combination was found that is enough for '), strong(className), plain('.')];
  if (saysInstead === null || !rule.topClass)
    return [plain('No combination that was tried is enough for '), strong(className), plain('.')];
  const whole = `; of the whole picture it says ${saysInstead}.`;
  return [plain('No combination that was tried makes it say '), strong(className), plain(whole)];
}

/** What to do when nothing is enough. */
export function nothingEnoughAdvice({ className, saysInstead, rule }: ResultInput): string {
  if (saysInstead !== null && rule.topClass) {
    return `Explain ${saysInstead} instead, or switch off “still the top class” to ask what keeps ${className} likely.`;
  }
  return `Lower the share of confidence that has to be kept (now ${percent(rule.ratio, 0)}), or search wider in the settings.`;
}

function common({ common: shared, rootSizes }: ResultInput): string | null {
  if (rootSizes.length < 2 || rootSizes.includes(0)) return null;
  const where = rootSizes.length === 2 ? 'both' : 'all of them';
  if (shared.length === 0) return `No single region is in ${where}.`;
  if (shared.length === 1) return `Region ${listed(shared)} is in ${where}.`;
  return `Regions ${listed(shared)} are in ${where}.`;
}

function necessity({ necessary, progress }: ResultInput): string | null {
  if (necessary.length === 0 || progress === 'searching') return null;
  if (necessary.length === 1)
    return `Region ${listed(necessary)} is necessary: hidden alone, what is left is not enough.`;
  return `Regions ${listed(necessary)} are necessary: hide any one of them and what is left is not enough.`;
}

/** More names than this say less than their number. */
const MOST_NAMES = 4;

function fragility({ fragile, progress }: ResultInput): string | null {
  if (fragile.length === 0 || progress === 'searching') return null;
  if (fragile.length === 1)
    return `Hiding region ${listed(fragile)} alone is too much, yet a combination without it is enough.`;
  const which = fragile.length > MOST_NAMES ? `${String(fragile.length)} regions` : `regions ${listed(fragile)}`;
  return `Hiding any one of ${which} alone is too much, yet there are combinations without it.`;
}

function rest({ restEnough, rootSizes }: ResultInput): string | null {
  if (restEnough === null || rootSizes.length === 0 || rootSizes.includes(0)) return null;
  if (restEnough) return 'The rest of the picture, without any of them, would be enough too.';
  return 'Without these regions, what is left is not enough.';
}

function certificate({ exhaustiveUpTo, rootSizes, progress }: ResultInput): string | null {
  if (exhaustiveUpTo < 1 || progress === 'searching') return null;
  const tried =
    exhaustiveUpTo === 1
      ? 'Every single region was tried'
      : `Every combination of up to ${String(exhaustiveUpTo)} regions was tried`;
  const none = rootSizes.every((size) => size > exhaustiveUpTo);
  if (!none) return `${tried}.`;
  return exhaustiveUpTo === 1 ? `${tried}: none is enough alone.` : `${tried}: none of them is enough.`;
}

function more({ found, rootSizes, progress }: ResultInput): string | null {
  if (progress === 'stopped' && rootSizes.length > 0) return 'The search was stopped; there may be more.';
  if (found <= rootSizes.length) return null;
  const others = rootSizes.length === 1 ? 'the others share much with this one' : 'these share little';
  return `${counted(found, 'combination')} were found in all; ${others}.`;
}

/** The sentences under the headline, each only where it was computed. */
export function evidence(input: ResultInput): string[] {
  return [common(input), necessity(input), fragility(input), rest(input), certificate(input), more(input)].filter(
    (line) => line !== null,
  );
}

/** What *enough* means under the present rule. */
export function ruleInWords({ ratio, topClass }: ResultInput['rule']): string {
  const share = `keeps more than ${percent(ratio, 0)} of the whole picture’s confidence`;
  if (!topClass) return `Enough: ${share}.`;
  return ratio === 0 ? 'Enough: still its first answer.' : `Enough: still its first answer, and ${share}.`;
}

/** A statement as one string, for announcements and copies. */
export function asText(statement: Statement): string {
  return statement.map(({ text }) => text).join('');
}
