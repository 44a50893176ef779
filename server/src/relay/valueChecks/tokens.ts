/** Keys and tokens of one line, told apart by how their issuers begin them. */
import { checkWord } from './slips';
import { warning, type Objection, type ValueCheck } from './objection';

/** What nothing else begins with. */
const issuers: readonly { readonly issuer: string; readonly begins: RegExp }[] = [
  { issuer: 'AWS', begins: /^(?:AKIA|ASIA)[A-Z0-9]{16}$/ },
  { issuer: 'GitHub', begins: /^(?:gh[pousr]_|github_pat_)\w{20}/ },
  { issuer: 'GitLab', begins: /^glpat-/ },
  { issuer: 'Grafana', begins: /^(?:glsa|glc)_/ },
  { issuer: 'SendGrid', begins: /^SG\.[\w-]+\./ },
  { issuer: 'Slack', begins: /^xox[a-z][.-]|^xapp-/ },
];

/** A token of this service, which may begin as it likes, but not like one of another. */
export const tokenOf =
  (service: string): ValueCheck =>
  (text, others) =>
    checkWord(text, others) ?? checkKind(text) ?? checkIssuer(text, service);

export const checkSendgridKey: ValueCheck = (text, others) =>
  tokenOf('SendGrid')(text, others) ??
  (text.startsWith('SG.') ? undefined : warning('API keys of SendGrid start with SG and a point.'));

export const checkSlackToken: ValueCheck = (text, others) =>
  tokenOf('Slack')(text, others) ??
  (/^(?:xox|xapp-)/.test(text) ? undefined : warning('Tokens of Slack start with xox, those of bots with xoxb-.'));

/** The token of a service account. In a cluster's secret it stands in Base64. */
export const checkKubernetesToken: ValueCheck = (text, others) => {
  const decoded = /^ZXlK[A-Za-z0-9+/]+=*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined;
  if (decoded !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(decoded))
    return warning('The token is in Base64, as secrets of Kubernetes hold it.', { what: 'decode it', text: decoded });
  return tokenOf('Kubernetes')(text, others);
};

/** The two keys of Datadog are hexadecimal and differ in length. */
export const checkDatadogKey =
  (kind: 'API' | 'application'): ValueCheck =>
  (text, others) => {
    const looksLike = /^[0-9a-f]{32}$/.test(text) ? 'API' : /^[0-9a-f]{40}$/.test(text) ? 'application' : undefined;
    if (looksLike !== undefined && looksLike !== kind)
      return warning(`This looks like an ${looksLike} key; the ${kind} key belongs here.`);
    if (isGuid(text)) return warning('This looks like the ID of a key. The key itself belongs here.');
    return tokenOf('Datadog')(text, others);
  };

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

function checkKind(text: string): Objection | undefined {
  if (/^https?:\/\//i.test(text)) return warning('This is an address. A token or a key belongs here.');
  if (text.startsWith('-----BEGIN '))
    return warning('This is a key or a certificate from a file. A token belongs here.');
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)) return warning('This is an e-mail address. A token belongs here.');
  return undefined;
}

function checkIssuer(text: string, service: string): Objection | undefined {
  const issuer = issuers.find(({ begins }) => begins.test(text))?.issuer;
  return issuer === undefined || issuer === service
    ? undefined
    : warning(`This looks like a key or a token of ${issuer}, not of ${service}.`);
}
