/** The JSON file that Google Cloud offers once, when a key of a service account is made. */
import { isRecord } from '../json';
import { error, warning, type Objection, type ValueCheck } from './objection';

export const checkServiceAccountKey: ValueCheck = (text) => {
  const parsed = parse(text);
  if (parsed === undefined) return checkNotJson(text);
  if (!isRecord(parsed))
    return typeof parsed === 'string' && parse(parsed) !== undefined
      ? error('The key is in quotes, as text within JSON.', { what: 'take it out of them', text: parsed })
      : error('This is not the JSON file of a key, but another piece of JSON.');
  return checkContent(parsed);
};

function checkContent(key: Readonly<Record<string, unknown>>): Objection | undefined {
  if ('installed' in key || 'web' in key)
    return error('This is an OAuth client. A key of a service account belongs here.');
  const { type, private_key: privateKey, client_email: email } = key;
  if (type === 'authorized_user')
    return warning('This is the login of a person. A key of a service account belongs here.');
  const isWhole = typeof privateKey === 'string' && typeof email === 'string';
  if (type === 'service_account' && !isWhole)
    return error('Its private_key or its client_email is missing: take the whole file.');
  if (type !== 'service_account')
    return warning('Its type is not service_account, as it is in the file of a key of a service account.');
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----\n[^]+-----END/.test(String(privateKey))
    ? undefined
    : warning('Its private_key is not whole, or has lost its line breaks.');
}

function checkNotJson(text: string): Objection {
  const decoded = /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';
  if (parse(decoded) !== undefined && decoded.trimStart().startsWith('{'))
    return warning('The key is in Base64.', { what: 'decode it', text: decoded });
  if (/^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return error('This is the private key alone. The whole JSON file belongs here.');
  return error('This is not JSON. The whole JSON file of the key belongs here, from its first brace to its last.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
