import { stepsNotAsked, type ItemStep, type ServiceItemDefinition } from './service-item.js';

const step = (id: string, whenAsked?: ItemStep['whenAsked']): ItemStep => ({
  id,
  name: { zh: id, en: id },
  department: 'health',
  after: [],
  role: 'ASSIST',
  whenAsked,
});
const ITEM = {
  steps: [
    step('always'),
    step('wanted', { field: 'wanted', anyOf: [true] }),
    step('of-several', { field: 'kinds', anyOf: ['A', 'B'] }),
  ],
} as ServiceItemDefinition;

describe('a step that is done only when asked for falls away', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['never when everything is asked for', { wanted: true, kinds: ['C', 'B'] }, []],
    ['where the field says otherwise', { wanted: false, kinds: ['A'] }, ['wanted']],
    ['where no value of a list is one of it', { wanted: true, kinds: ['C'] }, ['of-several']],
    ['where a single value is another', { wanted: true, kinds: 'C' }, ['of-several']],
    ['not where a single value is one of it', { wanted: true, kinds: 'B' }, []],
    ['where the form is silent', {}, ['wanted', 'of-several']],
    ['where the value is only alike', { wanted: 'true', kinds: [] }, ['wanted', 'of-several']],
  ])('%s', (_what, form, expected) => expect(stepsNotAsked(ITEM, form)).toEqual(expected));
});
