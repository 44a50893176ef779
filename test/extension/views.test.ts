import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { until, type Hands } from './hands';
import { closeAll, configure, documentAt, openUntitled, untilDiagnostics } from './window';

const workflow = `steps:
- name: one
  image: relaysh/core
  spec:
    connection: \${connections.aws.'prod'}
- name: two
  image: relaysh/core
  spec:
    connection: !Connection { type: slack, name: acme-workspace }
    other: !Connection [aws, prod]
`;

export function viewTests(hands: Hands): void {
  suite('the Connections view', () => {
    let relay: RelayApiServer;
    let uri: vscode.Uri;

    const treeOf = (id: string) => {
      const tree = hands.trees.get(id);
      assert.ok(tree, `${id} is there`);
      return tree;
    };
    const rowsOf = async (id: string, above?: unknown): Promise<readonly Row[]> => {
      const { provider } = treeOf(id);
      const elements = (await provider.getChildren(above)) ?? [];
      return Promise.all(elements.map(async (element) => ({ element, item: await provider.getTreeItem(element) })));
    };
    const untilRows = async (id: string, expected: readonly string[]): Promise<readonly Row[]> => {
      let rows: readonly Row[] = [];
      await until(`${id} to show [${expected.join(', ')}]`, async () => {
        rows = await rowsOf(id);
        return rows.map(inWords).join('\n') === expected.join('\n') ? true : undefined;
      }).catch((error: unknown) => {
        throw new Error(`${String(error)} Last: [${rows.map(inWords).join(', ')}]`);
      });
      return rows;
    };
    const badge = (): string | undefined => treeOf('relay.workflow').view.badge?.tooltip;
    const untilBadge = (tooltip: string | undefined): Promise<true> =>
      until(`the badge "${tooltip}"`, () => (badge() === tooltip ? true : undefined));
    const signIn = async (): Promise<void> => {
      const signedIn = vscode.commands.executeCommand('relay.signIn');
      await hands.choose('Paste an API Token');
      await hands.type('API token', relay.token);
      await signedIn;
    };
    const show = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.view.extension.relay');
      await until('the view', () => (treeOf('relay.account').view.visible ? true : undefined));
    };
    const hide = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.view.explorer');
      await until('the view to go', () => (treeOf('relay.account').view.visible ? undefined : true));
    };

    setup(async () => {
      relay = await startRelayApi();
      await configure('relay.api.url', relay.url);
      ({ uri } = await openUntitled(workflow));
      await until('the language', () => (documentAt(uri).languageId === 'relay-workflow' ? true : undefined));
    });
    teardown(async () => {
      await hide();
      await vscode.commands.executeCommand('relay.signOut');
      await configure('relay.api.url', undefined);
      await closeAll();
      await relay.close();
    });

    test('while it is hidden, the badge counts what the workflow in the editor lacks', async () => {
      assert.equal(badge(), undefined);
      await signIn();
      const file = vscode.workspace.asRelativePath(uri);
      await untilBadge(`1 connection of ${file} is missing from account acme`);
      await closeAll();
      await untilBadge(undefined);
    });

    test('signed out, it lists what the workflow names and says nothing of it', async () => {
      await show();
      await untilRows('relay.workflow', [
        'circle-outline prod (aws, 2 places)',
        'circle-outline acme-workspace (slack)',
      ]);
      assert.match(treeOf('relay.workflow').view.message ?? '', /you are not signed in to Relay/);
      assert.deepEqual(await rowsOf('relay.account'), []);
      assert.equal(badge(), undefined);
      assert.deepEqual(relay.requests(), []);
    });

    test('a click goes to where the workflow names the connection', async () => {
      await signIn();
      await show();
      const [prod, team] = await untilRows('relay.workflow', [
        'error prod (aws, missing, 2 places)',
        'pass acme-workspace (slack)',
      ]);
      await click(team);
      assert.equal(selection(), 'acme-workspace');
      await click(prod);
      assert.equal(selection(), "'prod'");
      const [, second] = await rowsOf('relay.workflow', prod?.element);
      await click(second);
      assert.equal(selection(), 'prod');
    });

    test('it follows the text', async () => {
      await signIn();
      await show();
      await untilRows('relay.workflow', ['error prod (aws, missing, 2 places)', 'pass acme-workspace (slack)']);
      const edit = new vscode.WorkspaceEdit();
      const at = documentAt(uri).positionAt(workflow.indexOf("'prod'"));
      edit.replace(uri, new vscode.Range(at, at.translate(0, "'prod'".length)), "'production'");
      await vscode.workspace.applyEdit(edit);
      await untilRows('relay.workflow', [
        'pass production (aws)',
        'pass acme-workspace (slack)',
        'error prod (aws, missing)',
      ]);
    });

    test('+ on a missing connection creates it', async () => {
      await signIn();
      await show();
      const [prod] = await untilRows('relay.workflow', [
        'error prod (aws, missing, 2 places)',
        'pass acme-workspace (slack)',
      ]);
      assert.match(prod?.item.contextValue ?? '', /\bmissing\b/);
      const created = vscode.commands.executeCommand('relay.createConnection', prod?.element);
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      await hands.type('secretAccessKey', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      await created;
      await untilRows('relay.workflow', ['pass prod (aws, 2 places)', 'pass acme-workspace (slack)']);
      await untilBadge(undefined);
      assert.ok(relay.stored('aws', 'prod'));
    });

    test('+ on a type of the account asks for the name of a connection of that type', async () => {
      await signIn();
      await show();
      await until('the account', async () => ((await rowsOf('relay.account')).length > 0 ? true : undefined));
      const slack = (await rowsOf('relay.account')).find(({ item }) => item.label === 'slack');
      const created = vscode.commands.executeCommand('relay.createConnection', slack?.element);
      await hands.type('Name of the slack connection', 'ops');
      await hands.escape();
      await created;
    });

    test('the account lists its connections by type, and is read no more often for being looked at', async () => {
      await signIn();
      await untilDiagnostics(uri, ["connection-missing 'prod'", 'connection-missing prod']);
      const read = relay.requests().length;
      await show();
      await until('the account', async () => ((await rowsOf('relay.account')).length > 0 ? true : undefined));
      const [aws] = await rowsOf('relay.account');
      assert.equal(inWords(aws!), 'aws (2)');
      assert.match(
        (await rowsOf('relay.account', aws?.element)).map(inWords).join('\n'),
        /^pass production \(tested .*\)/,
      );
      assert.match(treeOf('relay.account').view.description ?? '', /^acme, checked /);
      for (let times = 0; times < 3; times++) {
        await hide();
        await show();
      }
      assert.equal(relay.requests().length, read);
    });

    test('workflows of the workspace count among those that use a connection, once they are looked at', async () => {
      await signIn();
      await show();
      await until('the uses', async () => {
        const types = await rowsOf('relay.account');
        const slack = types.find(({ item }) => item.label === 'slack');
        const [team] = slack ? await rowsOf('relay.account', slack.element) : [];
        // Three of the account, the samples, and the document in the editor.
        return Number(/(\d+) workflows/.exec(team ? inWords(team) : '')?.[1]) > 4 ? true : undefined;
      });
    });

    test('when the account cannot be read any more, the list stays and the view says why', async () => {
      await signIn();
      await show();
      await until('the account', async () => ((await rowsOf('relay.account')).length > 0 ? true : undefined));
      relay.fault({ kind: 'drop', path: '/api/connections', times: 10 });
      await vscode.commands.executeCommand('relay.refreshAccount');
      await until(
        'the message',
        () => treeOf('relay.account').view.message?.match(/as it was .*cannot be reached/)?.[0],
      );
      const [tryAgain, aws] = await rowsOf('relay.account');
      assert.equal(inWords(aws!), 'aws (2)');
      assert.equal(inWords(tryAgain!), 'refresh Try Again');
      relay.clearFaults();
      await click(tryAgain);
      await until('the message to go', () => (treeOf('relay.account').view.message ? undefined : true));
    });
  });
}

interface Row {
  readonly element: unknown;
  readonly item: vscode.TreeItem;
}

/** `pass production (aws)`: icon, label and description. */
function inWords({ item: { label, description, iconPath } }: Row): string {
  const icon = iconPath instanceof vscode.ThemeIcon ? `${iconPath.id} ` : '';
  return `${icon}${typeof label === 'string' ? label : ''}${typeof description === 'string' ? ` (${description})` : ''}`;
}

async function click(row: Row | undefined): Promise<void> {
  const command = row?.item.command;
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

function selection(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.getText(editor.selection);
}
