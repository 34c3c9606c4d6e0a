/**
 * What leads from the maps of one region set to those of another, worked out once for a network and a way of masking.
 *
 * A plan depends on which regions differ and not on the picture, so the next picture finds
 * the plans of the one before. Knows no maps and runs nothing.
 */
import { changedPixels, reachOfRegions } from '../../core/regions/changedPixels.ts';
import type { Rect } from '../../core/regions/rect.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { courseFor, type Course, type Layout } from '../../network/incremental/layout.ts';
import type { MaskedSubject } from './evaluator.ts';

/** Most sets differ in one region from a known one, so that the rectangles of a search are few; a plan takes kilobytes. */
const MOST_COURSES = 300;
/** A search asks for a few thousand. */
const MOST_DIFFERENCES = 20_000;

type Masking = Pick<MaskedSubject, 'picture' | 'grid' | 'footprint'>;

const known = new WeakMap<Layout, Map<string, Courses>>();

/** @param layout of the network, for pictures of this size */
export function coursesFor(layout: Layout, { picture: { width, height }, grid, footprint }: Masking): Courses {
  const ofLayout = known.get(layout) ?? new Map<string, Courses>();
  known.set(layout, ofLayout);
  const key = JSON.stringify([width, height, grid, footprint]);
  const courses = ofLayout.get(key) ?? new Courses(layout, reachOfRegions(grid, footprint, height, width));
  ofLayout.set(key, courses);
  return courses;
}

export class Courses {
  readonly #layout: Layout;
  readonly #reach: readonly Rect[];
  readonly #byRectangle = new Map<number, Course>();
  /** The same by the regions that differ: found without looking at pixels, and few of them are asked for often. */
  readonly #byDifference = new Map<bigint, Course>();
  /** Of a set to itself: nothing to recompute. */
  readonly #same: Course;

  /** @param reach the pixels of every region */
  constructor(layout: Layout, reach: readonly Rect[]) {
    this.#layout = layout;
    this.#reach = reach;
    const costs = [-1, ...layout.stretches.keys()].map((stretch) => layout.rest(stretch));
    this.#same = { patches: [], costs, least: Math.min(...costs), throughout: 0 };
  }

  between(from: RegionSet, to: RegionSet): Course {
    const difference = from ^ to;
    const course = this.#byDifference.get(difference);
    if (course !== undefined) return course;
    const rect = changedPixels(this.#reach, from, to);
    const found = rect === null ? this.#same : this.#through(rect);
    remember(this.#byDifference, difference, found, MOST_DIFFERENCES);
    return found;
  }

  #through(rect: Rect): Course {
    const key = keyOf(rect);
    const course = this.#byRectangle.get(key);
    if (course !== undefined) return course;
    const found = courseFor(this.#layout, rect);
    remember(this.#byRectangle, key, found, MOST_COURSES);
    return found;
  }
}

/** All are forgotten when there are too many, which is rare. */
function remember<K>(courses: Map<K, Course>, key: K, course: Course, most: number): void {
  if (courses.size >= most) courses.clear();
  courses.set(key, course);
}

/** One number for each rectangle of a picture of fewer than 8192 pixels across. */
function keyOf({ rows, columns }: Rect): number {
  return [rows.from, rows.to, columns.from, columns.to].reduce((key, edge) => key * 8192 + edge, 0);
}
