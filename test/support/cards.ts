import type { TestApp } from './app.js';

export const CARD = `id level state clockKind officerName raisedAt rebuttalDueOn rebuttal rebuttedBy rebuttedAt ruling
  ruledBy ruledAt availableOperations rule { code version level trigger description } request { number version signal }
  department { code } centre { code }`;

const MUTATIONS: Record<string, string> = {
  rebutCard: `mutation($id: ID!, $text: String!, $expectedState: CardState) {
    rebutCard(id: $id, text: $text, expectedState: $expectedState) { card { ${CARD} } userErrors { code message field } } }`,
  ruleOnCard: `mutation($id: ID!, $ruling: CardRuling!, $reason: String!, $expectedState: CardState) {
    ruleOnCard(id: $id, ruling: $ruling, reason: $reason, expectedState: $expectedState) {
      card { ${CARD} } userErrors { code message field } } }`,
  saveWarningRule: `mutation($input: WarningRuleInput!) {
    saveWarningRule(input: $input) { rule { code version } userErrors { code message field } } }`,
  retireWarningRule: `mutation($code: ID!) {
    retireWarningRule(code: $code) { rule { code version retiredAt retiredBy } userErrors { code message field } } }`,
};

/** One mutation on a card or rule. @returns its payload. @throws Error with the GraphQL errors, their codes included */
export async function onCards(app: TestApp, as: string, name: string, variables: object): Promise<any> {
  const { data, errors } = await app.gql(MUTATIONS[name], variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** A page of the cards that the caller may see, newest first. */
export async function cardPage(app: TestApp, as: string, variables: object = {}): Promise<any> {
  const query = `query($filter: WarningCardFilter, $first: Int, $after: String) {
    warningCards(filter: $filter, first: $first, after: $after) {
      nodes { ${CARD} } pageInfo { hasNextPage endCursor } } }`;
  const { data, errors } = await app.gql(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.warningCards;
}

/** All cards of a request that the caller may see, oldest first. */
export async function cardsOf(app: TestApp, as: string, number: string): Promise<any[]> {
  return (await cardPage(app, as, { filter: { request: number }, first: 200 })).nodes.reverse();
}
