import { runPart } from './run-part.mjs';

await runPart('src', 2, 5);
