import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DepartmentDefinition } from '../department-kit/index.js';
import { problemsOfDepartments } from './validate-departments.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Finds the departments of this installation: every folder beside this file that has an `index`, and the extra folders.
 * @param extraFolders department folders that lie elsewhere
 * @throws Error that lists every problem of every department; the program must not start with a broken one
 */
export async function loadDepartments(folder = HERE, extraFolders: string[] = []): Promise<DepartmentDefinition[]> {
  const { departments, problems } = await findDepartments(folder, extraFolders);
  problems.push(...problemsOfDepartments(departments));
  if (problems.length > 0) {
    throw new Error(`The departments are not complete, so the program does not start:\n  ${problems.join('\n  ')}`);
  }
  return departments;
}

/** The departments as they stand, by code, without looking into them; and the folders that are none. */
export async function findDepartments(
  folder = HERE,
  extraFolders: string[] = [],
): Promise<{ departments: DepartmentDefinition[]; problems: string[] }> {
  const departments: DepartmentDefinition[] = [];
  const problems: string[] = [];
  for (const path of [...departmentFolders(folder), ...extraFolders]) {
    const loaded = await importDepartment(path);
    if (typeof loaded === 'string') problems.push(`${basename(path)}: ${loaded}`);
    else departments.push(loaded);
  }
  return { departments: departments.sort((a, b) => a.code.localeCompare(b.code)), problems };
}

function departmentFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** @returns the definition, or what is wrong with the folder */
async function importDepartment(path: string): Promise<DepartmentDefinition | string> {
  const index = ['index.js', 'index.ts'].map((name) => join(path, name)).find((file) => existsSync(file));
  if (!index) return 'has no index';
  // The full URL with its extension: an extensionless dynamic import works in tests but not in built ESM.
  const module = (await import(pathToFileURL(index).href)) as Record<string, unknown>;
  const definition = (module['department'] ?? module['default']) as DepartmentDefinition | undefined;
  if (typeof definition?.code !== 'string') return 'its index exports no `department`';
  if (definition.code !== basename(path)) return `its code is "${definition.code}", which is not the folder's name`;
  return definition;
}
