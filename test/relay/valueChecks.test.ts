import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { connectionType, type ConnectionField } from '../../server/src/relay/connectionTypes';
import { Redacted } from '../../server/src/relay/redacted';
import { checkValue, withoutSpacesAround, type NamedValue } from '../../server/src/relay/valueChecks';

/** `aws.secretAccessKey`; `any` is one of a type that is not known. */
function fieldOf(path: string): ConnectionField {
  if (path === 'any') return { ...fieldOf('jira.password'), name: 'any', label: 'any', shape: 'any' };
  const [type = '', name] = path.split('.');
  const field = connectionType(type)?.fields.find((known) => known.name === name);
  assert.ok(field, path);
  return field;
}

const named = (values: Readonly<Record<string, string>>): NamedValue[] =>
  Object.entries(values).map(([path, value]) => ({ field: fieldOf(path), value: new Redacted(value) }));

/** As what the value of this field is, nothing speaks against any of them. */
function checkPasses(path: string, ...values: readonly string[]): void {
  for (const value of values)
    assert.deepEqual(checkValue(fieldOf(path), new Redacted(value)), undefined, `${path}: ${value}`);
}

/** @param expected `warning: There are quotes around it. → abc`, where what follows the arrow is the repaired value. */
function checkObjection(path: string, value: string, expected: RegExp, others: Readonly<Record<string, string>> = {}) {
  const objection = checkValue(fieldOf(path), new Redacted(value), named(others));
  assert.ok(objection, `${path}: ${value}`);
  const { severity, message, repair } = objection;
  assert.match(`${severity}: ${message}${repair === undefined ? '' : ` → ${repair.value.reveal()}`}`, expected);
  assert.match(message, /^[A-Z].*[./]$/);
}

const keyID = 'AKIAIOSFODNN7EXAMPLE';
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

suite('values that are right', () => {
  test('are let through as they are', () => {
    checkPasses('4me.host', 'api.4me.com', 'api.au.4me.com');
    checkPasses('4me.account', 'acme');
    checkPasses('aws.accessKeyID', keyID, 'ASIAIOSFODNN7EXAMPLE');
    checkPasses('aws.secretAccessKey', secretKey);
    checkPasses('aws.sessionToken', `IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3Qt${'Aa1+/'.repeat(80)}==`);
    checkPasses('azure.subscriptionID', guid, guid.toUpperCase());
    checkPasses('azure.tenantID', guid, 'acme.onmicrosoft.com', 'acme.com');
    checkPasses('azure.secret', 'abc8Q~Zx.1-_yW2', 'OldSecret/With+Signs=');
    checkPasses('datadog.apiKey', '0123456789abcdef'.repeat(2));
    checkPasses('datadog.applicationKey', '01234567'.repeat(5));
    checkPasses('github.accessToken', `ghp_${'a1B2'.repeat(9)}`, `github_pat_${'a1B2'.repeat(20)}`, '0f'.repeat(20));
    checkPasses(
      'grafana.apiURL',
      'https://grafana.example.com',
      'http://10.0.0.7:3000/',
      'https://example.com/grafana',
    );
    checkPasses(
      'grafana.apiToken',
      'glsa_0123456789abcdefghij_0a1b2c3d',
      'eyJrIjoiT0tTcG1pUlY2RnVKZTFVaDFsNFZXdE9ZWmNrMkZYbk==',
    );
    checkPasses('jira.url', 'https://acme.atlassian.net', 'https://jira.example.com/jira/');
    checkPasses('jira.username', 'ada@example.com', 'Ada L.', '"quoted');
    checkPasses('jira.password', 'with space', 'a"b', 'KEY=value', '${', '...', '•', 'a: b', '<b>');
    checkPasses(
      'kubernetes.server',
      'https://203.0.113.7:6443',
      'https://[2001:db8::7]:6443',
      'https://localhost:8443',
    );
    checkPasses(
      'kubernetes.token',
      `eyJhbGciOiJSUzI1NiJ9.${'eyJpc3MiOi'.repeat(5)}.${'s_-1'.repeat(60)}`,
      'abcdef.0123456789abcdef',
    );
    checkPasses('pagerduty.accessToken', '0a'.repeat(16), 'y_NbAkKc66ryYTWUXYEu', 'u+abc-123_x');
    checkPasses('sendgrid.apiKey', `SG.${'aB1-_'.repeat(4)}.${'aB1-_'.repeat(8)}`);
    checkPasses('servicenow.host', 'acme.service-now.com', 'my-acme.service-now.com');
    checkPasses('slack.apiToken', 'xoxb-123-456-abcDEF', 'xoxp-1-2-3', 'xoxe.xoxp-1-abc');
    checkPasses('sysdig.token', guid);
    checkPasses('any', 'anything at all', '{"json": true}', 'a=b', '-----BEGIN X-----\na\n-----END X-----\n');
  });

  test('keys and certificates, in every form that is read', () => {
    for (const key of privateKeys()) checkPasses('ssh.sshKey', key);
    checkPasses('ssh.sshKey', openSshKey('none'), openSshKey('none').trimEnd());
    checkPasses('kubernetes.certificateAuthority', certificate, `${certificate}${certificate}`);
    checkPasses('kubernetes.certificateAuthority', `Bag Attributes\n    friendlyName: ca\n${certificate}`);
    checkPasses(
      'ssh.knownHosts',
      '# hosts\ngithub.com,192.0.2.3 ssh-ed25519 AAAAC3Nza comment\n\n|1|abc=|def= ecdsa-sha2-nistp256 AAAAE2Vj\n',
      '@cert-authority *.example.com ssh-rsa AAAAB3Nza\n[host]:2222 sk-ssh-ed25519@openssh.com AAAA\n',
    );
    checkPasses('gcp.serviceAccountKey', JSON.stringify(serviceAccount), JSON.stringify(serviceAccount, null, 2));
  });

  test('an optional field may be left out', () => {
    assert.equal(checkValue(fieldOf('aws.sessionToken'), undefined, named({ 'aws.accessKeyID': keyID })), undefined);
    assert.equal(checkValue(fieldOf('ssh.knownHosts'), undefined), undefined);
  });
});

suite('slips of copying', () => {
  test('quotes, a name and a first word that came along can be taken off', () => {
    checkObjection('pagerduty.accessToken', '"abc"', /^warning: There are quotes around it\. → abc$/);
    checkObjection('pagerduty.accessToken', '“abc”', /→ abc$/);
    checkObjection('aws.secretAccessKey', `AWS_SECRET_ACCESS_KEY=${secretKey}`, /^warning: The name .* → wJalr\S+KEY$/);
    checkObjection('aws.secretAccessKey', `aws_secret_access_key = ${secretKey}`, /→ wJalr\S+KEY$/);
    checkObjection('aws.accessKeyID', `export AWS_ACCESS_KEY_ID=${keyID}`, /→ AKIAIOSFODNN7EXAMPLE$/);
    checkObjection('datadog.apiKey', '"apiKey": "abc",', /^warning: The name .* → "abc"$/);
    checkObjection('github.accessToken', 'Bearer abc', /^warning: The first word .* → abc$/);
    checkObjection('any', ' "abc"', /^warning: There is a space at the start or the end\. → "abc"$/);
    checkObjection('jira.password', 'hush ', /→ hush$/);
  });

  test('what cannot be seen, and what a page shows instead of the value', () => {
    checkObjection('sysdig.token', 'ab\u200Bc', /^warning: .*cannot be seen\. → abc$/);
    checkObjection('sysdig.token', 'ab cd', /^warning: There is a space .* → abcd$/);
    checkObjection('sysdig.token', '••••••••', /^warning: This is what a page shows/);
    checkObjection('sysdig.token', 'abcd…wxyz', /^warning: This is what a page shows/);
    checkObjection('sysdig.token', '<your token>', /^warning: .*placeholder/);
    checkObjection('jira.password', '${secrets.password}', /^warning: Relay evaluates no expression/);
  });

  test('the key or token of something else', () => {
    checkObjection('github.accessToken', 'xoxb-123-456-abc', /^warning: This looks like .* of Slack, not of GitHub/);
    checkObjection('slack.apiToken', 'https://hooks.slack.com/services/T0/B0/x', /^warning: This is an address/);
    checkObjection('slack.apiToken', 'abc', /^warning: Tokens of Slack start with xox/);
    checkObjection('sendgrid.apiKey', 'abc', /^warning: API keys of SendGrid/);
    checkObjection('datadog.apiKey', '01234567'.repeat(5), /^warning: This looks like an application key/);
    checkObjection('datadog.applicationKey', '01234567'.repeat(4), /^warning: This looks like an API key/);
    checkObjection('datadog.applicationKey', guid, /^warning: This looks like the ID of a key/);
    checkObjection('azure.secret', guid, /^warning: This looks like the ID of the client secret/);
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrOHMifQ.c2ln';
    checkObjection('kubernetes.token', btoa(jwt), /^warning: .*Base64.* → eyJhbGciOiJSUzI1NiJ9\.eyJ/);
    checkObjection('datadog.applicationKey', 'abc', /^warning: This is the same value as that of API key\./, {
      'datadog.apiKey': 'abc',
    });
  });

  test('the parts of an AWS access key', () => {
    checkObjection('aws.accessKeyID', secretKey, /^warning: This looks like the secret access key/);
    checkObjection('aws.secretAccessKey', keyID, /^error: This is the ID of an access key/);
    checkObjection('aws.accessKeyID', '123456789012', /^warning: .*number of an AWS account/);
    checkObjection('aws.accessKeyID', 'arn:aws:iam::123456789012:user/ada', /^warning: This names a user/);
    checkObjection('aws.accessKeyID', 'AKIATEST', /^warning: The ID of an access key has 20/);
    checkObjection('aws.secretAccessKey', 'hush', /^warning: A secret access key has 40/);
    const temporary = { 'aws.accessKeyID': 'ASIAIOSFODNN7EXAMPLE' };
    checkObjection('aws.sessionToken', '', /^warning: .*works only with its session token/, temporary);
    checkObjection('aws.sessionToken', secretKey, /^warning: This looks like an access key/, temporary);
  });

  test('IDs of Azure with more around them', () => {
    checkObjection('azure.subscriptionID', `/subscriptions/${guid}/x`, /^warning: There is more .* → 3f2504e0-\S+301$/);
    checkObjection('azure.clientID', `{${guid}}`, /→ 3f2504e0-\S+301$/);
    checkObjection('azure.clientID', 'my-app', /^warning: IDs of Azure look like/);
  });

  test('addresses without a scheme, of pages, with a password', () => {
    checkObjection('grafana.apiURL', 'grafana.example.com', /^warning: .* → https:\/\/grafana\.example\.com$/);
    checkObjection(
      'grafana.apiURL',
      'https://g.example.com/d/abc/x?orgId=1',
      /^warning: .*page.* → https:\/\/g\.example\.com$/,
    );
    checkObjection('jira.url', 'https://example.com/jira/browse/AB-1', /→ https:\/\/example\.com\/jira$/);
    checkObjection(
      'jira.url',
      'https://ada:pw@example.com/',
      /^warning: .*not kept secret here\. → https:\/\/example\.com$/,
    );
    checkObjection('jira.url', 'https://', /^warning: This is not a whole address/);
    checkObjection('kubernetes.server', 'ftp://example.com', /^warning: An address starts with/);
    checkObjection('servicenow.host', 'https://acme.service-now.com/nav', /^warning: .* → acme\.service-now\.com$/);
    checkObjection('servicenow.host', 'acme', /^warning: The whole name of the host/);
  });

  test('the key of a service account that is none', () => {
    const json = JSON.stringify(serviceAccount);
    checkObjection('gcp.serviceAccountKey', json.slice(1), /^error: This is not JSON/);
    checkObjection('gcp.serviceAccountKey', serviceAccount.private_key, /^error: This is the private key alone/);
    checkObjection('gcp.serviceAccountKey', '[1]', /^error: .*another piece of JSON/);
    checkObjection('gcp.serviceAccountKey', '{"installed": {"client_id": "x"}}', /^error: This is an OAuth client/);
    checkObjection('gcp.serviceAccountKey', '{"type": "authorized_user"}', /^warning: This is the login of a person/);
    checkObjection('gcp.serviceAccountKey', '{"type": "service_account"}', /^error: Its private_key or/);
    checkObjection('gcp.serviceAccountKey', '{}', /^warning: Its type is not service_account/);
    const flat = { ...serviceAccount, private_key: serviceAccount.private_key.replaceAll('\n', ' ') };
    checkObjection('gcp.serviceAccountKey', JSON.stringify(flat), /^warning: Its private_key is not whole/);
    checkRepair('gcp.serviceAccountKey', btoa(json), /^warning: The key is in Base64/, json);
    checkRepair('gcp.serviceAccountKey', JSON.stringify(json), /^error: The key is in quotes/, json);
  });

  test('a public key, a key in another form, one with a passphrase', () => {
    checkObjection('ssh.sshKey', 'ssh-ed25519 AAAAC3Nza ada@example.com', /^error: This is the public key/);
    checkObjection('ssh.sshKey', pem('PUBLIC KEY', 'AAAA'), /^error: This is the public key/);
    checkObjection('ssh.sshKey', 'PuTTY-User-Key-File-3: ssh-rsa\n', /^error: .*PuTTY/);
    checkObjection('ssh.sshKey', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n', /^error: .*ssh-keygen -i/);
    checkObjection('ssh.sshKey', certificate, /^error: There is no private key in it/);
    checkObjection('ssh.sshKey', 'hush', /^error: .*says BEGIN/);
    checkObjection('ssh.sshKey', openSshKey('aes256-ctr'), /^warning: A passphrase/);
    checkObjection('ssh.sshKey', pem('ENCRYPTED PRIVATE KEY', 'AAAA'), /^warning: A passphrase/);
    checkObjection(
      'ssh.sshKey',
      pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\nAAAA'),
      /^warning: A passphrase/,
    );
    checkObjection(
      'kubernetes.certificateAuthority',
      pem('PUBLIC KEY', 'AAAA'),
      /^error: There is no certificate in it/,
    );
    checkObjection('kubernetes.certificateAuthority', 'hush', /^warning: .*says BEGIN/);
    checkObjection(
      'kubernetes.certificateAuthority',
      certificate + pem('PRIVATE KEY', 'AAAA'),
      /^warning: There is a private key/,
    );
  });

  test('a key that is not whole', () => {
    const key = openSshKey('none');
    checkObjection('ssh.sshKey', key.replace(/-----END[^]*/, ''), /^error: .*One of them is missing/);
    checkObjection('ssh.sshKey', key.replace(/-----BEGIN.*\n/, ''), /^error: .*One of them is missing/);
    checkObjection('ssh.sshKey', pem('PRIVATE KEY', ''), /^warning: Between its BEGIN/);
    checkObjection('ssh.sshKey', pem('PRIVATE KEY', 'AAAA…'), /^warning: Between its BEGIN/);
  });

  test('a key whose lines were joined, escaped or indented is put in order again', () => {
    for (const key of [openSshKey('none'), ...privateKeys()]) {
      checkRepair('ssh.sshKey', key.trimEnd().replaceAll('\n', ' '), /^error: Its lines were joined/, key);
      checkRepair('ssh.sshKey', key.replaceAll('\n', '\\n'), /^error: .*as in JSON/, key);
      checkRepair('ssh.sshKey', `"${key.replaceAll('\n', '\\r\\n')}",`, /^error: .*as in JSON/, key);
      checkRepair('ssh.sshKey', key.replaceAll(/^(?=.)/gm, '    '), /^warning: .*indented/, key);
      checkRepair('ssh.sshKey', btoa(key), /^warning: The private key is in Base64/, key);
    }
    checkRepair('kubernetes.certificateAuthority', certificate.trimEnd().replaceAll('\n', ''), /joined/, certificate);
    checkRepair(
      'kubernetes.certificateAuthority',
      btoa(certificate),
      /^warning: The certificate is in Base64/,
      certificate,
    );
  });

  test('known hosts without hosts, or with a private key', () => {
    checkObjection('ssh.knownHosts', openSshKey('none'), /^error: This is a private key/);
    checkObjection('ssh.knownHosts', 'ssh-ed25519 AAAAC3Nza', /^warning: A line begins with the key/);
    checkObjection('ssh.knownHosts', 'github.com', /^warning: Lines of known hosts/);
  });

  test('spaces around a token are left out without a word, those around a password are not', () => {
    assert.equal(withoutSpacesAround(fieldOf('sysdig.token'), ' abc\u00A0'), 'abc');
    assert.equal(withoutSpacesAround(fieldOf('jira.password'), ' abc '), ' abc ');
    assert.equal(withoutSpacesAround(fieldOf('any'), ' abc '), ' abc ');
  });
});

/** The repaired value is this one, and nothing speaks against it any more. */
function checkRepair(path: string, value: string, expected: RegExp, repaired: string): void {
  checkObjection(path, value, expected);
  const repair = checkValue(fieldOf(path), new Redacted(value))?.repair;
  assert.equal(repair?.value.reveal(), repaired);
  checkPasses(path, repaired);
}

const pem = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

/** The start of a real one; what follows is filler. */
function openSshKey(cipher: string): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(cipher.length);
  const bytes = Buffer.concat([Buffer.from('openssh-key-v1\0'), length, Buffer.from(cipher), Buffer.alloc(200, 7)]);
  return pem('OPENSSH PRIVATE KEY', bytes.toString('base64').replaceAll(/(.{64})/g, '$1\n'));
}

function privateKeys(): string[] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return (['pkcs8', 'sec1'] as const).map((type) => String(privateKey.export({ type, format: 'pem' })));
}

const certificate = `-----BEGIN CERTIFICATE-----
MIIBeTCCAR+gAwIBAgIUOaRCl6LfYr1PDrhEdMGPqYbv6/EwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHZXhhbXBsZTAeFw0yNjExMjIwOTMxMTNaFw0zNjExMTkwOTMx
-----END CERTIFICATE-----
`;

const serviceAccount = {
  type: 'service_account',
  project_id: 'acme',
  private_key: pem('PRIVATE KEY', 'AAAA'),
  client_email: 'relay@acme.iam.gserviceaccount.com',
};
