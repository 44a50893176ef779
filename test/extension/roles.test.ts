/** What somebody hears whose role may look at the account and change nothing in it: from every command, with a text for an administrator. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import type { Hands } from './hands';
import { lackingBoth, signIn } from './scene';
import { closeAll, configure, extensionId, openUntitled, untilDiagnostics } from './window';

const production = { connection: { type: 'aws', name: 'production' } };

interface Refused {
  readonly given?: unknown;
  readonly typed?: readonly [prompt: string, text: string];
  readonly asked: RegExp;
}

/** Commands that change the account: what they are given, what is typed before the service refuses, and what the text for an administrator asks for. */
const refused: Readonly<Record<string, Refused>> = {
  'relay.createConnection': {
    given: { type: 'aws', name: 'prod' },
    asked: /Please add .*\n- type: aws, name: prod\n$/,
  },
  'relay.createMissingConnections': { asked: /\n- type: aws, name: prod\n- type: slack, name: ops\n$/ },
  'relay.createSecret': {
    given: { workflow: 'release/deploy-web', name: 'pin' },
    // A role may add secrets and no connections: only trying tells.
    typed: ['pin', '1234'],
    asked: /^Please create the secret "pin" of workflow release\/deploy-web in the Relay account acme/,
  },
  // Known from then on.
  'relay.replaceSecretValue': {
    given: { workflow: 'release/deploy-web', name: 'registryPassword' },
    asked: /^Please replace the value of the secret "registryPassword" of workflow release\/deploy-web/,
  },
  'relay.deleteSecret': {
    given: { workflow: 'release/deploy-web', name: 'registryPassword' },
    asked: /^Please delete the secret "registryPassword" of workflow release\/deploy-web/,
  },
  'relay.deleteConnection': { given: production, asked: /^Please delete the aws connection "production"/ },
  'relay.renameConnection': { given: production, asked: /^Please rename the aws connection "production"/ },
  'relay.replaceConnectionValues': { given: production, asked: /^Please replace the values of the aws connection/ },
  'relay.reauthorizeConnection': { given: production, asked: /^Please authorize again the aws connection/ },
  'relay.testConnection': { given: production, asked: /^Please test the aws connection "production"/ },
};

/** Those that anybody may run. */
const free = new Set([
  'relay.signIn',
  'relay.signOut',
  'relay.switchAccount',
  'relay.resetSignInPrompt',
  'relay.refreshAccount',
  'relay.chooseWorkflow',
  'relay.copyConnectionReference',
  'relay.copyConnectionTag',
  'relay.insertConnectionReference',
  'relay.openConnectionInWebApp',
  'relay.openWalkthrough',
  'relay.newWorkflow',
  'relay.newCheckJob',
]);

export function roleTests(hands: Hands): void {
  suite('a role that may only look', () => {
    let relay: RelayApiServer;

    suiteSetup(async () => {
      relay = await startRelayApi();
      await configure('relay.api.url', relay.url);
      const { uri } = await openUntitled(lackingBoth);
      await signIn(hands, relay.viewerToken);
      await untilDiagnostics(uri, ["connection-missing 'prod'", 'connection-missing ops']);
    });
    suiteTeardown(async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await configure('relay.api.url', undefined);
      await closeAll();
      await relay.close();
    });

    test('every command is known to change the account or not', () => {
      const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
        readonly contributes: { readonly commands: readonly { readonly command: string }[] };
      };
      const commands = manifest.contributes.commands.map(({ command }) => command);
      assert.deepEqual(
        commands.filter((command) => !(command in refused || free.has(command))),
        [],
      );
    });

    for (const [command, { given, typed, asked }] of Object.entries(refused))
      test(`${command} is refused in words, with a text that names what is needed`, async () => {
        const answered = hands.answer('Copy a Request for an Administrator');
        const ended = vscode.commands.executeCommand(command, ...(given === undefined ? [] : [given]));
        if (typed !== undefined) await hands.type(...typed);
        await ended;
        assert.match((await answered).text, /your role on account acme does not allow .*Ask an administrator of acme/i);
        assert.match(await vscode.env.clipboard.readText(), asked);
      });

    test('nothing was changed, and nothing came as a raw error', () => {
      assert.equal(relay.stored('aws', 'prod'), undefined);
      assert.deepEqual(hands.messages(/went wrong|undefined|RelayApiError|\b403\b/), []);
    });
  });
}
