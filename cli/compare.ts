/**
 * `npm run compare`: heat-map methods on a folder of pictures, under one protocol.
 *
 * Writes a table as JSON (with every picture's own numbers), CSV and Markdown beside each
 * other; the Markdown goes to the terminal too, progress to stderr. A run that was
 * interrupted goes on where it stopped.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseRequest, usage } from './compare/request.ts';
import { runComparison } from './compare/run.ts';
import { csvTable, jsonTable, markdownTable } from './compare/table.ts';
import { runProgram } from './program.ts';

await runProgram(usage, async (args) => {
  const request = parseRequest(args);
  await mkdir(dirname(request.out), { recursive: true });
  const report = await runComparison(request, (line) => {
    console.error(line);
  });
  const markdown = markdownTable(report);
  const beside = (ending: string) => request.out.replace(/json$/, ending);
  await writeFile(request.out, jsonTable(report));
  await writeFile(beside('csv'), csvTable(report));
  await writeFile(beside('md'), markdown);
  console.log(markdown);
});
