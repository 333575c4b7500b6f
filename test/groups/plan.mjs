// Which spec files run together. Loading the program costs a spec file several seconds, most of them do their own work
// in less: in a group it is loaded once. Each file still brings up its own application on its own database.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GROUPED = ['src', 'test/journeys', 'test/contracts'];
/** Its specs declare queues and handlers of their own, which are kept per loaded program. */
const APART = join(ROOT, 'src/platform/queue');
/** Would hold for the other files of the group too. */
const OF_THE_WHOLE_FILE = /^jest\.setTimeout\(/m;

const specsIn = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => join(ROOT, folder, name))
    .sort();

const canShare = (file) => !file.startsWith(APART) && !OF_THE_WHOLE_FILE.test(readFileSync(file, 'utf8'));

/** One of so many parts of the files of a folder that can share a loaded program. */
export const partOf = (folder, part, parts) =>
  specsIn(folder)
    .filter(canShare)
    .filter((_, index) => index % parts === part - 1);

/** Spec files that run by themselves. */
export const alone = () => [
  ...GROUPED.flatMap(specsIn).filter((file) => !canShare(file)),
  ...['test/faults', 'test/support'].flatMap(specsIn),
];
