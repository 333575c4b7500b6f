/** Where the gateway answers, over HTTP and WebSocket. */
export const GRAPHQL_PATH = '/graphql';
