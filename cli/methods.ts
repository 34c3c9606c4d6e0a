/**
 * `npm run methods`: the document about all heat-map methods, from their cards, with one
 * picture each and a table of which network each can explain.
 */
import { writeFile } from 'node:fs/promises';
import { methodsDocument } from './methods/document.ts';
import { parseRequest, usage } from './methods/request.ts';
import { describeMethods } from './methods/run.ts';
import { runProgram } from './program.ts';

await runProgram(usage, async (args) => {
  const request = parseRequest(args);
  const report = await describeMethods(request, (line) => {
    console.error(line);
  });
  await writeFile(request.out, methodsDocument(report));
  console.log(`${request.out}: ${report.cards.length} methods, ${report.suits.length} networks`);
});
