import type { ItemStep, ServiceItemDefinition, SourcedLimit } from '../service-item.js';
import { checkServiceItem } from './publish-checks.js';
import type { PublishProblem } from './publish-problem.js';
import { longestPath } from './step-checks.js';
import { DEPARTMENTS, GOOD, limit, material, procedure, step } from './testing/good-item.js';

const [LOOK, ASK, DECIDE] = GOOD.steps;
const check = (change: Partial<ServiceItemDefinition>): PublishProblem[] =>
  checkServiceItem({ ...GOOD, ...change }, DEPARTMENTS);

const RECEIVING = { at: 'RECEIVING' } as const;
/** The papers go to the place of duty, and the result comes back. */
const ACROSS = [
  step('forward', [], RECEIVING),
  step('look', ['forward'], { at: 'DUTY' }),
  step('ask', ['forward'], { role: 'ASSIST' }),
  step('feedback', ['look', 'ask'], { ...RECEIVING, decides: true }),
];
const across = (index: number, change: Partial<ItemStep>): Partial<ServiceItemDefinition> => ({
  steps: ACROSS.map((one, at) => (at === index ? { ...one, ...change } : one)),
});

/** For each code what brings it about, and where the problem is said to lie. The compiler misses no code. */
const BROKEN: Record<PublishProblem['code'], [what: string, change: Partial<ServiceItemDefinition>, field: string][]> =
  {
    CODE_MALFORMED: [
      ['capital letters', { code: 'Tree-Permit' }, 'code'],
      ['Chinese', { code: '树木' }, 'code'],
      ['a hyphen at the end', { code: 'tree-' }, 'code'],
    ],
    VERSION_MALFORMED: [
      ['version 0', { version: 0 }, 'version'],
      ['half a version', { version: 1.5 }, 'version'],
    ],
    APPLICANT_KINDS: [
      ['an item for nobody', { applicantKinds: [] }, 'applicantKinds'],
      ['an item twice for persons', { applicantKinds: ['PERSON', 'PERSON'] }, 'applicantKinds'],
    ],
    LEGAL_BASIS_MISSING: [['an item that rests on nothing', { legalBasis: ' ' }, 'legalBasis']],
    PLACE_MISSING: [
      ['an item for nowhere', { place: undefined }, 'place'],
      ['a place without a source', { place: { rule: 'ANYWHERE' } as ServiceItemDefinition['place'] }, 'place'],
    ],
    PLACE_FIELD_UNKNOWN: [
      ['a place that the form does not ask for', { place: { ...GOOD.place!, formField: 'county' } }, 'place.formField'],
      ['a field that every object has', { place: { ...GOOD.place!, formField: 'toString' } }, 'place.formField'],
    ],
    SOURCES_MISSING: [
      ['facts from nowhere', { sources: undefined }, 'sources'],
      ['a fee from nowhere', { sources: { ...GOOD.sources!, fee: { kind: 'law', text: '' } } }, 'sources'],
    ],
    STEP_PART: [
      ['a part without a name', { steps: [{ ...LOOK, part: { zh: '', en: 'Part' } }, ASK, DECIDE] }, 'steps.0.part'],
      ['a part without English', { steps: [{ ...LOOK, part: { zh: '份', en: '' } }, ASK, DECIDE] }, 'steps.0.part'],
    ],
    STEP_ASKED: [
      [
        'a step for a field that the form lacks',
        { steps: [LOOK, { ...ASK, whenAsked: { field: 'nothing', anyOf: [true] } }, DECIDE] },
        'steps.1.whenAsked',
      ],
      [
        'a decision that is made only when asked for',
        { steps: [LOOK, ASK, { ...DECIDE, whenAsked: { field: 'division', anyOf: [true] } }] },
        'steps.2.whenAsked',
      ],
      [
        'a step for no value at all',
        { steps: [LOOK, { ...ASK, whenAsked: { field: 'division', anyOf: [] } }, DECIDE] },
        'steps.1.whenAsked',
      ],
    ],
    STEP_SILENCE: [
      ['consent of a lead', { steps: [{ ...LOOK, silenceConsents: true }, ASK, DECIDE] }, 'steps.0.silenceConsents'],
      [
        'consent after no time at all',
        { steps: [LOOK, { ...ASK, limit: undefined, silenceConsents: true }, DECIDE] },
        'steps.1.silenceConsents',
      ],
      [
        'a decision by silence',
        { steps: [LOOK, ASK, { ...DECIDE, role: 'ASSIST', silenceConsents: true }] },
        'steps.2.silenceConsents',
      ],
    ],
    STEP_PLACE: [
      [
        'papers that go nobody knows where',
        { ...across(9, {}), place: { ...GOOD.place!, formField: undefined } },
        'place.formField',
      ],
      ['papers that are brought while they are looked at', across(1, { after: [] }), 'steps.0.at'],
      [
        'a result that goes back too early',
        {
          steps: [
            ...ACROSS.slice(0, 2),
            step('feedback', ['look'], RECEIVING),
            step('rule', ['feedback'], { decides: true }),
          ],
        },
        'steps.2.at',
      ],
      ['no place of duty', { steps: [step('only', [], { ...RECEIVING, decides: true })] }, 'steps.0.at'],
    ],
    PROMISE_MISSING: [['a promise without a limit', { promisedLimit: undefined }, 'promisedLimit']],
    DELEGATION_NOT_IMMEDIATE: [['a delegated item that takes days', { delegatedToWindow: true }, 'delegatedToWindow']],
    LIMIT_MALFORMED: [
      ['a limit of nothing', { legalLimit: limit(0), promisedLimit: limit(10) }, 'legalLimit'],
      ['half a day', { extension: limit(0.5) }, 'extension'],
      ['a limit of a lifetime', { deliveryLimit: limit(10_001) }, 'deliveryLimit'],
      ['a step without time', { steps: [LOOK, { ...ASK, limit: limit(-1) }, DECIDE] }, 'steps.1.limit'],
    ],
    LIMIT_WITHOUT_SOURCE: [
      ['a limit that nothing says', { acceptanceLimit: limit(5, 'WORKING_DAY', '') }, 'acceptanceLimit'],
      [
        'a limit without a source at all',
        { extension: { value: 5, unit: 'WORKING_DAY' } as SourcedLimit },
        'extension',
      ],
    ],
    PROMISE_OVER_LEGAL: [
      ['a promise longer than the law', { legalLimit: limit(9) }, 'promisedLimit'],
      ['as many working days as natural ones', { legalLimit: limit(10, 'NATURAL_DAY') }, 'promisedLimit'],
    ],
    LIMITS_NOT_COMPARABLE: [
      ['working days against more natural days', { legalLimit: limit(30, 'NATURAL_DAY') }, 'promisedLimit'],
      ['steps in another unit', { steps: [LOOK, ASK, { ...DECIDE, limit: limit(24, 'HOUR') }] }, 'steps'],
    ],
    STEPS_OVER_PROMISE: [
      ['steps that together take longer', { steps: [LOOK, ASK, { ...DECIDE, limit: limit(5) }] }, 'steps'],
    ],
    STEP_UNKNOWN_DEPARTMENT: [
      [
        'a step of a department that is not there',
        { steps: [{ ...LOOK, department: 'parks' }, ASK, DECIDE] },
        'steps.0.department',
      ],
    ],
    STEP_UNKNOWN_PREDECESSOR: [
      [
        'a step after one that is not there',
        { steps: [LOOK, { ...ASK, after: ['measure'] }, DECIDE] },
        'steps.1.after',
      ],
    ],
    STEP_DUPLICATE: [['two steps of one id', { steps: [LOOK, { ...ASK, id: 'look' }, DECIDE] }, 'steps']],
    STEPS_CYCLE: [
      [
        'steps that wait for each other',
        { steps: [{ ...LOOK, after: ['ask'] }, { ...ASK, after: ['look'] }, DECIDE] },
        'steps',
      ],
      ['a step that waits for itself', { steps: [LOOK, ASK, { ...DECIDE, after: ['decide'] }] }, 'steps'],
    ],
    DECIDING_STEP: [
      ['no step', { steps: [] }, 'steps'],
      ['no step that decides', { steps: [LOOK, ASK, { ...DECIDE, decides: false }] }, 'steps'],
      ['two steps that decide', { steps: [LOOK, { ...ASK, decides: true }, DECIDE] }, 'steps'],
      ['a decision before the last opinion', { steps: [LOOK, ASK, { ...DECIDE, after: ['look'] }] }, 'steps'],
    ],
    JOINT_NEEDS_DEPARTMENTS: [
      [
        'a joint item of one department',
        { kind: 'JOINT', steps: [LOOK, { ...ASK, department: 'gardens' }, DECIDE] },
        'steps',
      ],
    ],
    MATERIAL_DUPLICATE: [['two papers of one code', { materials: [material('plan'), material('plan')] }, 'materials']],
    MATERIAL_MALFORMED: [
      ['a paper without a code', { materials: [material('')] }, 'materials.0'],
      [
        'a paper without a name',
        { materials: [material('id-card'), material('plan', { name: { zh: '', en: '' } })] },
        'materials.1',
      ],
      ['a paper from nowhere', { materials: [material('plan', { source: undefined })] }, 'materials.0'],
      [
        'a paper that may be used again or not',
        { materials: [material('plan', { reusable: undefined })] },
        'materials.0',
      ],
    ],
    PROCEDURE_DUPLICATE: [
      [
        'two procedures of one code',
        { specialProcedures: [procedure('hearing'), procedure('hearing')] },
        'specialProcedures',
      ],
    ],
  };

const CASES = Object.entries(BROKEN).flatMap(([code, cases]) =>
  cases.map(([what, change, field]) => [code, what, change, field] as const),
);

describe('publish checks', () => {
  it('let a sound item through', () => {
    expect(check({})).toEqual([]);
    expect(check({ kind: 'JOINT' })).toEqual([]);
    expect(
      check({
        kind: 'IMMEDIATE',
        promisedLimit: limit(0, 'IMMEDIATE'),
        delegatedToWindow: true,
        steps: [step('decide', [], { decides: true })],
      }),
    ).toEqual([]);
    expect(check({ kind: 'UPWARD', promisedLimit: undefined, legalLimit: undefined })).toEqual([]);
    expect(check({ place: { rule: 'ANYWHERE', source: { kind: 'law', text: '测试' } } })).toEqual([]);
    expect(
      check({ steps: [{ ...LOOK, part: { zh: '份', en: 'Part' } }, { ...ASK, silenceConsents: true }, DECIDE] }),
    ).toEqual([]);
    expect(check(across(9, {}))).toEqual([]);
  });

  it.each(CASES)('%s: %s', (code, _what, change, field) => {
    const problems = check(change);
    const messages = { zh: expect.stringMatching(/\p{Script=Han}.*。$/u), en: expect.stringMatching(/^[A-Z].*\.$/) };
    expect(problems).toContainEqual({ code, field, message: messages });
    for (const { message } of problems) expect(message).toEqual(messages);
  });

  it('tell all problems at once', () => {
    const found = check({ code: 'X', version: 0, promisedLimit: undefined, materials: [material('')] });
    expect(found.map(({ code }) => code).sort()).toEqual([
      'CODE_MALFORMED',
      'MATERIAL_MALFORMED',
      'PROMISE_MISSING',
      'VERSION_MALFORMED',
    ]);
  });

  it('say what is wrong and by how much', () => {
    const [problem] = check({ promisedLimit: limit(9) });
    expect(problem.message.zh).toContain('最长路径 10');
    expect(problem.message.en).toContain('(10) is over the promised limit (9)');
  });
});

describe('the longest path', () => {
  it('adds what waits for each other and takes the longer of what runs side by side', () => {
    expect(longestPath(GOOD.steps)).toBe(10);
    expect(longestPath([])).toBe(0);
    expect(longestPath([step('a'), step('b', ['a'], { limit: limit(3) })])).toBe(3);
    expect(longestPath([step('a', [], { limit: limit(0, 'IMMEDIATE') })])).toBe(0);
  });
});
