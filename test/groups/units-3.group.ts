import { partOf } from './plan.mjs';

for (const file of partOf('src', 3, 4)) await import(file);
