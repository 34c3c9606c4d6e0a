/**
 * From a request to a report: opens the network, measures scene after scene, scores all
 * contestants and draws the examples. Writes no document itself.
 */
import { resolve } from 'node:path';
import { scoreMethod, scoreNetwork } from '../../src/core/truth/funnyBirdsScores.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import { openPool } from '../pool.ts';
import type { Row, TruthReport } from './document.ts';
import { writeExamples } from './examples.ts';
import { openJournal } from './journal.ts';
import type { MeasuredScene } from './measure.ts';
import { contestantsOf, measureScene } from './measure.ts';
import type { TruthRequest } from './request.ts';
import { reportSearch } from './searchReport.ts';
import { stageScene } from './stagedScene.ts';
import { openSubject } from './subject.ts';

const work = resolve(import.meta.dirname, '../../training/work');

/** `say` hears one line per piece of work. */
export async function runTruth(
  request: TruthRequest,
  say: (line: string) => void,
  folder = work,
): Promise<TruthReport> {
  const subject = await openSubject(request.model);
  const { card, artifacts } = subject.model;
  const asked = request.methods.flatMap((id) => methods.get(id) ?? []);
  const journal = openJournal(resolve(folder, `truth-${card.id}.jsonl`), request.fresh);
  const pool = await openPool(request.workers, artifacts, subject.network);
  try {
    const scenes: MeasuredScene[] = [];
    for (let index = 0; index < request.count; index++) {
      const scene = stageScene(request.seed, index, subject.size);
      const place = `${index + 1} of ${request.count}, ${scene.truth.class}`;
      const bench = {
        subject,
        methods: asked,
        pool,
        journal,
        say: (line: string) => {
          say(`${place}: ${line}`);
        },
      };
      scenes.push(await measureScene(bench, scene, index));
    }
    const rows = contestantsOf(asked).map((contestant): Row => ({
      ...contestant,
      scores: scoreMethod(scenes.map((scene) => explained(scene, contestant.id))),
    }));
    return {
      model: card.name,
      count: request.count,
      classes: new Set(scenes.map(({ scene }) => scene.truth.class)).size,
      size: subject.size,
      command: commandOf(request),
      network: scoreNetwork(scenes.map(({ experiment }) => experiment)),
      rows,
      search: reportSearch(scenes),
      examples: await writeExamples(subject, scenes, rows, request.out),
    };
  } finally {
    await pool.close();
    subject.network.dispose();
  }
}

function explained({ experiment, rivals, importance }: MeasuredScene, id: string) {
  return { experiment, rivals, importance: importance.get(id) ?? new Map<number, never>() };
}

function commandOf({ count, seed, model, methods: asked }: TruthRequest): string {
  const some = asked.length < methods.size ? ` --methods ${asked.join(',')}` : '';
  return `npm run truth -- --count ${count} --seed ${seed} --model ${model}${some}`;
}
