import type { DemoActor } from './platform/auth/index.js';
import type { Settings } from './platform/config/index.js';

/** What a person who just started the program wants to know. `url` is null where nobody is served. */
export function welcome(settings: Settings, url: string | null, actors: readonly DemoActor[]): string {
  if (!url) return `Role "${settings.ROLE}" is working. Ctrl-C stops it.`;
  if (settings.ROLE === 'worker') return `Role "worker" is working; its health is at ${url}/readyz. Ctrl-C stops it.`;
  const lines = [
    '',
    `  一窗 Yichuang is serving at  ${url}/`,
    `  Gateway                      ${url}/graphql  (the same path for WebSocket)`,
    `  Health and metrics           ${url}/readyz  ${url}/metrics`,
    '',
  ];
  if (!settings.OIDC_ISSUER) lines.push(...signInHelp(url, actors));
  return [...lines, '  Ctrl-C stops it.', ''].join('\n');
}

const signInHelp = (url: string, actors: readonly DemoActor[]): string[] => [
  '  Demo accounts, all with the secret "demo":',
  ...wrapped(actors.map(({ id }) => id)).map((line) => `    ${line}`),
  '',
  '  To paste:',
  `    TOKEN=$(curl -s -u clerk-1:demo -d grant_type=client_credentials ${url}/oidc/token \\`,
  `      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
  `    curl -s ${url}/graphql -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\`,
  `      -d '{"query":"{ serviceItems(first: 5) { nodes { code name department { name } } } }"}'`,
  '',
];

function wrapped(words: string[], width = 100): string[] {
  const lines = [''];
  for (const word of words) {
    const last = lines.length - 1;
    if (lines[last].length + word.length > width) lines.push(word);
    else lines[last] += lines[last] === '' ? word : `  ${word}`;
  }
  return lines;
}
