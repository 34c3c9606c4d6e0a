/**
 * `npm run explain`: the whole job without a page, from a picture file to an
 * explanation file, on WASM.
 *
 * Progress goes to stderr. A person's mistake or a broken file ends with one
 * sentence and exit code 1; a command line that makes no sense with 2 and the usage.
 */
import { writeFile } from 'node:fs/promises';
import { failureOf } from '../src/core/failure.ts';
import { failureSentence } from './failureSentence.ts';
import { explainPicture } from './job.ts';
import { parseRequest, usage, UsageError } from './settings.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  try {
    const request = parseRequest(args);
    const text = await explainPicture(request, (line) => {
      console.error(line);
    });
    await writeFile(request.out, text);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    console.error(failureSentence(failureOf(error)));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
