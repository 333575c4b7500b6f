import { runPart } from './run-part.mjs';

await runPart('test/contracts', 2, 3);
