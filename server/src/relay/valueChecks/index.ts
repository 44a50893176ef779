/**
 * Whether a value can be what its field asks for: the usual slips of copying, said before the value is sent. An error only for what cannot be right; what
 * merely looks wrong is a warning. Nothing of a value is in what is said of it.
 */
import type { ConnectionField, ValueShape } from '../connectionTypes';
import { Redacted } from '../redacted';
import { checkHost, checkUrl } from './addresses';
import { checkAccessKeyID, checkSecretAccessKey, checkSessionToken } from './aws';
import { checkClientSecret, checkGuid, checkTenant } from './azure';
import { checkServiceAccountKey } from './googleKey';
import { checkKnownHosts } from './knownHosts';
import { warning, type Objection, type ValueCheck } from './objection';
import { checkCertificate, checkPrivateKey } from './pem';
import { checkAny, checkPassword, checkWord } from './slips';
import { checkDatadogKey, checkKubernetesToken, checkSendgridKey, checkSlackToken, tokenOf } from './tokens';

export interface ValueObjection {
  readonly severity: Objection['severity'];
  /** Sentences that hold nothing of the value. */
  readonly message: string;
  /** The value as it was probably meant, and how it comes about: `take the quotes off`. */
  readonly repair?: { readonly what: string; readonly value: Redacted };
}

export interface NamedValue {
  readonly field: ConnectionField;
  readonly value: Redacted;
}

/**
 * `undefined` when nothing speaks against it.
 * @param value `undefined` when an optional field is left empty.
 * @param others the values that the same connection has already.
 */
export function checkValue(
  field: ConnectionField,
  value: Redacted | undefined,
  others: readonly NamedValue[] = [],
): ValueObjection | undefined {
  const text = value?.reveal() ?? '';
  const rest = others.filter((other) => other.field.name !== field.name);
  const byName = new Map(rest.map((other) => [other.field.name, other.value.reveal()]));
  if (text === '') return field.shape === 'awsSessionToken' ? asValue(checkSessionToken(text, byName)) : undefined;
  return asValue(checks[field.shape](text, byName) ?? checkSame(field, text, rest));
}

/** What no value of this shape can begin or end with is not asked about: it is left out. */
export function withoutSpacesAround({ shape }: ConnectionField, text: string): string {
  return shape === 'any' || shape === 'password' ? text : text.trim();
}

const checks: Record<ValueShape, ValueCheck> = {
  any: checkAny,
  name: checkAny,
  password: checkPassword,
  word: checkWord,
  url: checkUrl,
  host: checkHost,
  '4meToken': tokenOf('4me'),
  awsAccessKeyID: checkAccessKeyID,
  awsSecretAccessKey: checkSecretAccessKey,
  awsSessionToken: checkSessionToken,
  azureID: checkGuid,
  azureTenant: checkTenant,
  azureClientSecret: checkClientSecret,
  datadogAPIKey: checkDatadogKey('API'),
  datadogApplicationKey: checkDatadogKey('application'),
  googleServiceAccountKey: checkServiceAccountKey,
  githubToken: tokenOf('GitHub'),
  grafanaToken: tokenOf('Grafana'),
  kubernetesToken: checkKubernetesToken,
  certificate: checkCertificate,
  pagerdutyKey: tokenOf('PagerDuty'),
  puppetToken: tokenOf('Relay'),
  sendgridKey: checkSendgridKey,
  slackToken: checkSlackToken,
  privateKey: checkPrivateKey,
  knownHosts: checkKnownHosts,
  sysdigToken: tokenOf('Sysdig'),
};

/** Names, passwords and addresses may well be the same; keys and IDs are not. */
const mayRepeat: ReadonlySet<ValueShape> = new Set(['any', 'name', 'password', 'url', 'host']);

function checkSame({ shape }: ConnectionField, text: string, others: readonly NamedValue[]): Objection | undefined {
  const same = mayRepeat.has(shape) ? undefined : others.find(({ value }) => value.reveal() === text);
  return same === undefined ? undefined : warning(`This is the same value as that of ${same.field.label}.`);
}

function asValue(objection: Objection | undefined): ValueObjection | undefined {
  if (objection === undefined) return undefined;
  const { severity, message, repair } = objection;
  return repair === undefined
    ? { severity, message }
    : { severity, message, repair: { what: repair.what, value: new Redacted(repair.text) } };
}
