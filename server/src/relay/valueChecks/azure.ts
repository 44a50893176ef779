/** The IDs of Azure, and the secret that has one too. */
import { warning, type ValueCheck } from './objection';
import { checkWord } from './slips';
import { isGuid } from './tokens';

export const checkGuid: ValueCheck = (text, others) => {
  if (isGuid(text)) return undefined;
  const [within] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text) ?? [];
  if (within !== undefined)
    return warning('There is more here than the ID.', { what: 'take only the ID', text: within });
  return checkWord(text, others) ?? warning('IDs of Azure look like 00000000-0000-0000-0000-000000000000.');
};

/** A directory is also known by its domains. */
export const checkTenant: ValueCheck = (text, others) =>
  /^[\w-]+(?:\.[\w-]+)+$/.test(text) ? undefined : checkGuid(text, others);

export const checkClientSecret: ValueCheck = (text, others) =>
  isGuid(text)
    ? warning('This looks like the ID of the client secret. Its value stands beside it and is shown only once.')
    : checkWord(text, others);
