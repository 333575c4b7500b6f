import { UnrecoverableError } from 'bullmq';
import { safeReason } from './safe-reason.js';

const PERSON = '110101199003070134';

describe('the reason that is kept of a failure', () => {
  it('tells class, code and place of an error', () => {
    const error = Object.assign(new Error(`Key (id_number)=(${PERSON}) already exists`), { code: '23505' });
    error.name = 'error';
    expect(safeReason(error)).toMatch(/^error 23505 at safe-reason\.spec\.ts:\d+$/);
  });

  it('finds the code of a database error that TypeORM wrapped', () => {
    const error = Object.assign(new Error(PERSON), { name: 'QueryFailedError', driverError: { code: '40P01' } });
    expect(safeReason(error)).toMatch(/^QueryFailedError 40P01/);
  });

  it('tells the message of errors that are written here', () => {
    expect(safeReason(new UnrecoverableError('the request is closed'))).toMatch(
      /^UnrecoverableError: the request is closed at /,
    );
  });

  it.each([
    ['a message', new Error(PERSON)],
    ['a message that looks like a stack', new Error(`x\n    at ${PERSON} (${PERSON}:1:1)`)],
    ['a code', Object.assign(new Error('x'), { code: `id ${PERSON}` })],
    ['a thrown text', PERSON],
  ])('does not repeat data from %s', (_, error) => {
    expect(safeReason(error)).not.toContain(PERSON);
  });
});
