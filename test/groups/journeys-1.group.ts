import { runPart } from './run-part.mjs';

await runPart('test/journeys', 1, 5);
