import { runPart } from './run-part.mjs';

await runPart('src', 1, 5);
