import { partOf } from './plan.mjs';

for (const file of partOf('src', 1, 4)) await import(file);
