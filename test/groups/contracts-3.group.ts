import { runPart } from './run-part.mjs';

await runPart('test/contracts', 3, 3);
