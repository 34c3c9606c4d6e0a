/**
 * `npm run patterns`: estimates the patterns of a network from a folder of pictures.
 *
 * What PatternNet and PatternAttribution need and a network alone does not say. Writes
 * statistics only, never a picture; progress goes to stderr.
 */
import { runProgram } from './program.ts';
import { parseRequest, usage } from './patterns/request.ts';
import { writePatterns } from './patterns/run.ts';

await runProgram(usage, async (args) => {
  const said = await writePatterns(parseRequest(args), (line) => {
    console.error(line);
  });
  console.log(said);
});
