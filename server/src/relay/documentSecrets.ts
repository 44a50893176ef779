/**
 * What is known of the secrets of the documents that refer to some: which workflow of the account each is, and what that has. Nothing is read before a document
 * needs it, one request at most is in flight, and what comes of it is told. Knows neither VS Code nor HTTP.
 */
import { freshMs, type AccountSnapshot, type KnownAccount, type ListSnapshot } from './account';
import type { UnknownAccount } from './readAccount';
import type { KnownSecrets, KnownWorkflows, SecretsSnapshot } from './secrets';
import { matchWorkflow, type FileNames } from './workflowMatch';
import { createListSync, type ListSync } from './listSync';
import type { Surroundings } from './surroundings';
import { takeTurns } from './turns';

export interface NamedDocument {
  readonly uri: string;
  readonly names: FileNames;
}

/** A full name; `null`: the user said that the document is none of the account's workflows; `undefined`: they said nothing. */
export type WorkflowChoice = string | null | undefined;

export interface DocumentSecretsHost extends Surroundings {
  readWorkflows(account: KnownAccount, signal: AbortSignal): Promise<KnownWorkflows | UnknownAccount>;
  readSecrets(
    account: KnownAccount,
    workflow: string,
    signal: AbortSignal,
  ): Promise<(KnownSecrets | UnknownAccount) & { readonly gone?: true }>;
  choiceFor(uri: string, account: KnownAccount): WorkflowChoice;
  /** Nothing is read for a document that nobody sees; `freshen` says when somebody does. */
  isShown(uri: string): boolean;
  changed(uri: string, secrets: SecretsSnapshot): void;
}

export interface DocumentSecrets {
  /** Another state of the account in use; of another account, or of another login, nothing that was known is true. @param login tells logins apart */
  useAccount(account: AccountSnapshot, login: string): void;
  /** The document refers to secrets; what is known is told at once. Resolves when all is read that is read now for a list not older than this. */
  need(document: NamedDocument, maximumAgeMs: number): Promise<void>;
  forget(uri: string): void;
  /** The user has chosen another workflow for a document. */
  chosen(): void;
  /** Somebody looks at these documents, of which only those matter that refer to secrets. */
  freshen(uris: readonly string[], maximumAgeMs: number): void;
  /** The user wants to know what holds for these documents, whatever the age and the back-off. */
  reread(uris: readonly string[]): Promise<void>;
  /** What is known for the document now; `undefined` for one that refers to no secret. */
  of(uri: string): SecretsSnapshot | undefined;
  /** The names of all workflows, read now unless that is younger than this. */
  workflows(maximumAgeMs: number): Promise<ListSnapshot<KnownWorkflows>>;
  /** The secrets of a workflow, read now whatever their age. */
  read(workflow: string): Promise<ListSnapshot<KnownSecrets>>;
  /** The service refused to let this login add a secret. Holds until the account is another, or `allowed`. */
  refused(): void;
  allowed(): void;
  dispose(): void;
}

export function createDocumentSecrets(host: DocumentSecretsHost): DocumentSecrets {
  const documents = new Map<string, NamedDocument>();
  const told = new Map<string, SecretsSnapshot>();
  const lists = new Map<string, ListSync<KnownSecrets>>();
  let account: AccountSnapshot = { kind: 'signedOut' };
  let login = '';
  let createRefused = false;
  const inTurn = takeTurns();

  const workflows = createListSync<KnownWorkflows>({
    ...host,
    unread: 'The workflows of the account have not been read yet.',
    // What failed is not tried again by itself.
    changed: ({ snapshot }) =>
      documents.forEach(({ uri }) => (snapshot.kind === 'known' ? look(uri, Infinity) : tell(uri))),
  });

  const listOf = (workflow: string, known: KnownAccount): ListSync<KnownSecrets> => {
    const existing = lists.get(workflow);
    if (existing !== undefined) return existing;
    const list = createListSync<KnownSecrets>({
      ...host,
      unread: `The secrets of workflow ${workflow} have not been read yet.`,
      accept: (secrets) => (createRefused ? { ...secrets, mayCreate: 'no' } : secrets),
      changed: () => documents.forEach(({ uri }) => tell(uri)),
    });
    lists.set(workflow, list);
    list.use({
      kind: 'login',
      key: '',
      read: (signal) =>
        inTurn(async () => {
          const answer = await host.readSecrets(known, workflow, signal);
          // It was on a list that may be older.
          if (answer.gone) workflows.demand(freshMs);
          return answer;
        }),
    });
    return list;
  };

  /** Its full name, or why it is not known. */
  const workflowOf = (uri: string): string | NoWorkflow => {
    if (account.kind !== 'known') return account;
    const { accountName } = account;
    const choice = host.choiceFor(uri, account);
    if (choice === null) return { kind: 'unmatched', accountName, why: 'setAside' };
    if (choice !== undefined) return choice;
    const { snapshot } = workflows.state;
    if (snapshot.kind !== 'known') return snapshot;
    const match = matchWorkflow(documents.get(uri)?.names ?? { path: [], declared: undefined }, snapshot.names);
    return match.kind === 'one' ? match.workflow : { kind: 'unmatched', accountName, why: match.kind };
  };

  const secretsOf = (uri: string): SecretsSnapshot => {
    const workflow = workflowOf(uri);
    if (typeof workflow !== 'string') return workflow;
    return account.kind === 'known' ? listOf(workflow, account).state.snapshot : account;
  };

  const tell = (uri: string): void => {
    const secrets = secretsOf(uri);
    const before = told.get(uri);
    if (before !== undefined && isSame(before, secrets)) return;
    told.set(uri, secrets);
    host.changed(uri, secrets);
  };

  /** Reads what is missing for the document, or too old, and says what is known meanwhile. */
  const look = (uri: string, maximumAgeMs: number): void => {
    if (account.kind === 'known' && host.isShown(uri)) {
      const isChosen = host.choiceFor(uri, account) !== undefined;
      const before = workflowOf(uri);
      // A workflow that has been found is not looked for again.
      if (!isChosen) workflows.demand(typeof before === 'string' ? Infinity : maximumAgeMs);
      if (typeof before === 'string') listOf(before, account).demand(maximumAgeMs);
    }
    tell(uri);
  };

  const settled = async (uri: string): Promise<void> => {
    await workflows.settled();
    const workflow = workflowOf(uri);
    if (typeof workflow === 'string' && account.kind === 'known') await listOf(workflow, account).settled();
  };

  const forgetLists = (): void => {
    for (const list of lists.values()) list.dispose();
    lists.clear();
    createRefused = false;
  };

  return {
    useAccount(next, nextLogin) {
      const isOther =
        next.kind !== 'known' || account.kind !== 'known' || login !== nextLogin || isOtherAccount(account, next);
      account = next;
      login = nextLogin;
      if (isOther) {
        forgetLists();
        workflows.use(
          next.kind === 'known'
            ? {
                kind: 'login',
                key: `${login} ${next.apiUrl} ${next.accountName}`,
                read: (signal) => inTurn(() => host.readWorkflows(next, signal)),
              }
            : { kind: 'signedOut' },
        );
      }
      for (const uri of documents.keys()) look(uri, Infinity);
    },
    async need(document, maximumAgeMs) {
      const { uri } = document;
      documents.set(uri, document);
      told.delete(uri);
      look(uri, maximumAgeMs);
      await settled(uri);
    },
    forget(uri) {
      documents.delete(uri);
      told.delete(uri);
    },
    chosen: () => documents.forEach(({ uri }) => look(uri, Infinity)),
    freshen: (uris, maximumAgeMs) => {
      for (const uri of uris) if (documents.has(uri)) look(uri, maximumAgeMs);
    },
    async reread(uris) {
      if (account.kind !== 'known') return;
      const known = account;
      const needed = uris.filter((uri) => documents.has(uri)).map(workflowOf);
      // One that the user has set aside is not looked for.
      if (needed.some((workflow) => typeof workflow !== 'string' && !isSetAside(workflow))) await workflows.readNow();
      const names = new Set(needed.filter((workflow) => typeof workflow === 'string'));
      await Promise.all([...names].map((workflow) => listOf(workflow, known).readNow()));
    },
    of: (uri) => (documents.has(uri) ? secretsOf(uri) : undefined),
    async workflows(maximumAgeMs) {
      workflows.demand(maximumAgeMs);
      await workflows.settled();
      return workflows.state.snapshot;
    },
    async read(workflow) {
      if (account.kind !== 'known') return account;
      return listOf(workflow, account).readNow();
    },
    refused() {
      createRefused = true;
      for (const list of lists.values()) list.amend((secrets) => ({ ...secrets, mayCreate: 'no' }));
    },
    allowed() {
      createRefused = false;
    },
    dispose() {
      forgetLists();
      workflows.dispose();
    },
  };
}

const isSetAside = (workflow: NoWorkflow): boolean => workflow.kind === 'unmatched' && workflow.why === 'setAside';

type NoWorkflow = Exclude<SecretsSnapshot, KnownSecrets>;

const isOtherAccount = (a: KnownAccount, b: KnownAccount): boolean =>
  a.apiUrl !== b.apiUrl || a.accountName !== b.accountName;

function isSame(a: SecretsSnapshot, b: SecretsSnapshot): boolean {
  if (a === b) return true;
  return a.kind === 'unmatched' && b.kind === 'unmatched' && a.why === b.why && a.accountName === b.accountName;
}
