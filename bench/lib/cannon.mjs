// A process of its own that sends calls to the program, by autocannon. One message in (see load.mjs), one out.
import autocannon from 'autocannon';
import { boardCall, claimCall, completeCall, inboxCall, ledgerCall, statusCall, submitCall } from './calls.mjs';
import { succeeded } from './client.mjs';

/** What one connection sends, again and again. */
const PLANS = {
  submit: (spec) => [request(spec, 0, () => submitCall())],
  status: (spec) => [request(spec, 0, () => statusCall())],
  /** Each connection reads the pages of all officers in turn. */
  inbox: (spec) => spec.pages.map(({ token, after }) => request(spec, token, () => inboxCall(after))),
  ledger: (spec) => spec.pages.map(({ ledger, after }) => request(spec, 0, () => ledgerCall(ledger, after))),
  board: (spec) => spec.boards.map(({ token, by }) => request(spec, token, () => boardCall(by))),
  claim: (spec) => {
    let next = spec.firstTask;
    return [
      request(spec, 0, (context) => claimCall((context.task = next++))),
      request(spec, 0, (context) => completeCall(context.task)),
    ];
  },
};

function request({ tokens }, token, makeBody) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[token]}` };
  return {
    method: 'POST',
    setupRequest: (given, context) => ({ ...given, headers, body: makeBody(context) }),
  };
}

process.once('message', async (spec) => {
  let refused = 0;
  let example = null;
  const cannon = autocannon({
    url: `${spec.url}/graphql`,
    connections: spec.connections,
    ...(spec.amount ? { amount: spec.amount } : { duration: spec.seconds }),
    timeout: 30,
    requests: PLANS[spec.plan](spec),
    verifyBody: (body) => {
      if (succeeded(String(body))) return true;
      refused += 1;
      example ??= String(body).slice(0, 500);
      return false;
    },
  });
  const result = await cannon;
  const failed = refused + result.errors + result.non2xx;
  const perSecond = result['2xx'] / result.duration;
  const { p50, p99 } = result.latency;
  process.send({ perSecond, p50, p99, answered: result['2xx'], failed, example }, () => process.exit(0));
});
