/** What most suites in VS Code begin with: a Relay API that is in the settings, somebody who signs in to it, and a workflow. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServerOptions, type RelayApiServer } from '../relayApi';
import { until } from '../until';
import type { Hands } from './hands';
import { closeAll, configure, languageOf, openUntitled } from './window';

/** Of an account without connections of these names, that is all that these workflows refer to: an aws connection `prod`, and a slack connection `ops`. */
export const lackingBoth = `steps:
- name: one
  image: relaysh/core
  spec:
    connection: \${connections.aws.'prod'}
- name: two
  image: relaysh/core
  spec:
    connection: !Connection { type: slack, name: ops }
`;

/** Of the documentation of AWS. */
export const awsKey = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } as const;

/** All fields of an aws connection, whose first one is asked for or will be. */
export async function typeAwsFields(hands: Hands): Promise<void> {
  await hands.type('accessKeyID', awsKey.id);
  await hands.type('secretAccessKey', awsKey.secret);
  await hands.type('sessionToken', '');
}

/** An API for each test; nobody is signed in, and nothing is open, when the test has ended. */
export function useRelayApi(
  hands: Hands,
  started: (relay: RelayApiServer) => void,
  options?: RelayApiServerOptions,
): void {
  let relay: RelayApiServer;

  setup(async () => {
    relay = await startRelayApi(options);
    await configure('relay.api.url', relay.url);
    started(relay);
  });
  teardown(async () => {
    await signOutEverywhere(hands);
    await configure('relay.api.url', undefined);
    await closeAll();
    await relay.close();
  });
}

export async function signIn(hands: Hands, token: string): Promise<void> {
  const signedIn = vscode.commands.executeCommand('relay.signIn');
  await hands.choose('Paste an API Token');
  const box = await hands.type('API token', token);
  assert.equal(box.password, true);
  await signedIn;
}

async function signOutEverywhere(hands: Hands): Promise<void> {
  await vscode.commands.executeCommand('relay.signOut');
  const provider = hands.authenticationProvider();
  for (const { id } of await provider.getSessions()) await provider.removeSession(id);
}

/** While the file of the Relay CLI is one that the test writes. */
export async function withCliConfig(use: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'relay-cli-'));
  await mkdir(path.join(folder, 'relay'));
  process.env.XDG_CONFIG_HOME = folder;
  try {
    await use((text) => writeFile(path.join(folder, 'relay', 'config.yaml'), text));
  } finally {
    delete process.env.XDG_CONFIG_HOME;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of this text, as a document without a file, once it is known for a workflow. */
export async function openWorkflow(text: string): Promise<vscode.Uri> {
  const { uri } = await openUntitled(text);
  await untilWorkflow(uri);
  return uri;
}

export async function untilWorkflow(uri: vscode.Uri): Promise<void> {
  await until(
    'the language of a workflow',
    () => languageOf(uri),
    (language) => language === 'relay-workflow',
  );
}

/** `acme: 10 connections | checked 2 s ago`: text, detail and tooltip of the account in the language status. */
export function accountStatus(hands: Hands): string {
  const item = hands.statusItems.get('relay.account');
  return [item?.text, item?.detail, item?.command?.tooltip].filter((part) => part !== undefined).join(' | ');
}

export async function untilAccountStatus(hands: Hands, pattern: RegExp): Promise<void> {
  await until(
    `the status ${pattern.source}`,
    () => accountStatus(hands),
    (status) => pattern.test(status),
  );
}
