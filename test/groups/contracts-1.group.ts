import { partOf } from './plan.mjs';

for (const file of partOf('test/contracts', 1, 2)) await import(file);
