import assert from 'node:assert/strict';
import { connectionType, connectionTypes } from '../../server/src/relay/connectionTypes';

suite('Known connection types', () => {
  const names = (type: string) =>
    connectionType(type)?.fields.map(({ name, required }) => (required ? name : `${name}?`));

  test('the fields are those that published steps read', () => {
    const all = Object.fromEntries(connectionTypes.map(({ type }) => [type, names(type)?.join(' ')]));
    assert.deepEqual(all, {
      '4me': 'host account accessToken',
      aws: 'accessKeyID secretAccessKey sessionToken?',
      azure: 'subscriptionID tenantID clientID secret',
      datadog: 'apiKey applicationKey',
      gcp: 'serviceAccountKey',
      github: 'accessToken',
      grafana: 'apiURL apiToken',
      jira: 'url username password',
      kubernetes: 'server certificateAuthority token',
      pagerduty: 'accessToken',
      puppet: 'relayAPIURL? token?',
      sendgrid: 'apiKey',
      servicenow: 'host user password',
      slack: 'apiToken',
      ssh: 'sshKey knownHosts?',
      sysdig: 'token',
    });
  });

  test('types are in the order of their names, each once', () => {
    const types = connectionTypes.map(({ type }) => type);
    assert.deepEqual(types, [...new Set(types)].sort());
  });

  test('passwords, keys and tokens are masked; addresses and names are not', () => {
    const masked = connectionTypes.flatMap(({ type, fields }) =>
      fields.filter(({ secret }) => secret).map(({ name }) => `${type}.${name}`),
    );
    const open = connectionTypes.flatMap(({ type, fields }) =>
      fields.filter(({ secret }) => !secret).map(({ name }) => `${type}.${name}`),
    );
    for (const field of masked) assert.match(field, /token|key|secret|password/i);
    assert.deepEqual(
      open.filter((field) => /token|key|secret|password/i.test(field)),
      ['aws.accessKeyID'],
    );
  });

  test('keys and certificates in files have several lines', () => {
    const multiline = connectionTypes.flatMap(({ type, fields }) =>
      fields.filter(({ multiline }) => multiline).map(({ name }) => `${type}.${name}`),
    );
    assert.deepEqual(multiline, [
      'gcp.serviceAccountKey',
      'kubernetes.certificateAuthority',
      'ssh.sshKey',
      'ssh.knownHosts',
    ]);
  });

  test('every field is explained in one sentence', () => {
    for (const { fields, label } of connectionTypes)
      for (const { help, label: fieldLabel } of fields) {
        assert.ok(label !== '' && fieldLabel !== '');
        assert.match(help, /^[A-Z].{15,130}\.$/);
      }
  });

  test('of another type nothing is known', () => assert.equal(connectionType('my-own'), undefined));
});
