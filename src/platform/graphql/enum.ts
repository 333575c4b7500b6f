import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum as an object whose keys and values are the same words. */
export type WordEnum<Word extends string> = { readonly [W in Word]: W };

/**
 * Makes the GraphQL enum of a list of words: `const Channel = graphqlEnum('Channel', CHANNELS)`, then
 * `@Field(() => Channel)`. Call it once per enum, at module level.
 */
export function graphqlEnum<const Word extends string>(
  name: string,
  words: readonly Word[],
  options: { description?: string; values?: Partial<Record<Word, string>> } = {},
): WordEnum<Word> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as WordEnum<Word>;
  const described = Object.entries<string | undefined>(options.values ?? {}).map(([word, description]) => [
    word,
    { description },
  ]);
  registerEnumType(members, { name, description: options.description, valuesMap: Object.fromEntries(described) });
  return members;
}
