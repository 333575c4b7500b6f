import type { Material, MaterialSource, ServiceItemDefinition, SourcedLimit, LimitUnit } from '../catalogue/index.js';
import type { DepartmentDefinition } from './department.js';
import { demoPolicy, guide, law } from './sources.js';

/** Only gives the literal its type; checks run when departments are loaded. */
export const defineDepartment = (definition: DepartmentDefinition): DepartmentDefinition => definition;

export const defineItem = (definition: ServiceItemDefinition): ServiceItemDefinition => definition;

/** A limit whose source is a law; cite the article. */
export const byLaw = (value: number, unit: LimitUnit, text: string, url?: string): SourcedLimit => ({
  value,
  unit,
  source: law(text, url),
});

/** A limit whose source is a published service guide. */
export const byGuide = (value: number, unit: LimitUnit, text: string, url?: string): SourcedLimit => ({
  value,
  unit,
  source: guide(text, url),
});

/** A limit that no source gives: invented for the demonstration, and shown as such. */
export const byDemoPolicy = (value: number, unit: LimitUnit, why: string): SourcedLimit => ({
  value,
  unit,
  source: demoPolicy(why),
});

/** One paper of an item. By default one original, required, not reusable. */
export const material = (
  code: string,
  zh: string,
  en: string,
  source: MaterialSource,
  options: Partial<Pick<Material, 'required' | 'reusable' | 'copies' | 'original'>> = {},
): Material => ({
  code,
  name: { zh, en },
  source,
  required: true,
  reusable: source !== 'APPLICANT',
  copies: 1,
  original: true,
  ...options,
});

/** Of whoever is represented by an agent (代办). */
export const letterOfAuthority = material(
  'letter-of-authority',
  '授权委托书(委托他人代办的)',
  'Letter of authority (when somebody acts for the applicant)',
  'APPLICANT',
  { required: false },
);
