/** The access keys of AWS. */
import { error, warning, type ValueCheck } from './objection';
import { checkWord } from './slips';

const accessKeyID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const secretAccessKey = /^[A-Za-z0-9/+]{40}$/;

export const checkAccessKeyID: ValueCheck = (text, others) => {
  const slip = checkWord(text, others);
  if (slip !== undefined) return slip;
  if (accessKeyID.test(text)) return undefined;
  if (secretAccessKey.test(text)) return warning('This looks like the secret access key, which is asked for next.');
  if (/^\d{12}$/.test(text)) return warning('This looks like the number of an AWS account.');
  if (/^arn:|^A(?:ROA|IDA|GPA|NPA)[A-Z0-9]{12,}$/.test(text))
    return warning('This names a user, a group or a role. The ID of an access key belongs here.');
  return warning('The ID of an access key has 20 capitals and digits and starts with AKIA or ASIA.');
};

export const checkSecretAccessKey: ValueCheck = (text, others) => {
  if (accessKeyID.test(text))
    return error('This is the ID of an access key. The secret that belongs to it is asked for here.');
  const slip = checkWord(text, others);
  if (slip !== undefined) return slip;
  return secretAccessKey.test(text) ? undefined : warning('A secret access key has 40 characters; this is another.');
};

/** Keys that AWS gives for a while start with ASIA, and are worth nothing without the token. */
export const checkSessionToken: ValueCheck = (text, others) => {
  const isTemporary = others.get('accessKeyID')?.startsWith('ASIA') === true;
  if (text === '')
    return isTemporary
      ? warning('The ID of the access key starts with ASIA: such a key works only with its session token.')
      : undefined;
  const slip = checkWord(text, others);
  if (slip !== undefined) return slip;
  if (accessKeyID.test(text) || secretAccessKey.test(text))
    return warning('This looks like an access key. A session token is much longer.');
  return undefined;
};
