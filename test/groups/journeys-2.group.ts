import { partOf } from './plan.mjs';

for (const file of partOf('test/journeys', 2, 4)) await import(file);
