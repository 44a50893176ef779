/** What goes wrong when any value of one line is copied: more than the value was taken, or not the value itself. */
import { warning, type Objection, type ValueCheck } from './objection';

/** `AWS_SECRET_ACCESS_KEY=…`, `export TOKEN=…`, `aws_access_key_id = …`, `"apiKey": "…"`, `Authorization: …` */
const named =
  /^(?:(?:export|set)\s+\w+\s*=|\$env:\w+\s*=|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\s*=(?!=*$)|aws_[a-z_]+\s*=|"[\w-]+"\s*:|(?:Authorization|X-[\w-]+):)\s*(\S.*)$/;
const quoted = /^(?:"(.+)"|'(.+)'|`(.+)`|“(.+)”|‘(.+)’),?$/s;
const schemed = /^(?:Bearer|Token)\s+(\S+)$/i;
/** Zero-width characters, the byte order mark, and control characters but for tabs and line breaks. */
// eslint-disable-next-line no-control-regex
const invisible = /[\u200B-\u200F\u2060-\u2064\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Of values whose quotes, colons and spaces may be their own, such as passwords. */
export const checkPassword: ValueCheck = (text) => checkEnds(text) ?? checkInvisible(text) ?? checkExpression(text);

/** Of values that never have spaces within, such as tokens, keys, addresses and IDs. */
export const checkWord: ValueCheck = (text) =>
  checkInvisible(text) ??
  checkExpression(text) ??
  checkNamed(text) ??
  checkQuoted(text) ??
  checkSchemed(text) ??
  checkHidden(text) ??
  checkPlaceholder(text) ??
  checkSpaces(text);

/** Of values of which nothing is known: only what no value would have on purpose. */
export const checkAny: ValueCheck = (text) => checkEnds(text) ?? checkInvisible(text) ?? checkQuoted(text);

function checkEnds(text: string): Objection | undefined {
  const trimmed = text.trim();
  if (trimmed === text || trimmed === '' || text.includes('\n')) return undefined;
  return warning('There is a space at the start or the end.', { what: 'take it off', text: trimmed });
}

function checkInvisible(text: string): Objection | undefined {
  if (text.search(invisible) < 0) return undefined;
  return warning('There is a character in it that cannot be seen.', {
    what: 'leave such characters out',
    text: text.replaceAll(invisible, ''),
  });
}

function checkExpression(text: string): Objection | undefined {
  if (!/^(?:\$\{.*\}|\{\{.*\}\}|!Secret\b.*)$/.test(text)) return undefined;
  return warning('Relay evaluates no expression in a connection: the value itself belongs here.');
}

function checkNamed(text: string): Objection | undefined {
  const value = named.exec(text)?.[1];
  if (value === undefined) return undefined;
  return warning('The name of the value was copied along with it.', {
    what: 'leave the name out',
    text: value.replace(/[,;]$/, ''),
  });
}

function checkQuoted(text: string): Objection | undefined {
  const within = quoted.exec(text)?.slice(1).join('');
  if (within === undefined) return undefined;
  return warning('There are quotes around it.', { what: 'take the quotes off', text: within });
}

function checkSchemed(text: string): Objection | undefined {
  const value = schemed.exec(text)?.[1];
  if (value === undefined) return undefined;
  return warning('The first word belongs to a request, not to the value.', {
    what: 'leave the first word out',
    text: value,
  });
}

function checkHidden(text: string): Objection | undefined {
  if (!/^[*•●∙·]+$|[•●…]|\.{3}/.test(text)) return undefined;
  return warning('This is what a page shows in place of the value, or a shortened form of it. Copy the value itself.');
}

function checkPlaceholder(text: string): Objection | undefined {
  if (!/^(?:<[^<>]+>|your[-_ ].*|x{4,}|changeme|todo)$/i.test(text)) return undefined;
  return warning('This looks like the placeholder of an example.');
}

function checkSpaces(text: string): Objection | undefined {
  if (!/\s/.test(text)) return undefined;
  return warning('There is a space or a line break within it.', {
    what: 'leave spaces and line breaks out',
    text: text.replaceAll(/\s+/g, ''),
  });
}
