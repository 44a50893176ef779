/** The secrets that workflows refer to, read once for each workflow of the account, and what is to be told of those that cannot be checked. */
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
  /** @returns a sentence for each reason why secrets could not be checked, which names the files. */
  end(): readonly string[];
}

export function checkSecrets(account: AccountSnapshot, connect: Connect): CheckedSecrets {
  const documents = secretsOfLogin({
    findLogin: () => findLogin(process.env),
    connect,
    changed: () => undefined,
  });
  documents.useAccount(account, '');
  const unchecked = new Map<string, string[]>();
  return {
    async of(file, workflow) {
      if (account.kind !== 'known' || workflow.references.secrets.length === 0) return { kind: 'signedOut' };
      const path = file === '-' ? [] : pathOfFile(resolve(file));
      await documents.need({ uri: file, names: { path, declared: declaredName(workflow) } }, Infinity);
      const secrets = documents.of(file) ?? { kind: 'signedOut' };
      documents.forget(file);
      const reason = whyUnchecked(secrets);
      if (reason !== undefined) {
        const files = unchecked.get(reason) ?? [];
        unchecked.set(reason, files);
        files.push(file);
      }
      return secrets;
    },
    end() {
      documents.dispose();
      return [...unchecked].map(([reason, files]) => `The secrets of ${someOf(files)} are not checked: ${reason}`);
    },
  };
}

/** `a.yaml`, or `a.yaml, b.yaml, c.yaml and 2 other files`: whoever checks hundreds wants to see the rest of the output, too. */
function someOf(files: readonly string[]): string {
  const named = files.length > mostNamed + 1 ? files.slice(0, mostNamed) : files;
  const others = files.length - named.length;
  return `${named.join(', ')}${others > 0 ? ` and ${others} other files` : ''}`;
}

const mostNamed = 3;

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
    ? `account ${accountName} has several workflows of the file's name; a "name" at its top tells which, as in folder/name.`
    : `account ${accountName} has no workflow of the file's name, or of the "name" at its top.`;
}
