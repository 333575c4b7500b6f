import { runPart } from './run-part.mjs';

await runPart('test/contracts', 1, 3);
