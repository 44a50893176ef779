/** Lines of a known_hosts file: `github.com ssh-ed25519 AAAA…`. */
import { error, warning, type ValueCheck } from './objection';

const algorithm = /^(?:ssh-|ecdsa-|sk-|rsa-)/;

export const checkKnownHosts: ValueCheck = (text) => {
  if (text.includes('PRIVATE KEY-----'))
    return error('This is a private key, and known hosts are not kept secret. It belongs into the field before.');
  const lines = text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    return words[0] === '' || words[0]?.startsWith('#') === true ? [] : [words];
  });
  if (lines.some(([first = '']) => algorithm.test(first)))
    return warning('A line begins with the key; in known hosts the name of the host stands before it.');
  const isHostLine = ([first = '', second = '', third = '', fourth = '']: readonly string[]): boolean =>
    first.startsWith('@') ? algorithm.test(third) && fourth !== '' : algorithm.test(second) && third !== '';
  return lines.every(isHostLine)
    ? undefined
    : warning('Lines of known hosts have the name of a host, the kind of its key, and the key. Not all here do.');
};
