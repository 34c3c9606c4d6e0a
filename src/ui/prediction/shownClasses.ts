/**
 * Which classes are listed, and which a search finds.
 *
 * A thousand names are never put on the page at once: a search shows the surest
 * few that match, and its reader types on.
 */
import type { ClassScore } from '../shared/classScore.ts';

const listed = 5;
export const mostMatches = 40;

/** The first five answers, and the explained class wherever it ranks. `classes` is most confident first. */
export function shownClasses(classes: readonly ClassScore[], target: number): readonly ClassScore[] {
  const top = classes.slice(0, listed);
  const explained = classes.find(({ index }) => index === target);
  return explained === undefined || top.includes(explained) ? top : [...top, explained];
}

/** Classes whose name holds every typed word, surest first; names that begin with what was typed come before. */
export function matchingClasses(classes: readonly ClassScore[], typed: string): readonly ClassScore[] {
  const query = typed.trim().toLowerCase();
  const parts = query.split(/\s+/);
  const hits = classes.filter(({ label }) => parts.every((part) => label.toLowerCase().includes(part)));
  const starts = hits.filter(({ label }) => label.toLowerCase().startsWith(query));
  const rest = hits.filter(({ label }) => !label.toLowerCase().startsWith(query));
  return [...starts, ...rest].slice(0, mostMatches);
}
