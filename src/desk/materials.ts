import type { ServiceItemDefinition } from '../catalogue/index.js';
import { UserErrors, type UserProblem } from '../platform/errors/index.js';
import type { MaterialHandedIn } from '../requests/index.js';
import type { MaterialInput } from './desk.graphql.js';
import { materialMissing, sameMaterialTwice, unknownMaterial } from './desk.errors.js';

/** @throws UserErrors when a material is none of the item's, or is given twice. */
export function checkMaterials(item: ServiceItemDefinition, materials: readonly MaterialInput[], root: string[]): void {
  const problems = materials.flatMap((material, index): UserProblem[] => {
    const field = [...root, String(index), 'code'];
    if (!item.materials.some((known) => known.code === material.code)) return [unknownMaterial(material.code, field)];
    return materials.findIndex((other) => other.code === material.code) < index ? [sameMaterialTwice(field)] : [];
  });
  if (problems.length > 0) throw new UserErrors(problems);
}

/** What the applicant still owes. What is on file is never asked for (一证通). */
export const lackingMaterials = (
  item: ServiceItemDefinition,
  handedIn: readonly Pick<MaterialHandedIn, 'code'>[],
): ServiceItemDefinition['materials'] =>
  item.materials
    .filter((material) => material.required && material.source !== 'ON_FILE')
    .filter((material) => !handedIn.some((given) => given.code === material.code));

/** The same as problems of an acceptance. */
export const missingMaterials = (
  item: ServiceItemDefinition,
  handedIn: readonly Pick<MaterialHandedIn, 'code'>[],
  field: string[],
): UserProblem[] => lackingMaterials(item, handedIn).map((material) => materialMissing(material, field));

export const handedIn = (materials: readonly MaterialInput[]): MaterialHandedIn[] =>
  materials.map((material) => ({
    code: material.code,
    copies: material.copies ?? 1,
    original: material.original ?? false,
    reference: material.reference ?? null,
  }));
