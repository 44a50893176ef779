import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diagnose } from '../../server/src/languageService';
import type { AccountSnapshot } from '../../server/src/relay/account';
import type { SecretsSnapshot } from '../../server/src/relay/secrets';
import { matchWorkflow } from '../../server/src/relay/workflowMatch';
import { isWorkflow } from '../../server/src/workflow/detect';
import { parseWorkflow } from '../../server/src/workflow/model';
import { sampleAccount } from '../relayApi/sampleAccount';

/** The files that `npm start` opens, on the account that it opens them with. */
suite('sample workflows', () => {
  const folder = resolve(__dirname, '../../../test/workflows');
  const now = Date.parse('2024-06-01T12:00:00Z');
  const acme: AccountSnapshot = {
    kind: 'known',
    accountName: sampleAccount.name,
    apiUrl: 'https://api.example.com',
    readAt: now,
    mayCreate: 'yes',
    connections: (sampleAccount.connections ?? []).map(({ type, name, availability }) => ({
      type,
      name,
      id: `${type}/${name}`,
      auth: 'secret',
      availability: availability ?? { status: 'unknown' },
      workflows: undefined,
    })),
  };

  const secretsOf = (file: string): SecretsSnapshot => {
    const workflows = sampleAccount.workflows ?? [];
    const match = matchWorkflow(
      { path: [file], declared: undefined },
      workflows.map(({ name }) => name),
    );
    if (match.kind !== 'one') return { kind: 'unmatched', accountName: sampleAccount.name, why: match.kind };
    const { workflow } = match;
    const names = Object.keys(workflows.find(({ name }) => name === workflow)?.secrets ?? {});
    return { kind: 'known', accountName: sampleAccount.name, workflow, names, readAt: now, mayCreate: 'unknown' };
  };

  const samples: Readonly<Record<string, readonly string[]>> = {
    'deploy-web.yaml': ['secret-missing deployToken'],
    'start-here.yaml': [
      "connection-missing 'events'",
      "connection-unavailable 'cluster-eu'",
      "connection-missing 'oncall'",
    ],
    'tags.yaml': ['connection-unavailable cluster-eu'],
    'templates.yaml': [],
    'type-maps.yaml': [],
    'unicode.yaml': ['connection-missing "störung-🚨"', "connection-missing 'チケット'"],
    'windows.crlf.yaml': [],
  };

  for (const [name, expected] of Object.entries(samples)) {
    test(`in ${name} the server marks ${expected.join(', ') || 'nothing'}`, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      assert.equal(isWorkflow(text), true);
      const diagnostics = diagnose(parseWorkflow(text), acme, now, { secrets: secretsOf(name) });
      assert.deepEqual(
        diagnostics.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
        expected,
      );
    });
  }

  test('every sample is listed here', () => {
    assert.deepEqual(Object.keys(samples).sort(), yamlFiles(folder));
  });

  for (const name of yamlFiles(join(folder, 'not-workflows'))) {
    test(`${name} of another tool is no workflow`, () => {
      assert.equal(isWorkflow(readFileSync(join(folder, 'not-workflows', name), 'utf8')), false);
    });
  }
});

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
}
