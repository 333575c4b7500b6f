import { GRAPHQL_PATH } from '../graphql/index.js';

/** Everything comes from this server: the explorer works without internet. */
export const EXPLORER_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
].join('; ');

export const EXPLORER_HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/graphiql.css">
<style>html, body, #explorer { height: 100%; margin: 0; }</style>
</head>
<body>
<div id="explorer">…</div>
<script src="/assets/react.js"></script>
<script src="/assets/react-dom.js"></script>
<script src="/assets/graphiql.js"></script>
<script src="/assets/explorer.js"></script>
</body>
</html>
`;

const HEADERS_HINT = `{
  "Authorization": "Bearer ",
  "Accept-Language": "zh-CN"
}`;

/**
 * The page's own script: how GraphiQL talks to the gateway. Queries go by HTTP, subscriptions by WebSocket with the
 * token of the header editor. An Authorization left without a token is not sent.
 */
export const explorerScript = (defaultQuery: string): string =>
  EXPLORER_SCRIPT.replace(QUERY_PLACE, () => JSON.stringify(defaultQuery));

const QUERY_PLACE = '"the default query"';

const EXPLORER_SCRIPT = `'use strict';
(() => {
  const cleaned = (headers) => Object.fromEntries(
    Object.entries(headers || {}).filter(([, value]) => !/^Bearer\\s*$/i.test(String(value))));

  const isSubscription = (params, options) => {
    const definitions = (options && options.documentAST && options.documentAST.definitions) || [];
    return definitions.some((one) => one.kind === 'OperationDefinition' && one.operation === 'subscription' &&
      (!params.operationName || (one.name && one.name.value === params.operationName)));
  };

  const subscribe = (params, headers) => ({
    subscribe(observer) {
      const url = new URL(${JSON.stringify(GRAPHQL_PATH)}, location.href);
      url.protocol = url.protocol.replace('http', 'ws');
      const socket = new WebSocket(url, 'graphql-transport-ws');
      const send = (message) => socket.send(JSON.stringify(message));
      socket.onopen = () => send({ type: 'connection_init', payload: cleaned(headers) });
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: params });
        if (message.type === 'ping') send({ type: 'pong' });
        if (message.type === 'next') observer.next(message.payload);
        if (message.type === 'error') observer.next({ errors: message.payload });
        if (message.type === 'complete') { observer.complete(); socket.close(); }
      };
      socket.onerror = () => observer.error(new Error('WebSocket'));
      return { unsubscribe: () => socket.close() };
    },
  });

  const fetcher = async (params, options) => {
    const headers = options && options.headers;
    if (isSubscription(params, options)) return subscribe(params, headers);
    const response = await fetch(${JSON.stringify(GRAPHQL_PATH)}, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...cleaned(headers) },
      body: JSON.stringify(params),
    });
    return response.json();
  };

  ReactDOM.createRoot(document.getElementById('explorer')).render(React.createElement(GraphiQL, {
    fetcher,
    defaultQuery: ${QUERY_PLACE},
    defaultHeaders: ${JSON.stringify(HEADERS_HINT)},
    defaultEditorToolsVisibility: 'headers',
    isHeadersEditorEnabled: true,
  }));
})();
`;
