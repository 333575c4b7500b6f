import { partOf } from './plan.mjs';

for (const file of partOf('src', 4, 4)) await import(file);
