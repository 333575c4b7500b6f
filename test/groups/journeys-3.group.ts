import { runPart } from './run-part.mjs';

await runPart('test/journeys', 3, 5);
