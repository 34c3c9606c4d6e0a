/**
 * `npm run world`: scenes of the toy world as a data set to train on, or as a sheet to
 * look at.
 *
 * Progress goes to stderr. The same command line writes the same bytes.
 */
import { runProgram } from './program.ts';
import { writeDataSet } from './world/dataSet.ts';
import { writePreview } from './world/preview.ts';
import { parseRequest, usage } from './world/request.ts';

await runProgram(usage, async (args) => {
  const request = parseRequest(args);
  if ('preview' in request) {
    await writePreview(request);
    return;
  }
  await writeDataSet(request, (line) => {
    console.error(line);
  });
});
