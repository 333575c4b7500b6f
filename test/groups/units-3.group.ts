import { runPart } from './run-part.mjs';

await runPart('src', 3, 5);
