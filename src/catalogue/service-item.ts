import type { LocalText } from '../platform/errors/index.js';

export const LIMIT_UNITS = ['WORKING_DAY', 'NATURAL_DAY', 'HOUR', 'IMMEDIATE'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export interface TimeLimit {
  value: number;
  unit: LimitUnit;
}

/**
 * Where a limit comes from, per limit. `law` cites an article, `guide` a published service guide (办事指南),
 * `demo-policy` says plainly that this installation invented it for demonstration.
 */
export interface LimitSource {
  kind: 'law' | 'guide' | 'demo-policy';
  text: string;
  url?: string;
}

export interface SourcedLimit extends TimeLimit {
  source: LimitSource;
}

export const ITEM_KINDS = ['IMMEDIATE', 'PROMISED', 'JOINT', 'UPWARD'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Who brings a material: the applicant issues it, a public body issued it, or it is already on file (一证通). */
export const MATERIAL_SOURCES = ['APPLICANT', 'GOVERNMENT', 'ON_FILE'] as const;
export type MaterialSource = (typeof MATERIAL_SOURCES)[number];

export interface Material {
  /** Unique within the item, e.g. `id-card`. The same paper has the same code in every item. */
  code: string;
  name: LocalText;
  required: boolean;
  reusable: boolean;
  source: MaterialSource;
  copies: number;
  original: boolean;
}

export const PLACE_RULES = ['HOUSEHOLD', 'RESIDENCE', 'ANYWHERE'] as const;
export type PlaceRuleKind = (typeof PLACE_RULES)[number];

/** Where an item may be asked for: where the household is registered (户籍地), where one lives (居住地), anywhere (通办). */
export interface PlaceRule {
  rule: PlaceRuleKind;
  /**
   * The form's field that holds the division code of the household or residence. With it, a centre in another county
   * refuses the request; absent: the clerk looks at the papers.
   */
  formField?: string;
  source: LimitSource;
}

/** Where an item's other facts come from. */
export interface ItemSources {
  conditions: LimitSource;
  materials: LimitSource;
  fee: LimitSource;
}

/** A procedure of the law that interrupts the ordinary course (特别程序): hearing, inspection, public notice … */
export interface SpecialProcedure {
  /** e.g. `public-notice` 公示, `investigation` 调查核实, `household-enquiry` 入户调查 */
  code: string;
  name: LocalText;
  /** Whether its days are left out of the legal and promised limits. Only such procedures may suspend a request. */
  stopsClock: boolean;
  /** How often one request may be suspended for it; absent means without limit. */
  maxTimes?: number;
  basis: LimitSource;
}

/** A step of the item's plan (环节). Steps form a directed acyclic graph over departments. */
export interface ItemStep {
  /** Unique within the item, e.g. `review`. */
  id: string;
  name: LocalText;
  /** Department code. */
  department: string;
  /** Ids of the steps that must be done before this one opens. */
  after: string[];
  limit?: SourcedLimit;
  /** LEAD 主办 steps belong to the body that decides; ASSIST 协办 steps give an opinion. */
  role: 'LEAD' | 'ASSIST';
  /** Exactly one step of an item decides the request (办结); it must come after all others. */
  decides?: boolean;
  /** An approval step (审批) is done by a leader who did not work on the request's earlier steps. */
  approval?: boolean;
  /** What the applicant gets from this step, where a joint matter gives several things: e.g. 出生登记, 居民健康档案. */
  part?: LocalText;
  /**
   * 按需: only where the form asks for it, in a field that is one of these or a list that holds one. Else the step falls away, and
   * with it its part. Absent: always.
   */
  whenAsked?: { field: string; anyOf: (string | number | boolean)[] };
  /** 默认同意: the body that is silent until the step's limit has passed agrees. Only ASSIST steps with a limit. */
  silenceConsents?: boolean;
  /**
   * 跨区域通办: where the step is worked. RECEIVING is the centre that took the request in, DUTY (the default) the
   * place that the item's `place.formField` names. A RECEIVING step falls away when both are the same.
   */
  at?: 'RECEIVING' | 'DUTY';
}

export type JsonSchema = Record<string, unknown>;

/** One version of a service item (事项, 实施清单) as its department writes it. Published versions never change. */
export interface ServiceItemDefinition {
  /** Unique in the installation, lower-case words joined by hyphens. */
  code: string;
  version: number;
  /** Code of the owning department; for a joint item (一件事) the lead's. */
  department: string;
  kind: ItemKind;
  name: LocalText;
  applicantKinds: ('PERSON' | 'ORGANISATION')[];
  conditions: string;
  /** Where it may be asked for. */
  place: PlaceRule;
  /** Where its other facts come from. */
  sources: ItemSources;
  /** The law or rule that gives the right or duty; as text with article. */
  legalBasis: string;
  /** Days within which the window accepts, refuses or asks for correction. Default: 5 working days (行政许可法 32). */
  acceptanceLimit?: SourcedLimit;
  /** 法定时限. Absent when no source gives one. */
  legalLimit?: SourcedLimit;
  /** 承诺时限. */
  promisedLimit?: SourcedLimit;
  /** Time to hand the result to the applicant after the decision (送达). */
  deliveryLimit?: SourcedLimit;
  /** At most how much a leader may add before expiry (延期); absent: no extension. */
  extension?: SourcedLimit;
  specialProcedures: SpecialProcedure[];
  materials: Material[];
  steps: ItemStep[];
  /**
   * 特殊群体: requests for it (serious illness, rehabilitation, correction) are absent for staff who are not cleared for
   * special groups: not in lists, inboxes, counts or cards (DOMAIN.md §8).
   */
  confidential?: boolean;
  /** 停办: from this version on nobody can apply for it; requests that run go on. A later version may bring it back. */
  retired?: boolean;
  /** The owning department lets the window decide at once (授权, only for IMMEDIATE items). */
  delegatedToWindow?: boolean;
  /** Fee in fen (分); 0 for free. */
  feeFen: number;
  /** JSON Schema 2020-12 of the form, with Chinese `title`s and at least one valid example under `examples`. */
  formSchema: JsonSchema;
}

/** Steps that a form does not ask for (see `ItemStep.whenAsked`). @returns their ids */
export const stepsNotAsked = ({ steps }: ServiceItemDefinition, form: Record<string, unknown>): string[] =>
  steps
    .filter(
      ({ whenAsked }) =>
        whenAsked && ![form[whenAsked.field]].flat().some((asked) => whenAsked.anyOf.includes(asked as string)),
    )
    .map(({ id }) => id);
