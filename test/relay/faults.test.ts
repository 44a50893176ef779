import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createRelayApi, RelayApiError, type RelayApiErrorKind } from '../../server/src/relay/api';
import { messageOf } from '../../server/src/relay/messageOf';
import { Redacted } from '../../server/src/relay/redacted';
import { startRelayApi, type Fault, type RelayApiServer } from '../relayApi';
import { apiCalls, canaryToken, canaryValue, type ApiCall } from './calls';

interface Expectation {
  readonly fault: string;
  readonly order: Fault;
  readonly kind: RelayApiErrorKind;
  /** Behind "Could not …: "; `RELAY` stands for `Relay at` and the address. */
  readonly sentence: string | RegExp;
  readonly skip?: (call: ApiCall) => boolean;
}

const checkYours = 'Check your proxy and whether this is the right address.';
const expectations: readonly Expectation[] = [
  {
    fault: '401',
    order: { kind: 'status', status: 401 },
    kind: 'unauthorized',
    sentence: 'RELAY does not accept this sign-in (any more). Sign in again.',
  },
  {
    fault: '403',
    order: { kind: 'status', status: 403 },
    kind: 'forbidden',
    sentence:
      'your role on account acme does not allow it. Ask an administrator of acme. Relay says: You do not have permission to do this.',
  },
  {
    fault: '404',
    order: { kind: 'status', status: 404, message: 'There is no such connection' },
    kind: 'notFound',
    sentence:
      'it is not (or no longer) on account acme. Refresh the account and look again. Relay says: There is no such connection.',
  },
  {
    fault: '409',
    order: { kind: 'status', status: 409 },
    kind: 'conflict',
    sentence:
      'account acme already has one of this type and name. Use that one or choose another name. Relay says: There is already one of this type and name.',
  },
  {
    fault: '422',
    order: { kind: 'status', status: 422, message: 'A name has at most 64 characters.' },
    kind: 'invalid',
    sentence:
      'RELAY does not accept what was entered. Correct it and try again. Relay says: A name has at most 64 characters.',
  },
  {
    fault: '429 that asks to wait',
    order: { kind: 'status', status: 429, retryAfter: 30 },
    kind: 'rateLimited',
    sentence: 'RELAY is asked too often. Try again in 30 s. Relay says: Too many requests.',
  },
  {
    fault: '500 without a body',
    order: { kind: 'status', status: 500, body: 'empty' },
    kind: 'unexpected',
    sentence: 'RELAY has a problem of its own (status 500). Try again later.',
  },
  {
    fault: '503 that asks to wait',
    order: { kind: 'status', status: 503, retryAfter: 120 },
    kind: 'unexpected',
    sentence:
      'RELAY has a problem of its own (status 503). Try again in 2 min. Relay says: The service is under maintenance.',
  },
  {
    fault: '502 of a proxy',
    order: { kind: 'html', status: 502 },
    kind: 'unexpected',
    sentence: 'RELAY has a problem of its own (status 502). Try again later.',
  },
  {
    fault: '418',
    order: { kind: 'status', status: 418, body: 'empty' },
    kind: 'unexpected',
    sentence: 'RELAY answered in a way that is not understood (status 418). Check whether this is the right address.',
  },
  {
    fault: 'a redirect',
    order: { kind: 'redirect', location: 'https://elsewhere.example.com/' },
    kind: 'unexpected',
    sentence: 'RELAY answered in a way that is not understood (status 302). Check whether this is the right address.',
  },
  {
    fault: 'no answer in time',
    order: { kind: 'hang' },
    kind: 'timeout',
    sentence: 'RELAY did not answer in time. Check your network and try again.',
  },
  {
    fault: 'an answer that stops in the middle',
    order: { kind: 'stall' },
    kind: 'timeout',
    sentence: 'RELAY did not answer in time. Check your network and try again.',
  },
  {
    fault: 'a connection that breaks before the answer',
    order: { kind: 'drop' },
    kind: 'unreachable',
    sentence:
      'RELAY cannot be reached (the connection broke). Check your network, your proxy and whether this is the right address.',
  },
  {
    fault: 'half an answer',
    order: { kind: 'truncated' },
    kind: 'unreachable',
    sentence:
      'RELAY cannot be reached (the connection broke). Check your network, your proxy and whether this is the right address.',
  },
  {
    fault: 'malformed JSON',
    order: { kind: 'malformed' },
    kind: 'unexpected',
    sentence: `RELAY answered in a way that is not understood (the answer is not JSON). ${checkYours}`,
  },
  {
    fault: 'a web page',
    order: { kind: 'html' },
    kind: 'unexpected',
    sentence: `RELAY answered in a way that is not understood (the answer is a web page). ${checkYours}`,
  },
  {
    fault: 'another shape',
    order: { kind: 'wrongShape' },
    kind: 'unexpected',
    sentence: `RELAY answered in a way that is not understood (the answer is not an object). ${checkYours}`,
    skip: ({ ignoresBody }) => ignoresBody === true,
  },
  {
    fault: 'an empty object',
    order: { kind: 'wrongShape', body: {} },
    kind: 'unexpected',
    sentence: /^RELAY answered in a way that is not understood \([a-z_.]+ is missing\)\./,
    // Go leaves an empty list out.
    skip: ({ name, ignoresBody }) => ignoresBody === true || name === 'listWorkflows' || name === 'listSecrets',
  },
];

/** What is no failure: a late answer is an answer. */
const harmless: readonly Fault['kind'][] = ['delay'];

/** A kind of fault that is not here does not compile. */
const kinds: Readonly<Record<Fault['kind'], true>> = {
  status: true,
  delay: true,
  hang: true,
  drop: true,
  truncated: true,
  stall: true,
  malformed: true,
  html: true,
  wrongShape: true,
  redirect: true,
};

suite('What a person sees when a call fails', () => {
  test('every kind of fault is expected', () =>
    assert.deepEqual(
      Object.keys(kinds)
        .filter((kind) => !harmless.some((each) => each === kind))
        .sort(),
      [...new Set(expectations.map(({ order }) => order.kind))].sort(),
    ));

  let relay: RelayApiServer;
  setup(async () => {
    relay = await startRelayApi();
    relay.issueToken(canaryToken);
  });
  teardown(() => relay.close());

  const open = (timeoutMs?: number) =>
    createRelayApi({ baseUrl: relay.url, token: new Redacted(canaryToken), timeoutMs });

  for (const call of apiCalls)
    suite(call.name, () => {
      for (const { fault, order, kind, sentence, skip } of expectations) {
        if (skip?.(call) === true) continue;
        test(fault, async () => {
          relay.fault(order);
          const error = await failure(call.run(open(order.kind === 'hang' || order.kind === 'stall' ? 50 : 10_000)));
          assert.equal(error.kind, kind, error.message);
          const message = messageOf(error, { what: call.what, apiUrl: relay.url, accountName: 'acme' });
          const start = `Could not ${call.what}: `;
          assert.equal(message.slice(0, start.length), start);
          const rest = message.slice(start.length).replace(`Relay at ${new URL(relay.url).host}`, 'RELAY');
          if (typeof sentence === 'string') assert.equal(rest, sentence);
          else assert.match(rest, sentence);
          checkNothingLeaks(error, message);
          // On a machine that is busy, the time may be over before the request is there.
          assert.ok(relay.requests().length <= 1, 'one request, and no second try');
        });
      }

      test('cancelled while it runs', async () => {
        relay.fault({ kind: 'hang' });
        const controller = new AbortController();
        const running = failure(call.run(open(), controller.signal));
        while (relay.requests().length === 0) await new Promise(setImmediate);
        controller.abort();
        const error = await running;
        assert.equal(error.kind, 'aborted');
        assert.equal(messageOf(error, { what: call.what, apiUrl: relay.url }), `Cancelled: ${call.what}.`);
      });

      test('cancelled before it began', async () => {
        const error = await failure(call.run(open(), AbortSignal.abort()));
        assert.equal(error.kind, 'aborted');
        assert.equal(relay.requests().length, 0);
      });

      test('nothing answers at the address', async () => {
        const api = open();
        await relay.close();
        const error = await failure(call.run(api));
        assert.equal(error.kind, 'unreachable');
        const message = messageOf(error, { what: call.what, apiUrl: 'https://api.relay.sh' });
        assert.equal(
          message,
          `Could not ${call.what}: Relay at api.relay.sh cannot be reached (nothing answers there). Check your network, your proxy and whether this is the right address.`,
        );
        checkNothingLeaks(error, message);
      });

      test('a service that quotes what it was sent', async () => {
        relay.fault({ kind: 'status', status: 422, message: `Neither ${canaryValue} nor ${canaryToken} is good.` });
        const error = await failure(call.run(open()));
        const message = messageOf(error, { what: call.what, apiUrl: relay.url });
        assert.ok(!message.includes(canaryToken));
        const sendsValue = relay.requests()[0]!.body.includes(canaryValue);
        if (!sendsValue) return;
        assert.match(message, /Relay says: Neither \[redacted\] nor \[redacted\] is good\.$/);
        checkNothingLeaks(error, message);
      });
    });

  test('without the name of the account the sentence still stands', async () => {
    relay.fault({ kind: 'status', status: 403, body: 'empty' });
    const error = await failure(open().listConnections());
    assert.equal(
      messageOf(error, { what: 'read the connections', apiUrl: relay.url }),
      'Could not read the connections: your role on the account does not allow it. Ask an administrator of the account.',
    );
  });

  test('why nothing answers is said plainly', () => {
    const reason = (detail: string) => {
      const error = new RelayApiError({ kind: 'unreachable', detail });
      return /reached \((.*?)\)/.exec(messageOf(error, { what: 'sign in', apiUrl: 'https://api.relay.sh' }))?.[1];
    };
    assert.equal(reason('ENOTFOUND'), 'its name is not known to the network');
    assert.equal(reason('EAI_AGAIN'), 'its name is not known to the network');
    assert.equal(reason('CERT_HAS_EXPIRED'), 'its certificate is not trusted, CERT_HAS_EXPIRED');
    assert.equal(
      reason('ERR_TLS_CERT_ALTNAME_INVALID'),
      'its certificate is not trusted, ERR_TLS_CERT_ALTNAME_INVALID',
    );
    assert.equal(reason('EHOSTUNREACH'), 'EHOSTUNREACH');
  });

  test('an error of ours is not explained with its text', () => {
    const message = messageOf(new Error(canaryToken), { what: 'sign in', apiUrl: relay.url });
    assert.equal(message, 'Could not sign in: something unexpected went wrong on this computer.');
  });
});

async function failure(running: Promise<unknown>): Promise<RelayApiError> {
  const error = await running.then(
    () => assert.fail('the call succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RelayApiError, inspect(error));
  return error;
}

/** Everything that a log, an error report or a person could get to see of an error. */
function checkNothingLeaks(error: RelayApiError, message: string): void {
  const seen = [
    message,
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
  ];
  for (const text of seen)
    for (const canary of [canaryToken, canaryValue]) assert.ok(!text?.includes(canary), `leaked: ${text}`);
}
