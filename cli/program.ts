/**
 * How every command of the command line ends: 0 when it did its work, 1 with one
 * sentence for a person's mistake or a broken file, 2 with the usage for a command
 * line that makes no sense. Knows nothing of what the commands do.
 */
import { failureOf } from '../src/core/failure.ts';
import { failureSentence } from './failureSentence.ts';
import { UsageError } from './settings.ts';

type Work = (args: readonly string[]) => Promise<void>;

async function exitCode(usage: string, args: readonly string[], work: Work): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  try {
    await work(args);
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

/** Runs `work` on this process's arguments and sets its exit code. */
export async function runProgram(usage: string, work: Work): Promise<void> {
  process.exitCode = await exitCode(usage, process.argv.slice(2), work);
}
