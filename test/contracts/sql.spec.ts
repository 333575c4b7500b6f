import { STATEMENTS_FILE, statementsFile } from '../../scripts/lib/generated-files.mjs';
import '../../src/application.js'; // brings every statement of the core
import { loadDepartments } from '../../src/departments/index.js';
import { allStatements, onServer } from '../../src/platform/database/index.js';
import { cloneDatabase } from '../support/shared-servers.js';
import { repositoryFile } from './support/repository.js';

/** PostgreSQL cuts longer names, and two statements could then be taken for one another. */
const LONGEST_NAME = 63;

const parametersOf = (text: string): number[] => [
  ...new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number))),
];

describe('hot statements', () => {
  beforeAll(() => loadDepartments());
  const all = () => [...allStatements().values()];

  it('are those that were reviewed; else run `node scripts/generate.mjs`', () => {
    expect(statementsFile(allStatements())).toBe(repositoryFile(STATEMENTS_FILE));
  });

  it('have names that PostgreSQL keeps whole', () => {
    expect(all().filter(({ name }) => !/^[a-z][a-z0-9_]*$/.test(name) || name.length > LONGEST_NAME)).toEqual([]);
  });

  it('number their parameters without a gap', () => {
    for (const { name, text } of all()) {
      const numbers = parametersOf(text).sort((a, b) => a - b);
      expect([name, ...numbers]).toEqual([name, ...numbers.map((_, index) => index + 1)]);
    }
  });

  it('are understood by the migrated database, and permitted to the program', async () => {
    const database = await cloneDatabase();
    const refused: string[] = [];
    await onServer(database.DATABASE_URL, async (client) => {
      await client.query('set role yichuang_runtime');
      for (const { name, text } of all()) {
        // A generic plan is made without values: it looks at tables, columns, types and rights.
        await client
          .query(`explain (generic_plan) ${text}`)
          .catch((error: Error) => refused.push(`${name}: ${error.message}`));
      }
    });
    await database.drop();
    expect(refused).toEqual([]);
  });
});
