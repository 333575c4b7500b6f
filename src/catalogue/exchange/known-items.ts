import type { Catalogue } from '../catalogue.js';
import type { DepartmentDirectory } from '../department-directory.js';
import type { Material, ServiceItemDefinition } from '../service-item.js';

/** What tables call departments beside their codes and names. */
const SHORT_NAMES: Record<string, string> = {
  assistance: 'social-assistance',
  family: 'family-planning',
  police: 'public-security',
};

/** The catalogue as tables speak of it: by names. One look at it lasts for one import. */
export class KnownItems {
  private readonly items = new Map<string, Set<ServiceItemDefinition>>();
  private readonly materials = new Map<string, Material>();
  private readonly departments = new Map<string, string>();

  constructor(catalogue: Catalogue, directory: DepartmentDirectory) {
    for (const item of catalogue.standing()) {
      for (const name of [item.name.en, item.name.zh, item.code].map(plainName)) {
        this.items.set(name, (this.items.get(name) ?? new Set()).add(item));
      }
      for (const material of item.materials) {
        if (!this.materials.has(material.name.zh)) this.materials.set(material.name.zh, material);
      }
    }
    for (const { code, name, bodyName } of directory.all()) {
      for (const word of [name.zh, name.en, bodyName.zh, bodyName.en, code])
        this.departments.set(plainName(word), code);
    }
    for (const [word, code] of Object.entries(SHORT_NAMES)) {
      if (directory.find(code)) this.departments.set(word, code);
    }
  }

  /**
   * The item of exactly this code or name; one for another place, `失业登记(芜湖)`, is another item. Where several are
   * called so, that of the code or of the department, else all of them.
   */
  find(name: string, department: string): ServiceItemDefinition[] {
    const called = [...(this.items.get(plainName(name)) ?? [])];
    if (called.length < 2) return called;
    const own = called.filter((item) => item.department === this.departmentOf(department));
    const [exact] = [called.filter(({ code }) => code === name), own].filter(({ length }) => length === 1);
    return exact ?? called;
  }

  departmentOf(name: string): string | null {
    return this.departments.get(plainName(name)) ?? null;
  }

  /** The same paper has the same code in every item. */
  material(name: string): Material | null {
    return this.materials.get(name) ?? null;
  }
}

/** Full-width brackets and spaces are a matter of typing. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
