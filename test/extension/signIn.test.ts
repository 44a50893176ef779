import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleAccount, startRelayApi, type RelayApiServer } from '../relayApi';
import { until } from '../until';
import type { Hands } from './hands';
import { accountStatus, openWorkflow, signIn, untilAccountStatus, useRelayApi, withCliConfig } from './scene';
import { closeAll, untilDiagnostics } from './window';

const workflow = `steps:
- name: one
  image: relaysh/core
  spec:
    connection: \${connections.aws.'prod'}
`;
const missing = ["connection-missing 'prod'"];

export function signInTests(hands: Hands): void {
  let relay: RelayApiServer;

  const loginText = (): string => {
    const item = hands.statusItems.get('relay.login');
    return [item?.text, item?.detail, item?.command?.title].join(' | ');
  };
  /** @returns the code that is shown. */
  const signInWithBrowser = async (): Promise<string> => {
    const shown = hands.answer('Copy Code and Open Browser');
    const signedIn = vscode.commands.executeCommand('relay.signIn');
    await hands.choose('Sign In with the Browser');
    const code = /: (\S+)$/.exec((await shown).text)?.[1] ?? '';
    await until(
      'the browser',
      () => hands.opened,
      (opened) => opened.some((url) => url.includes(code)),
    );
    assert.ok(relay.confirmDevice(code));
    await signedIn;
    return code;
  };
  const sessions = async (): Promise<readonly vscode.AuthenticationSession[]> =>
    hands.authenticationProvider().getSessions();
  /** Tokens that a service has seen. */
  const tokensAt = (server: RelayApiServer): string[] => [
    ...new Set(server.requests().map(({ headers }) => String(headers.authorization))),
  ];

  suite('signing in', () => {
    useRelayApi(hands, (started) => (relay = started));

    suite('with the browser', () => {
      test('shows a code, opens the page where it is confirmed, and uses the account once it is', async () => {
        const uri = await openWorkflow(workflow);
        const code = await signInWithBrowser();
        await untilDiagnostics(uri, missing);
        assert.equal(await vscode.env.clipboard.readText(), code);
        assert.equal(hands.opened.at(-1), `${relay.url}/device?user_code=${code}`);
        assert.match(loginText(), /^Signed in as .* \| Sign Out$/);
      });

      test('is done with nothing kept when the code is put away', async () => {
        await openWorkflow(workflow);
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose('Sign In with the Browser');
        await signedIn;
        assert.deepEqual(await sessions(), []);
        assert.equal(relay.requests({ path: '/auth/profile' }).length, 0);
      });

      test('says what is wrong when the service gives no code, and lets another way be chosen', async () => {
        const uri = await openWorkflow(workflow);
        relay.fault({ kind: 'status', status: 503, path: '/auth/sessions/device' });
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose('Sign In with the Browser');
        await hands.message(/^Could not sign in with the browser: Relay at .*\(status 503\)/);
        await hands.choose('Paste an API Token');
        await hands.type('API token', relay.token);
        await signedIn;
        await untilDiagnostics(uri, missing);
      });

      test('survives a network that fails while it waits', async () => {
        const uri = await openWorkflow(workflow);
        relay.fault({ kind: 'drop', path: '/auth/profile' });
        await signInWithBrowser();
        await untilDiagnostics(uri, missing);
      });

      test('ends at the service when the user signs out', async () => {
        await openWorkflow(workflow);
        await signInWithBrowser();
        const [session] = await sessions();
        await vscode.commands.executeCommand('relay.signOut');
        const ended = relay.requests({ method: 'DELETE', path: '/auth/sessions' });
        assert.deepEqual(
          ended.map(({ headers }) => headers.authorization),
          [`Bearer ${session?.accessToken}`],
        );
        await untilAccountStatus(hands, /^Not signed in/);
      });

      test('is forgotten here also when the service cannot be told', async () => {
        await openWorkflow(workflow);
        await signInWithBrowser();
        relay.fault({ kind: 'drop', method: 'DELETE', path: '/auth/sessions' });
        await vscode.commands.executeCommand('relay.signOut');
        await hands.message(/^Signed out of Relay \(account acme\)\. .* could not be told/);
        assert.deepEqual(await sessions(), []);
      });
    });

    test('an API token is not ended by a sign-out: it may be in use elsewhere', async () => {
      await openWorkflow(workflow);
      await signIn(hands, relay.token);
      await vscode.commands.executeCommand('relay.signOut');
      assert.equal(relay.requests({ method: 'DELETE' }).length, 0);
    });

    test('a token that was typed and not accepted is there again after Back, but not for another address', async () => {
      const other = await startRelayApi();
      relay.fault({ kind: 'status', status: 503, path: '/auth/profile' });
      const signedIn = vscode.commands.executeCommand('relay.signIn');
      await hands.choose('Paste an API Token');
      await hands.type('API token', relay.token);
      await hands.problem();
      await hands.back();
      await hands.choose('Sign In at Another Address…');
      await hands.type('Address of the Relay API', other.url);
      await hands.choose('Paste an API Token');
      assert.equal((await hands.type('API token', '')).placeholder ?? '', '');
      assert.match(await hands.problem(), /Paste an API token/);
      await hands.back();
      await hands.choose('Sign In at Another Address…');
      await hands.type('Address of the Relay API', relay.url);
      await hands.choose('Paste an API Token');
      relay.fault({ kind: 'status', status: 503, path: '/auth/profile' });
      await hands.type('API token', relay.token);
      await hands.problem();
      await hands.back();
      await hands.choose('Paste an API Token');
      assert.match((await hands.type('API token', '')).placeholder ?? '', /^typed before/);
      await signedIn;
      assert.deepEqual(tokensAt(other), []);
      await other.close();
    });

    test('after a token was refused, a new one of the same user is used at once', async () => {
      const uri = await openWorkflow(workflow);
      const token = relay.issueToken();
      await signIn(hands, token);
      await untilDiagnostics(uri, missing);
      relay.revokeToken(token);
      await vscode.commands.executeCommand('relay.refreshAccount');
      await untilAccountStatus(hands, /the sign-in has ended/);
      await signIn(hands, relay.token);
      await untilAccountStatus(hands, /^acme: \d+ connections \| checked [^;]*$/);
      assert.equal((await sessions()).length, 1);
    });

    suite('to several accounts', () => {
      let other: RelayApiServer;

      setup(async () => {
        other = await startRelayApi({ account: { ...sampleAccount, name: 'umbrella', connections: [] } });
      });
      teardown(() => other.close());

      const signInAtOther = async (): Promise<void> => {
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose('Sign In at Another Address…');
        await hands.type('Address of the Relay API', other.url);
        await hands.choose('Paste an API Token');
        await hands.type('API token', other.token);
        await signedIn;
      };
      const switchTo = async (account: string): Promise<void> => {
        const switched = vscode.commands.executeCommand('relay.switchAccount');
        await hands.choose(account);
        await switched;
      };

      test('keeps them side by side, and the one chosen is used at its own address', async () => {
        await openWorkflow(workflow);
        await signIn(hands, relay.token);
        await untilAccountStatus(hands, /^acme: /);
        await signInAtOther();
        await untilAccountStatus(hands, /^umbrella: 0 connections/);
        assert.match(loginText(), new RegExp(`\\| ${new URL(other.url).host} \\| Switch Account$`));
        await switchTo('acme');
        await untilAccountStatus(hands, /^acme: /);
        assert.deepEqual(tokensAt(relay), [`Bearer ${relay.token}`]);
        assert.deepEqual(tokensAt(other), [`Bearer ${other.token}`]);
      });

      test('signing out of one keeps the other, and nobody takes its place unasked', async () => {
        await openWorkflow(workflow);
        await signIn(hands, relay.token);
        await signInAtOther();
        await vscode.commands.executeCommand('relay.signOut');
        await untilAccountStatus(hands, /^Not signed in/);
        const seen = relay.requests().length;
        assert.equal((await sessions()).length, 1);
        assert.equal(relay.requests().length, seen);
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose('acme');
        await signedIn;
        await untilAccountStatus(hands, /^acme: /);
      });

      test('the Accounts menu lists them all, told apart by their addresses, and hears of each change', async () => {
        await openWorkflow(workflow);
        const heard: string[] = [];
        const labels = (list: readonly vscode.AuthenticationSession[] | undefined): string =>
          (list ?? []).map(({ account }) => account.label.replace(/ \(.*\)/, '')).join();
        const provider = hands.authenticationProvider();
        const listener = provider.onDidChangeSessions(({ added, removed, changed }) =>
          heard.push(`+${labels(added)} -${labels(removed)} *${labels(changed)}`),
        );
        await signIn(hands, relay.token);
        await signInAtOther();
        const at = ({ url }: RelayApiServer): string => new URL(url).host;
        assert.equal(labels(await sessions()), `umbrella at ${at(other)},acme at ${at(relay)}`);
        const [, acme] = await sessions();
        assert.equal(labels(await provider.getSessions(undefined, { account: acme!.account })), `acme at ${at(relay)}`);
        await provider.removeSession(acme!.id);
        await until(
          'the changes',
          () => heard,
          ({ length }) => length >= 3,
        );
        listener.dispose();
        assert.deepEqual(heard, [
          `+acme at ${at(relay)} - *`,
          `+umbrella at ${at(other)} - *`,
          `+ -acme at ${at(relay)} *`,
        ]);
        await untilAccountStatus(hands, /^umbrella: /);
      });

      test('a workspace cannot say where new sign-ins go', async () => {
        await openWorkflow(workflow);
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
        assert.ok(folder);
        const settings = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
        const own = { 'relay.api.url': other.url, 'editor.rulers': [7] };
        await vscode.workspace.fs.writeFile(settings, Buffer.from(JSON.stringify(own)));
        try {
          await until(
            'the settings of the workspace',
            () => vscode.workspace.getConfiguration('editor').get<number[]>('rulers')?.[0],
            (ruler) => ruler === 7,
          );
          const signedIn = vscode.commands.executeCommand('relay.signIn');
          const title = await hands.choose('Paste an API Token');
          assert.equal(title, `Sign In to Relay at ${new URL(relay.url).host}`);
          await hands.type('API token', relay.token);
          await signedIn;
          await untilAccountStatus(hands, /^acme: /);
          assert.equal(other.requests().length, 0);
        } finally {
          await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.vscode'), { recursive: true });
        }
      });

      test('an address that no token may be sent to is refused', async () => {
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose('Sign In at Another Address…');
        await hands.type('Address of the Relay API', 'http://relay.example.com');
        assert.match(await hands.problem(), /cannot be used: it must start with https/);
        await hands.escape();
        await signedIn;
      });
    });

    suite('with a login of the Relay CLI', () => {
      const withTokens = (tokens: Readonly<Record<string, string | undefined>>): string =>
        JSON.stringify({
          contexts: Object.fromEntries(
            Object.entries(tokens).map(([context, session]) => [
              context,
              { apidomain: relay.url, auth: { tokens: { session } } },
            ]),
          ),
        });

      test('each context with a token can be chosen', () =>
        withCliConfig(async (write) => {
          const uri = await openWorkflow(workflow);
          await write(withTokens({ relaysh: relay.token, mine: relay.viewerToken, empty: undefined }));
          const signedIn = vscode.commands.executeCommand('relay.signIn');
          await hands.choose("Use the Relay CLI's Login", 'context mine');
          await signedIn;
          await untilDiagnostics(uri, missing);
          assert.equal((await sessions())[0]?.accessToken, relay.viewerToken);
        }));

      test('a new login of the CLI is used as soon as it is made', () =>
        withCliConfig(async (write) => {
          const uri = await openWorkflow(workflow);
          await write(withTokens({ relaysh: relay.token }));
          const signedIn = vscode.commands.executeCommand('relay.signIn');
          await hands.choose("Use the Relay CLI's Login");
          await signedIn;
          await untilDiagnostics(uri, missing);
          // VS Code begins to watch a file some moments after it was asked to: what is written before is not noticed.
          const writeUntil = async (text: string, expected: RegExp): Promise<void> => {
            let writesAt = 0;
            await until(
              `the status ${expected.source}`,
              async () => {
                if (Date.now() >= writesAt) {
                  await write(text);
                  writesAt = Date.now() + 2000;
                }
                return accountStatus(hands);
              },
              (status) => expected.test(status),
            );
          };
          await writeUntil(withTokens({ relaysh: undefined }), /the sign-in has ended/);
          await writeUntil(withTokens({ relaysh: relay.issueToken() }), /^acme: \d+ connections \| checked [^;]*$/);
          await untilDiagnostics(uri, missing);
        }));
    });

    test('to sign in is proposed once, and never again when the user does not want it', async () => {
      const proposals = (): number => hands.messages(/^Sign in to Relay to see/).length;
      const before = proposals();
      const proposed = hands.answer("Don't Ask Again");
      await openWorkflow(workflow);
      await vscode.commands.executeCommand('relay.resetSignInPrompt');
      await proposed;
      assert.equal(proposals(), before + 1);
      await closeAll();
      await openWorkflow(workflow);
      await untilAccountStatus(hands, /^Not signed in/);
      assert.equal(proposals(), before + 1);
      const again = hands.answer('Not Now');
      await vscode.commands.executeCommand('relay.resetSignInPrompt');
      await again;
      assert.equal(proposals(), before + 2);
    });
  });
}
