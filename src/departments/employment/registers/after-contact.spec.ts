import { afterContact } from './after-contact.js';

const ENTRY = { status: 'ACTIVE', missedContacts: 5, lastContactOn: '2026-01-31', nextContactOn: '2026-02-28' };
const contact = (outcome: string, change: Partial<typeof ENTRY> = {}, today = '2026-02-20') =>
  afterContact({ ...ENTRY, ...change }, { outcome, today, dueOn: '2026-02-28' });

describe('after a monthly contact', () => {
  it.each([
    ['STILL_LOOKING', { status: 'ACTIVE', missedContacts: 0, nextContactOn: '2026-03-28' }],
    ['SUSPENDED', { status: 'SUSPENDED', missedContacts: 0, nextContactOn: '2026-05-28' }],
    ['EMPLOYED', { status: 'EMPLOYED', nextContactOn: null }],
    ['WITHDRAWN', { status: 'CANCELLED', nextContactOn: null }],
    ['NOT_REACHED', { status: 'LAPSED', missedContacts: 6, lastContactOn: '2026-01-31', nextContactOn: null }],
  ])('%s', (outcome, expected) => {
    expect(contact(outcome)).toMatchObject(expected);
  });

  it('does not lapse before six months without contact', () => {
    expect(contact('NOT_REACHED', { missedContacts: 4 })).toMatchObject({ status: 'ACTIVE', missedContacts: 5 });
  });

  it('stands again after a suspension, and stays suspended when nobody is reached', () => {
    expect(contact('STILL_LOOKING', { status: 'SUSPENDED' }).status).toBe('ACTIVE');
    expect(contact('NOT_REACHED', { status: 'SUSPENDED', missedContacts: 0 }).status).toBe('SUSPENDED');
  });

  it('counts the next month from a late contact', () => {
    expect(contact('STILL_LOOKING', {}, '2026-03-15').nextContactOn).toBe('2026-04-15');
  });
});
