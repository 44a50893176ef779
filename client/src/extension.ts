/** Entry of the extension; wiring only. */
import { window, type ExtensionContext } from 'vscode';
import {
  chooseWorkflowCommand,
  createConnectionCommand,
  createMissingConnectionsCommand,
  createSecretCommand,
  type MissingConnections,
} from '../../server/src/protocol';
import type { ConnectionToCreate } from '../../server/src/relay/account';
import type { SecretToCreate } from '../../server/src/relay/secrets';
import { readCliLogins } from '../../server/src/relay/cliConfig';
import { createAccount } from './account';
import { createAccountLog } from './accountLog';
import { refreshAccount, signIn, signOut, type AccountCommandSetting } from './commands/account';
import { deleteSecret, replaceSecretValue } from './commands/changeSecret';
import { chooseWorkflow, type SecretSetting } from './commands/chooseWorkflow';
import { registerConnectionCommands } from './commands/connections';
import { createConnection, type CreateSetting } from './commands/createConnection';
import { createMissingConnections } from './commands/createMissingConnections';
import { createSecret } from './commands/createSecret';
import { newCheckJob, newWorkflow, openWalkthrough } from './commands/gettingStarted';
import type { SecretId } from './commands/secretValue';
import { registrarOf } from './commands/register';
import { switchAccount } from './commands/switchAccount';
import { createLanguageServer, type LanguageServer } from './languageClient';
import { isWorkflowOpen, recogniseWorkflows } from './recognition';
import { createWorkflowSecrets } from './secrets';
import { showSecretsStatus } from './secrets/status';
import { registerAuthentication } from './session/authenticationProvider';
import { createSessionStore } from './session/sessionStore';
import { createSignInPrompt } from './signInPrompt';
import { showStatus } from './status';
import { noteDone, noteSignIn } from './walkthroughSteps';
import { showViews } from './views';
import { followActiveWorkflow } from './views/activeWorkflow';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const { subscriptions, secrets } = context;
  const output = window.createOutputChannel('Relay Workflows', { log: true });
  const register = registrarOf(output);
  const store = createSessionStore(secrets);
  const userAgent = `relay-workflows/${process.env.RELAY_WORKFLOWS_VERSION ?? 'development'}`;
  const account = createAccount(context, {
    store,
    readCliLogins,
    userAgent,
    log: (problem) => output.warn(problem),
    isNeeded: () => isWorkflowOpen() || views.isAccountVisible,
  });
  const setting: AccountCommandSetting = { account, store, userAgent, readCliLogins };
  const create: CreateSetting = {
    account,
    signIn: async () => (await signIn(setting, true)) !== undefined,
    drafts: new Map(),
  };

  const workflowSecrets = createWorkflowSecrets(context, account);
  const language = createLanguageServer(
    context,
    output,
    () => account.freshen(),
    (params) => workflowSecrets.need(params),
  );
  server = language;
  const authentication = registerAuthentication({
    logins: () => account.logins,
    signIn: async () => {
      const login = await signIn(setting);
      if (login === undefined) throw new Error('Nobody signed in to Relay.');
      return login;
    },
    signOut: (id) => signOut(setting, id),
  });
  const active = followActiveWorkflow();
  const views = showViews(account, language, active);
  const forSecrets: SecretSetting = {
    account,
    signIn: create.signIn,
    secrets: workflowSecrets,
    document: () => active.document,
  };
  const prompt = createSignInPrompt(account, context);
  const look = (): void => {
    if (!isWorkflowOpen()) return;
    noteDone('relay.workflowSeen');
    account.demand();
    prompt.consider();
  };

  subscriptions.push(
    output,
    authentication,
    active,
    views,
    account.onDidChange(({ snapshot }) => language.pushAccount(snapshot)),
    workflowSecrets.onDidChange((change) => language.pushSecrets(change)),
    account.onDidChange(createAccountLog(output)),
    account.onDidChangeLogin(() => void authentication.loginsChanged()),
    account.onDidChangeWhose(() => create.drafts.clear()),
    register('relay.signIn', () => signIn(setting)),
    register('relay.signOut', () => signOut(setting)),
    register('relay.switchAccount', () => switchAccount(setting)),
    register('relay.refreshAccount', () => refreshAccount(setting).then(() => workflowSecrets.refresh())),
    register('relay.resetSignInPrompt', () => prompt.reset().then(look)),
    register(createConnectionCommand, (id?: ConnectionToCreate) => createConnection(id ?? {}, create)),
    register(createMissingConnectionsCommand, (missing?: MissingConnections) =>
      createMissingConnections(missing, {
        ...create,
        document: () => active.document,
        missingIn: (document) => language.missingConnections(document),
      }),
    ),
    ...registerConnectionCommands(register, create, language),
    register(createSecretCommand, (secret?: SecretToCreate) => createSecret(secret ?? {}, forSecrets)),
    register('relay.replaceSecretValue', (secret?: Partial<SecretId>) => replaceSecretValue(secret ?? {}, forSecrets)),
    register('relay.deleteSecret', (secret?: Partial<SecretId>) => deleteSecret(secret ?? {}, forSecrets)),
    register(chooseWorkflowCommand, () => chooseWorkflow(forSecrets)),
    showSecretsStatus(workflowSecrets, active),
    register('relay.openWalkthrough', () => openWalkthrough(context.extension.id)),
    register('relay.newWorkflow', newWorkflow),
    register('relay.newCheckJob', newCheckJob),
    noteSignIn(account),
    showStatus(account),
  );

  // Nobody waits for it: commands work without a server, too. The client itself tells the user what went wrong.
  void language.start().catch((error: unknown) => output.error(`Starting the server: ${String(error)}`));
  subscriptions.push(recogniseWorkflows(look), window.onDidChangeVisibleTextEditors(look));
  // The secret storage may ask for a password first.
  await account.reconsider();
  look();
}

/** VS Code waits for the promise, so that the server ends in order. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
