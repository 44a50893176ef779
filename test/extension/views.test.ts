import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RelayApiServer } from '../relayApi';
import { until } from '../until';
import type { Hands } from './hands';
import { openWorkflow, signIn, typeAwsFields, useRelayApi } from './scene';
import { closeAll, documentAt, untilDiagnostics } from './window';

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
      await until(
        `${id} to show [${expected.join(', ')}]`,
        async () => (rows = await rowsOf(id)).map(inWords),
        (shown) => shown.join('\n') === expected.join('\n'),
      );
      return rows;
    };
    const untilAccountRows = (): Promise<readonly Row[]> =>
      until(
        'the account',
        () => rowsOf('relay.account'),
        ({ length }) => length > 0,
      );
    const badge = (): string | undefined => treeOf('relay.workflow').view.badge?.tooltip;
    const untilBadge = (tooltip: string | undefined): Promise<unknown> =>
      until(`the badge "${tooltip}"`, badge, (shown) => shown === tooltip);
    const isVisible = (): boolean => treeOf('relay.account').view.visible;
    const show = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.view.extension.relay');
      await until('the view', isVisible, (visible) => visible);
    };
    const hide = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.view.explorer');
      await until('the view to go', isVisible, (visible) => !visible);
    };

    teardown(hide);
    useRelayApi(hands, (started) => (relay = started));
    setup(async () => {
      uri = await openWorkflow(workflow);
    });

    test('while it is hidden, the badge counts what the workflow in the editor lacks', async () => {
      assert.equal(badge(), undefined);
      await signIn(hands, relay.token);
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
      await signIn(hands, relay.token);
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
      await signIn(hands, relay.token);
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
      await signIn(hands, relay.token);
      await show();
      const [prod] = await untilRows('relay.workflow', [
        'error prod (aws, missing, 2 places)',
        'pass acme-workspace (slack)',
      ]);
      assert.match(prod?.item.contextValue ?? '', /\bmissing\b/);
      const created = vscode.commands.executeCommand('relay.createConnection', prod?.element);
      await typeAwsFields(hands);
      await hands.choose('Create');
      await created;
      await untilRows('relay.workflow', ['pass prod (aws, 2 places)', 'pass acme-workspace (slack)']);
      await untilBadge(undefined);
      assert.ok(relay.stored('aws', 'prod'));
    });

    test('+ on a type of the account asks for the name of a connection of that type', async () => {
      await signIn(hands, relay.token);
      await show();
      const slack = (await untilAccountRows()).find(({ item }) => item.label === 'slack');
      const created = vscode.commands.executeCommand('relay.createConnection', slack?.element);
      await hands.type('Name of the slack connection', 'ops');
      await hands.escape();
      await created;
    });

    test('the account lists its connections by type, and is read no more often for being looked at', async () => {
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, ["connection-missing 'prod'", 'connection-missing prod']);
      const read = relay.requests().length;
      await show();
      const [aws] = await untilAccountRows();
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
      await signIn(hands, relay.token);
      await show();
      await until(
        'the uses',
        async () => {
          const types = await rowsOf('relay.account');
          const slack = types.find(({ item }) => item.label === 'slack');
          const [team] = slack ? await rowsOf('relay.account', slack.element) : [];
          return team ? inWords(team) : '';
        },
        // Three of the account, the samples, and the document in the editor.
        (team) => Number(/(\d+) workflows/.exec(team)?.[1]) > 4,
      );
    });

    test('when the account cannot be read any more, the list stays and the view says why', async () => {
      await signIn(hands, relay.token);
      await show();
      await untilAccountRows();
      relay.fault({ kind: 'drop', path: '/api/connections', times: 10 });
      await vscode.commands.executeCommand('relay.refreshAccount');
      const message = (): string | undefined => treeOf('relay.account').view.message;
      await until('the message', message, (text) => /as it was .*cannot be reached/.test(text ?? ''));
      const [tryAgain, aws] = await rowsOf('relay.account');
      assert.equal(inWords(aws!), 'aws (2)');
      assert.equal(inWords(tryAgain!), 'refresh Try Again');
      relay.clearFaults();
      await click(tryAgain);
      await until('the message to go', message, (text) => !text);
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
