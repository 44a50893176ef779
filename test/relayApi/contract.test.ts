import assert from 'node:assert/strict';
import { jsonType, yamlType } from './answer';
import { request, type PlainRequest } from './client';
import { startRelayApi, type RelayApiServer } from './index';
import * as shapes from './shapes';

suite('The contract of the Relay API', () => {
  let relay: RelayApiServer;
  setup(async () => (relay = await startRelayApi()));
  teardown(() => relay.close());

  const ask = (call: string, options: PlainRequest = {}) =>
    request(relay.url, call, { token: relay.token, ...options });

  async function checkAnswer(call: string, status: number, shape: shapes.Shape, options: PlainRequest = {}) {
    const answer = await ask(call, options);
    assert.equal(answer.status, status, answer.text);
    assert.equal(answer.headers.get('content-type'), jsonType);
    shape(answer.json, call);
    return answer.json as never;
  }

  async function checkRefusal(call: string, status: number, friendly: RegExp, options: PlainRequest = {}) {
    const { error } = (await checkAnswer(call, status, shapes.errorBody, options)) as {
      error: { formatted: { friendly: string } };
    };
    assert.match(error.formatted.friendly, friendly);
    return error;
  }

  const secretAuth = (fields: unknown) => ({ type: 'secret', fields });
  const awsFields = { accessKeyID: 'AKIA1', secretAccessKey: 'not to be seen' };

  async function createAws(name: string): Promise<string> {
    const { connection } = (await checkAnswer('POST /api/connections', 201, shapes.savedConnection, {
      body: { name, type: 'aws', auth: secretAuth(awsFields) },
    })) as { connection: { id: string } };
    return connection.id;
  }

  suite('connections', () => {
    test('a list tells what the token may do', async () => {
      const { connections } = (await checkAnswer('GET /api/connections', 200, shapes.connections)) as {
        connections: { type: string; availability: { status: string } }[];
      };
      assert.ok(new Set(connections.map(({ type }) => type)).size >= 8, 'several types');
      assert.equal(connections.filter(({ availability }) => availability.status === 'unavailable').length, 1);
    });

    test('a connection is created, shown, renamed, overwritten, tested and deleted', async () => {
      const id = await createAws('one');
      assert.deepEqual(relay.stored('aws', 'one'), awsFields);
      await checkAnswer(`GET /api/connections/${id}`, 200, shapes.connection);

      await checkAnswer(`PUT /api/connections/${id}`, 200, shapes.savedConnection, { body: { name: 'two' } });
      assert.deepEqual(relay.stored('aws', 'two'), awsFields);
      await checkAnswer(`PUT /api/connections/${id}`, 200, shapes.savedConnection, {
        body: { name: 'two', auth: secretAuth({ accessKeyID: 'other' }) },
      });
      assert.deepEqual(relay.stored('aws', 'two'), { accessKeyID: 'other' });

      const { availability } = (await checkAnswer(
        `POST /api/connections/${id}/test`,
        200,
        shapes.testedConnection,
      )) as {
        availability: { status: string };
      };
      assert.equal(availability.status, 'available');

      const gone = (await checkAnswer(`DELETE /api/connections/${id}`, 200, shapes.deleted)) as { resource_id: string };
      assert.equal(gone.resource_id, id);
      await checkRefusal(`GET /api/connections/${id}`, 404, /no such connection/);
      await checkRefusal(`DELETE /api/connections/${id}`, 404, /no such connection/);
    });

    test('values never come back', async () => {
      const id = await createAws('one');
      const answers = await Promise.all(
        [`GET /api/connections`, `GET /api/connections/${id}`, `POST /api/connections/${id}/test`].map((call) =>
          ask(call),
        ),
      );
      for (const { text } of answers) assert.doesNotMatch(text, /not to be seen/);
    });

    test('what Relay makes itself is shown once', async () => {
      const { connection } = (await checkAnswer('POST /api/connections', 201, shapes.savedConnection, {
        body: { name: 'primary', type: 'puppet', auth: secretAuth({}) },
      })) as { connection: { id: string; display_once_fields: object } };
      assert.deepEqual(Object.keys(connection.display_once_fields), ['token']);
      const { text } = await ask(`GET /api/connections/${connection.id}`);
      assert.doesNotMatch(text, /display_once/);
    });

    test('a second connection of the same type and name is refused', async () => {
      await createAws('one');
      const body = { name: 'one', type: 'aws', auth: secretAuth(awsFields) };
      await checkRefusal('POST /api/connections', 409, /already a connection of type "aws" with the name "one"/, {
        body,
      });
      const id = await createAws('two');
      await checkRefusal(`PUT /api/connections/${id}`, 409, /already/, { body: { name: 'one' } });
    });

    test('what is missing or wrong is told by field', async () => {
      for (const [field, body] of Object.entries({
        name: { name: ' ', type: 'aws', auth: secretAuth(awsFields) },
        type: { name: 'x', type: 'No Type', auth: secretAuth(awsFields) },
        auth: { name: 'x', type: 'aws', auth: secretAuth({ accessKeyID: '' }) },
      })) {
        const { items } = (await checkRefusal('POST /api/connections', 422, /not valid/, { body })) as never as {
          items: object;
        };
        assert.deepEqual(Object.keys(items), [field]);
      }
      await checkRefusal('POST /api/connections', 422, /not valid/, { body: {} });
      await checkRefusal('POST /api/connections', 400, /not valid JSON/, { text: '{"name": "x"' });
    });

    test('a type of nobody’s table is taken with the fields that it is given', async () => {
      const body = { name: 'x', type: 'my-own-type', auth: secretAuth({ anything: 'goes' }) };
      await checkAnswer('POST /api/connections', 201, shapes.savedConnection, { body });
      assert.deepEqual(relay.stored('my-own-type', 'x'), { anything: 'goes' });
    });
  });

  suite('providers', () => {
    test('a type says how its connections are authorized', async () => {
      await checkAnswer('GET /api/connection-providers/aws', 200, shapes.provider);
      await checkAnswer('GET /api/connection-providers/github', 200, shapes.provider);
      await checkRefusal('GET /api/connection-providers/nothing', 404, /no connection type "nothing"/);
    });

    test('a connection that is authorized in a browser appears when the user agrees', async () => {
      const { url } = (await checkAnswer(
        'POST /api/connection-providers/bitbucket/auth/oauth2',
        200,
        shapes.browserAddress,
        {
          body: { name: 'mine', capabilities: [] },
        },
      )) as { url: string };
      const page = await fetch(url);
      assert.match(await page.text(), /Allow Relay to use bitbucket as "mine"/);
      assert.equal(relay.stored('bitbucket', 'mine'), undefined);
      const state = new URL(url).searchParams.get('state')!;
      await fetch(`${relay.url}/authorize`, { method: 'POST', body: new URLSearchParams({ state }) });
      assert.deepEqual(relay.stored('bitbucket', 'mine'), {});
      await checkRefusal('POST /api/connections', 422, /not valid/, {
        body: { name: 'other', type: 'bitbucket', auth: secretAuth({ token: 'x' }) },
      });
    });
  });

  suite('who am I', () => {
    test('a good token has a profile and an account', async () => {
      await checkAnswer('GET /auth/profile', 200, shapes.profile);
      await checkAnswer('GET /api/account', 200, shapes.account);
    });

    test('without a good token there is nothing', async () => {
      for (const token of [undefined, 'wrong', ''])
        await checkRefusal('GET /auth/profile', 401, /not signed in/, { token });
      relay.revokeToken(relay.token);
      await checkRefusal('GET /api/connections', 401, /not signed in/);
    });

    test('a viewer reads everything and changes nothing', async () => {
      const token = relay.viewerToken;
      const { access } = (await checkAnswer('GET /api/connections', 200, shapes.connections, { token })) as {
        access: { permission_grants: { granted: string; permission: { name: string } }[] };
      };
      assert.deepEqual(
        access.permission_grants.map(({ granted, permission }) => `${permission.name} ${granted}`),
        ['connections.read granted', 'connections.write none'],
      );
      const body = { name: 'x', type: 'aws', auth: secretAuth(awsFields) };
      await checkRefusal('POST /api/connections', 403, /Administrator/, { token, body });
      assert.equal(relay.stored('aws', 'x'), undefined);
    });

    test('the token of a device works once its code is confirmed', async () => {
      const device = (await checkAnswer('POST /auth/sessions/device', 201, shapes.deviceSession, {
        token: undefined,
      })) as {
        token: string;
        user_code: string;
        verification_uri: string;
        verification_uri_complete: string;
      };
      await checkRefusal('GET /auth/profile', 401, /not signed in/, { token: device.token });
      const page = await (await fetch(device.verification_uri_complete)).text();
      assert.ok(page.includes(`value="${device.user_code}"`), 'the page knows the code');
      const confirm = (code: string) =>
        fetch(device.verification_uri, { method: 'POST', body: new URLSearchParams({ user_code: code }) });
      assert.equal((await confirm('WRONG')).status, 404);
      await checkRefusal('GET /auth/profile', 401, /not signed in/, { token: device.token });
      assert.equal((await confirm(device.user_code.toLowerCase())).status, 200);
      await checkAnswer('GET /auth/profile', 200, shapes.profile, { token: device.token });
      assert.equal((await ask('DELETE /auth/sessions', { token: device.token })).status, 200);
      await checkRefusal('GET /auth/profile', 401, /not signed in/, { token: device.token });
    });

    test('API tokens are made, listed without their secret, and revoked', async () => {
      const { token } = (await checkAnswer('POST /api/tokens', 201, shapes.tokenWithSecret, {
        body: { name: 'editor', type: 'user' },
      })) as { token: { id: string; secret: string } };
      await checkAnswer('GET /auth/profile', 200, shapes.profile, { token: token.secret });
      await checkAnswer('GET /api/tokens', 200, shapes.tokens);
      await checkAnswer(`DELETE /api/tokens/${token.id}`, 200, shapes.deleted);
      await checkRefusal('GET /auth/profile', 401, /not signed in/, { token: token.secret });
    });
  });

  suite('workflows', () => {
    test('workflows are listed, their secrets made, overwritten and deleted', async () => {
      await checkAnswer('GET /api/workflows', 200, shapes.workflows);
      const path = '/api/workflows/release%2Fdeploy-web/secrets';
      await checkAnswer(`POST ${path}`, 201, shapes.secret, { body: { name: 'a', value: 'one' } });
      const encoded = { $encoding: 'base64', data: Buffer.from('two').toString('base64') };
      await checkAnswer(`PUT ${path}/a`, 200, shapes.secret, { body: { value: encoded } });
      assert.equal(relay.storedSecrets('release/deploy-web')?.a, 'two');
      const listed = (await checkAnswer(`GET ${path}`, 200, shapes.secrets)) as { secrets: { name: string }[] };
      assert.deepEqual(
        listed.secrets.map(({ name }) => name),
        ['registryPassword', 'a'],
      );
      await checkRefusal(`POST ${path}`, 409, /already a secret/, { body: { name: 'a', value: 'one' } });
      await checkAnswer(`DELETE ${path}/a`, 200, shapes.deleted);
      await checkRefusal(`DELETE ${path}/a`, 404, /no such secret/);
      await checkAnswer('GET /api/workflows/release/deploy-web/secrets', 200, shapes.secrets);
      await checkRefusal('GET /api/workflows/nothing/secrets', 404, /no such workflow/);
    });

    test('a workflow’s text is judged', async () => {
      const headers = { 'content-type': yamlType };
      const call = 'POST /api/revisions/validate';
      const good = 'parameters:\n  p:\n    default: 1\nsteps:\n- name: a\n  image: relaysh/core\n';
      await checkAnswer(call, 200, shapes.revision, { headers, text: good });
      await checkRefusal(call, 422, /no list of steps/, { headers, text: 'a: 1' });
      await checkRefusal(call, 422, /Step 1 needs a name and an image/, { headers, text: 'steps:\n- name: a' });
      await checkRefusal(call, 422, /not valid YAML/, { headers, text: 'a: [' });
      await checkRefusal(call, 415, /\+yaml/, { text: good });
    });
  });

  suite('media types and addresses', () => {
    test('an answer in another format is not to be had', async () => {
      await checkRefusal('GET /api/connections', 406, /\+json/, { headers: { accept: 'application/json' } });
      await checkRefusal('GET /api/connections', 406, /\+json/, { headers: { accept: 'text/html' } });
      for (const accept of ['*/*', `text/html, ${jsonType};q=0.5`])
        await checkAnswer('GET /api/connections', 200, shapes.connections, { headers: { accept } });
    });

    test('a body in another format is not read', async () => {
      const body = { name: 'x', type: 'aws', auth: secretAuth(awsFields) };
      for (const type of ['application/json', 'text/plain', undefined])
        await checkRefusal('POST /api/connections', 415, /\+json/, { body, headers: { 'content-type': type } });
      await checkAnswer('POST /api/connections', 201, shapes.savedConnection, {
        body,
        headers: { 'content-type': `${jsonType}; charset=utf-8` },
      });
    });

    test('an address that is not there, or does not do that, says so', async () => {
      await checkRefusal('GET /api/nothing', 404, /nothing at this address/);
      const answer = await ask('DELETE /api/connections');
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.get('allow'), 'GET, POST');
    });
  });

  test('a list can come in pages', async () => {
    await relay.close();
    relay = await startRelayApi({ pageSize: 4 });
    const names: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query = cursor === '' ? '' : `?page=${cursor}`;
      const page = (await checkAnswer(`GET /api/connections${query}`, 200, shapes.connections)) as {
        connections: { name: string }[];
        page: { next?: string };
      };
      assert.ok(page.connections.length <= 4);
      names.push(...page.connections.map(({ name }) => name));
      cursor = page.page.next;
    }
    assert.equal(names.length, 10);
    await checkRefusal('GET /api/connections?page=nonsense', 422, /no such page/);
  });

  test('an unchanged list can be answered without sending it again', async () => {
    await relay.close();
    relay = await startRelayApi({ entityTags: true });
    const first = await ask('GET /api/connections');
    const headers = { 'if-none-match': first.headers.get('etag')! };
    assert.equal((await ask('GET /api/connections', { headers })).status, 304);
    relay.addConnection({ type: 'aws', name: 'new' });
    assert.equal((await ask('GET /api/connections', { headers })).status, 200);
  });
});
