import { partOf } from './plan.mjs';

for (const file of partOf('src', 2, 4)) await import(file);
