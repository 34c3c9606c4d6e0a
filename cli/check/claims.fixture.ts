/**
 * Goes through what an explanation file claims and returns every claim that is false.
 *
 * Confidences, sufficiency, minimality, necessary regions, roots and their overlap, and
 * the graph with all its edges, each against a second opinion.
 */
import type { ExplanationFile } from '../../src/core/share/explanationFormat.ts';
import type { SecondOpinion } from './secondOpinion.fixture.ts';

/** Absolute, on a confidence. */
const tolerance = 2e-3;
type Set = readonly number[];

const without = (set: Set, region: number): Set => set.filter((one) => one !== region);
const key = (set: Set): string => set.join();
const rootsOf = (file: ExplanationFile): Set[] => file.roots.map((index) => file.explanations[index]?.regions ?? []);

export async function falseClaims(file: ExplanationFile, opinion: SecondOpinion): Promise<string[]> {
  const all = Array.from({ length: file.regions.rows * file.regions.cols }, (_, i) => i);
  const claimed = [...file.explanations, ...file.graph.nodes].map(({ regions }) => regions);
  await opinion.ask([all, ...all.map((region) => without(all, region))]);
  await opinion.ask(claimed.flatMap((set) => [set, ...set.map((region) => without(set, region))]));
  const judge = judgeOf(file, opinion, all);
  return [...ofExplanations(file, judge), ...ofNecessary(file, judge, all), ...ofRoots(file), ...ofGraph(file, judge)];
}

interface Judge {
  confidence(set: Set): number;
  /** How far above the limit, in confidence. */
  above(set: Set): number;
}

function judgeOf(file: ExplanationFile, opinion: SecondOpinion, all: Set): Judge {
  const { index } = file.target;
  const confidence = (set: Set): number => opinion.of(set)[index] ?? Number.NaN;
  const other = (set: Set): number => Math.max(...opinion.of(set).filter((_, i) => i !== index));
  const { ratio, topClass } = file.sufficiency;
  const above = (set: Set): number =>
    Math.min(confidence(set) - ratio * confidence(all), topClass ? confidence(set) - other(set) : Infinity);
  return { confidence, above };
}

const off = (said: number, is: number): boolean => Math.abs(said - is) > tolerance;

function ofExplanations(file: ExplanationFile, judge: Judge): string[] {
  const wrong = file.explanations.flatMap(({ regions, confidence }) => [
    ...(off(confidence, judge.confidence(regions)) ? [`{${key(regions)}} has not the confidence ${confidence}`] : []),
    ...(judge.above(regions) < -tolerance ? [`{${key(regions)}} is not sufficient`] : []),
    ...regions
      .filter((region) => judge.above(without(regions, region)) > tolerance)
      .map((region) => `{${key(regions)}} is not minimal: ${region} can go`),
  ]);
  const distinct = new Set(file.explanations.map(({ regions }) => key(regions))).size;
  if (file.explanations.length === 0) wrong.push('no explanation at all');
  if (distinct !== file.explanations.length) wrong.push('an explanation is there twice');
  return wrong;
}

function ofNecessary(file: ExplanationFile, judge: Judge, all: Set): string[] {
  const whole = off(file.target.confidence, judge.confidence(all)) ? ['the whole picture has another confidence'] : [];
  const wrong = all.filter((region) => {
    const above = judge.above(without(all, region));
    return Math.abs(above) > tolerance && above < 0 !== file.necessary.includes(region);
  });
  return [...whole, ...wrong.map((region) => `region ${region} is wrongly (not) called necessary`)];
}

function ofRoots(file: ExplanationFile): string[] {
  const { overlap } = file.choice;
  const roots = rootsOf(file);
  const tooNear = (a: Set, b: Set): boolean => {
    const shared = a.filter((region) => b.includes(region)).length;
    return (overlap.kind === 'count' ? shared : shared / Math.min(a.length, b.length)) > overlap.limit + 1e-9;
  };
  return roots.flatMap((a, i) =>
    roots.slice(i + 1).flatMap((b) => (tooNear(a, b) ? [`roots {${key(a)}} and {${key(b)}} share too much`] : [])),
  );
}

function ofGraph(file: ExplanationFile, judge: Judge): string[] {
  const { nodes, edges } = file.graph;
  const at = new Map(nodes.map(({ regions }, i) => [key(regions), i]));
  const drawn = new Set(edges.map(([from, to, region]) => `${from}>${to}-${region}`));
  let due = 0;
  const wrong = nodes.flatMap(({ regions, confidence, expanded }, i) => {
    const said = off(confidence, judge.confidence(regions)) ? [`node {${key(regions)}} has another confidence`] : [];
    if (!expanded) return said;
    due += regions.length;
    const missing = regions.filter(
      (region) => !drawn.has(`${i}>${at.get(key(without(regions, region))) ?? -1}-${region}`),
    );
    return [...said, ...missing.map((region) => `node {${key(regions)}} lacks the edge without ${region}`)];
  });
  if (at.size !== nodes.length) wrong.push('two nodes hold the same set');
  if (drawn.size !== due) wrong.push(`${drawn.size} edges, ${due} expected`);
  const roots = rootsOf(file);
  return [...wrong, ...roots.filter((set) => !at.has(key(set))).map((set) => `root {${key(set)}} is not in the graph`)];
}
