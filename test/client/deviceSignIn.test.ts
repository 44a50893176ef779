import assert from 'node:assert/strict';
import { untilConfirmed, type TokenOwner } from '../../client/src/session/deviceSignIn';
import { RelayApiError, type RelayApiErrorKind } from '../../server/src/relay/api';

const owner: TokenOwner = {
  profile: { id: 'u', name: 'Kim', email: undefined },
  account: { id: 'a', name: 'acme' },
};

type Reply = 'confirmed' | RelayApiErrorKind | { readonly kind: RelayApiErrorKind; readonly retryAfterMs: number };

interface Course {
  /** What the service says, one question after another; the last goes on. */
  readonly replies: readonly Reply[];
  /** Seconds until the code expires; 900 when not given. */
  readonly expiresIn?: number;
  /** The person cancels in this wait, from 1. */
  readonly cancelIn?: number;
}

/** How it ends, and the second of each question. */
async function follow({ replies, expiresIn = 900, cancelIn }: Course): Promise<string> {
  const begin = Date.UTC(2026, 0, 1);
  const abort = new AbortController();
  const asked: number[] = [];
  let now = begin;
  let waits = 0;
  const confirmation = await untilConfirmed(
    { expiresAt: begin + expiresIn * 1000 },
    {
      ask: () => {
        const reply = replies[Math.min(asked.length, replies.length - 1)] ?? 'confirmed';
        asked.push((now - begin) / 1000);
        if (reply === 'confirmed') return Promise.resolve(owner);
        const details = typeof reply === 'string' ? { kind: reply } : reply;
        return Promise.reject(new RelayApiError({ detail: 'a fault', ...details }));
      },
      now: () => now,
      wait: (milliseconds) => {
        now += milliseconds;
        if (++waits === cancelIn) abort.abort();
        return Promise.resolve();
      },
    },
    abort.signal,
  );
  const trouble = 'trouble' in confirmation ? ` (${confirmation.trouble?.kind})` : '';
  return `${confirmation.kind}${trouble} after ${asked.join(' ')}`;
}

suite('waiting for a code to be confirmed', () => {
  test('the service is asked every 3 s until it knows the token', async () => {
    assert.equal(
      await follow({ replies: ['unauthorized', 'unauthorized', 'unauthorized', 'confirmed'] }),
      'confirmed after 0 3 6 9',
    );
  });

  test('it ends when the code expires, with a last look at that moment', async () => {
    assert.equal(await follow({ replies: ['unauthorized'], expiresIn: 8 }), 'expired after 0 3 6 8');
  });

  test('it ends at once when the person cancels', async () => {
    assert.equal(await follow({ replies: ['unauthorized'], cancelIn: 2 }), 'cancelled after 0 3');
    assert.equal(await follow({ replies: ['aborted'] }), 'cancelled after 0');
  });

  test('a network that fails for a while is asked less often, and then as often as before', async () => {
    assert.equal(
      await follow({ replies: ['unreachable', 'timeout', 'unexpected', 'unauthorized', 'unauthorized', 'confirmed'] }),
      'confirmed after 0 6 18 42 45 48',
    );
  });

  test('a service that wants to be left alone is', async () => {
    assert.equal(
      await follow({ replies: [{ kind: 'rateLimited', retryAfterMs: 60_000 }, 'confirmed'] }),
      'confirmed after 0 60',
    );
  });

  test('a network that does not come back is named when the code expires', async () => {
    assert.equal(await follow({ replies: ['unreachable'], expiresIn: 10 }), 'expired (unreachable) after 0 6 10');
  });

  test('what waiting cannot mend ends it', async () => {
    assert.equal(await follow({ replies: ['unauthorized', 'forbidden'] }), 'failed after 0 3');
  });

  test('a code that seems to have expired already is given time: the clock of this computer is wrong then', async () => {
    assert.equal(await follow({ replies: ['unauthorized', 'confirmed'], expiresIn: -600 }), 'confirmed after 0 3');
  });
});
