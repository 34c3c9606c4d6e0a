/**
 * `npm run explain`: the whole job without a page, from a picture file to an
 * explanation file, on WASM.
 *
 * Progress goes to stderr. A person's mistake or a broken file ends with one
 * sentence and exit code 1; a command line that makes no sense with 2 and the usage.
 */
import { writeFile } from 'node:fs/promises';
import { explainPicture } from './job.ts';
import { runProgram } from './program.ts';
import { parseRequest, usage } from './settings.ts';

await runProgram(usage, async (args) => {
  const request = parseRequest(args);
  const text = await explainPicture(request, (line) => {
    console.error(line);
  });
  await writeFile(request.out, text);
});
