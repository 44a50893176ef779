/** Private keys and certificates in PEM form: lines of Base64 between a BEGIN and an END line. */
import { error, warning, type Objection, type ValueCheck } from './objection';

export const checkPrivateKey: ValueCheck = (text) =>
  checkPublicKey(text) ?? checkOtherForms(text) ?? checkForm(text, 'private key') ?? checkPassphrase(text);

export const checkCertificate: ValueCheck = (text) => checkForm(text, 'certificate');

type Wanted = 'private key' | 'certificate';

const labels: Record<Wanted, RegExp> = {
  'private key': /PRIVATE KEY$/,
  certificate: /^(?:X509 |TRUSTED )?CERTIFICATE$/,
};

function checkPublicKey(text: string): Objection | undefined {
  const isPublic =
    /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-\S+) AAAA/.test(text.trimStart()) ||
    (/-{4,5} ?BEGIN [A-Z0-9 ]*PUBLIC KEY ?-{4,5}/.test(text) && !text.includes('PRIVATE KEY'));
  return isPublic
    ? error('This is the public key. The private one belongs here: the file beside it without .pub.')
    : undefined;
}

function checkOtherForms(text: string): Objection | undefined {
  if (text.trimStart().startsWith('PuTTY-User-Key-File'))
    return error('This key is in the form of PuTTY. PuTTYgen can export it as an OpenSSH key.');
  if (text.trimStart().startsWith('---- BEGIN SSH2'))
    return error('This key is in the form of SSH Tectia. ssh-keygen -i turns it into an OpenSSH key.');
  return undefined;
}

function checkForm(text: string, wanted: Wanted): Objection | undefined {
  const markers = [...text.matchAll(/-----(BEGIN|END) ([A-Z0-9 ]+)-----/g)].map(([, side, label = '']) => ({
    side,
    label,
  }));
  if (markers.length === 0) return checkWithoutMarkers(text, wanted);
  const unpaired = markers.some(({ side, label }, index) =>
    index % 2 === 0
      ? side !== 'BEGIN' || markers[index + 1]?.side !== 'END'
      : side !== 'END' || markers[index - 1]?.label !== label,
  );
  if (unpaired) return error(`A ${wanted} goes from its BEGIN line to its END line. One of them is missing here.`);
  if (!markers.some(({ label }) => labels[wanted].test(label)))
    return error(`There is no ${wanted} in it, but something else of the same form.`);
  if (wanted === 'certificate' && markers.some(({ label }) => label.endsWith('PRIVATE KEY')))
    return warning('There is a private key in it, and this field is not kept secret. Take only the certificate.');
  return checkLines(text);
}

function checkWithoutMarkers(text: string, wanted: Wanted): Objection | undefined {
  const decoded = /^LS0tLS1CRUdJTi[A-Za-z0-9+/\s]+=*\s*$/.test(text)
    ? Buffer.from(text, 'base64').toString('utf8')
    : '';
  if (decoded.includes('-----BEGIN ') && decoded.includes('-----END '))
    return warning(`The ${wanted} is in Base64 once more, as configuration files hold it.`, {
      what: 'decode it',
      text: decoded,
    });
  const message = `A ${wanted} starts with a line that says BEGIN. There is none here.`;
  // Not every step says in which form it takes a certificate.
  return wanted === 'private key' ? error(message) : warning(message);
}

/** The lines as they were before they were joined, escaped or indented. */
function checkLines(text: string): Objection | undefined {
  if (/\\r?\\n|\\n/.test(text))
    return error('Its line breaks are written as \\n, as in JSON.', {
      what: 'make them line breaks',
      text: withEnd(text.replace(/^["']|["'],?$/g, '').replaceAll(/(?:\\r)?\\n/g, '\n')),
    });
  if (/-----BEGIN [A-Z0-9 ]+-----[^\n\S]*\S|\S[^\n\S]*-----END /.test(text)) {
    const message = 'Its lines were joined into one.';
    // Lines that say how it is encrypted cannot be told from the rest once they are joined.
    return /Proc-Type|DEK-Info/.test(text)
      ? error(`${message} Copy it again, or choose its file.`)
      : error(message, { what: 'break it into lines again', text: withEnd(unjoin(text)) });
  }
  // What stands before it is often indented for its own reasons.
  if (/^[ \t]+\S/m.test(text.slice(text.search(/^[ \t]*-----BEGIN /m))))
    return warning('Its lines are indented, as in YAML.', {
      what: 'take the indentation off',
      text: text.replaceAll(/^[ \t]+/gm, ''),
    });
  const bodies = [...text.matchAll(/-----BEGIN [A-Z0-9 ]+-----([^-]*)-----END/g)].map(([, body = '']) => body);
  const strange = bodies.some((body) => !/^[A-Za-z0-9+/=\s]*$/.test(body.replaceAll(/^[\w-]+: .*$/gm, '')));
  return strange || bodies.some((body) => body.trim() === '')
    ? warning('Between its BEGIN and its END line something is missing, or does not belong there.')
    : undefined;
}

/** Copying into a line makes a space of each line break, or nothing. */
function unjoin(text: string): string {
  return text.replaceAll(
    /(-----BEGIN ([A-Z0-9 ]+)-----)([^-]*)(-----END \2-----)/g,
    (_, begin: string, _label: string, body: string, end: string) => {
      const words = body.trim().split(/\s+/);
      const lines = words.length > 1 ? words : (words[0]?.match(/.{1,64}/g) ?? []);
      return `\n${[begin, ...lines, end].join('\n')}\n`;
    },
  );
}

const withEnd = (text: string): string => `${text.trim().replaceAll(/\n{2,}/g, '\n')}\n`;

function checkPassphrase(text: string): Objection | undefined {
  const isProtected =
    /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text) || cipherOf(text) !== 'none';
  return isProtected ? warning('A passphrase protects this key, and Relay has no place for one.') : undefined;
}

/** Of a key in OpenSSH's own form, after `openssh-key-v1`, a zero, and the length in four bytes. */
function cipherOf(text: string): string {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)-----END/.exec(text)?.[1];
  if (body === undefined) return 'none';
  const bytes = Buffer.from(body, 'base64');
  const start = 'openssh-key-v1\0'.length;
  if (bytes.length < start + 8 || bytes.subarray(0, start).toString('latin1') !== 'openssh-key-v1\0') return 'none';
  return bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start)).toString('latin1');
}
