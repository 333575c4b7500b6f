import { runPart } from './run-part.mjs';

await runPart('src', 4, 5);
