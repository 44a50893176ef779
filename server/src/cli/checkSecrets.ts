/** The secrets that workflows refer to, read once for each workflow of the account, and a note on standard error where they cannot be checked. */
import { resolve } from 'node:path';
import type { Connect } from '../account/connect';
import { findLogin } from '../account/login';
import { pathOfFile, secretsOfLogin } from '../account/secretsOfLogin';
import type { AccountSnapshot } from '../relay/account';
import type { SecretsSnapshot, UnmatchedWorkflow } from '../relay/secrets';
import { declaredName } from '../workflow/declaredName';
import type { Workflow } from '../workflow/model';

export interface CheckedSecrets {
  /** `signedOut` for a workflow that refers to none, and while the account itself cannot be known. */
  of(file: string, workflow: Workflow): Promise<SecretsSnapshot>;
  end(): void;
}

export function checkSecrets(account: AccountSnapshot, connect: Connect): CheckedSecrets {
  const documents = secretsOfLogin({
    findLogin: () => findLogin(process.env),
    connect,
    changed: () => undefined,
  });
  documents.useAccount(account, '');
  return {
    async of(file, workflow) {
      if (account.kind !== 'known' || workflow.references.secrets.length === 0) return { kind: 'signedOut' };
      const path = file === '-' ? [] : pathOfFile(resolve(file));
      await documents.need({ uri: file, names: { path, declared: declaredName(workflow) } }, Infinity);
      const secrets = documents.of(file) ?? { kind: 'signedOut' };
      documents.forget(file);
      const reason = whyUnchecked(secrets);
      if (reason !== undefined) process.stderr.write(`The secrets of ${file} are not checked: ${reason}\n`);
      return secrets;
    },
    end: () => documents.dispose(),
  };
}

function whyUnchecked(secrets: SecretsSnapshot): string | undefined {
  switch (secrets.kind) {
    case 'unknown':
      return secrets.message;
    case 'unmatched':
      return unmatched(secrets);
    case 'signedOut':
    case 'known':
      return undefined;
  }
}

function unmatched({ accountName, why }: UnmatchedWorkflow): string {
  return why === 'several'
    ? `account ${accountName} has several workflows of its name; a "name" at its top tells which, as in folder/name.`
    : `account ${accountName} has no workflow of its name, or of the "name" at its top.`;
}
