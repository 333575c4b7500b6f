import { runPart } from './run-part.mjs';

await runPart('test/journeys', 5, 5);
