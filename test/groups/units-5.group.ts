import { runPart } from './run-part.mjs';

await runPart('src', 5, 5);
