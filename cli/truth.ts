/**
 * `npm run truth`: explanations held against what is known of the toy world.
 *
 * Every registered heat-map method and the search, scored by the FunnyBirds protocols on
 * scenes the network has never seen. The tables go to the terminal and, with examples,
 * into a document; progress goes to stderr, and a run that was interrupted goes on where
 * it stopped.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runProgram } from './program.ts';
import { scoreTable, searchTable, truthDocument } from './truth/document.ts';
import { parseRequest, usage } from './truth/request.ts';
import { runTruth } from './truth/run.ts';

await runProgram(usage, async (args) => {
  const request = parseRequest(args);
  await mkdir(dirname(request.out), { recursive: true });
  const report = await runTruth(request, (line) => {
    console.error(line);
  });
  await writeFile(request.out, truthDocument(report));
  console.log(`${scoreTable(report.rows)}\n\n${searchTable(report.search)}`);
});
