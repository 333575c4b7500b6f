import { UserErrors, type Locale } from '../errors/index.js';
import type { UserError } from './user-error.graphql.js';

/** What a mutation answers: its result, or nothing but the reasons why it was refused. */
export type Payload<T extends object> = { [K in keyof T]: T[K] | null } & { userErrors: UserError[] };

/**
 * Runs a use case and turns its refusal (`UserErrors`) into `userErrors` in the caller's language:
 * `return payload(locale, async () => ({ request: await this.submit.run(…) }))`. Other errors pass through.
 */
export async function payload<T extends object>(locale: Locale, run: () => Promise<T>): Promise<Payload<T>> {
  try {
    return { ...(await run()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    // The fields of the result are absent, which GraphQL answers as null.
    return { userErrors: userErrorsOf(error, locale) } as Payload<T>;
  }
}

export const userErrorsOf = (refusal: UserErrors, locale: Locale): UserError[] =>
  refusal.problems.map(({ code, message, field }) => ({ code, message: message[locale], field: field ?? null }));
