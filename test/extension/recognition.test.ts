import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilWorkflow } from './scene';
import { closeAll, configure, languageOf, openSample, openUntitled, untilDiagnostics } from './window';

const workflow = `steps:
- name: greet
  image: relaysh/core
  spec:
    connection: \${connections.aws.'production'}
`;

suite('recognition of workflows', () => {
  teardown(async () => {
    await configure('relay.workflowDetection', undefined);
    await configure('files.associations', undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  test('a YAML file that is a workflow becomes one', async () => {
    await untilWorkflow((await openSample('start-here.yaml')).uri);
  });

  test('other YAML files stay YAML', async () => {
    const others = ['kubernetes.yaml', 'github-actions.yml', 'compose.yaml', 'ansible.yaml'];
    const opened = [];
    for (const name of others) opened.push(await openSample(`not-workflows/${name}`));
    // Opened last and recognised: the others have been looked at by then.
    await untilWorkflow((await openSample('tags.yaml')).uri);
    for (const { uri } of opened) assert.notEqual(languageOf(uri), 'relay-workflow', uri.path);
  });

  test('an untitled document becomes a workflow when it reads as one', async () => {
    const document = await openUntitled('');
    assert.equal(document.languageId, 'yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), workflow);
    await vscode.workspace.applyEdit(edit);
    await untilWorkflow(document.uri);
  });

  test('who sets the language back to YAML keeps it', async () => {
    const document = await openSample('templates.yaml');
    await untilWorkflow(document.uri);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await untilWorkflow((await openSample('tags.yaml')).uri);
    assert.equal(languageOf(document.uri), 'yaml');
  });

  test('a file that is associated with YAML stays YAML', async () => {
    await configure('files.associations', { 'type-maps.yaml': 'yaml' });
    const document = await openSample('type-maps.yaml');
    await untilWorkflow((await openSample('tags.yaml')).uri);
    assert.equal(languageOf(document.uri), 'yaml');
  });

  test('with keepYaml workflows are served and stay YAML', async () => {
    await configure('relay.workflowDetection', 'keepYaml');
    const { uri } = await openUntitled(`${workflow}    other: !Connection { aws, production }\n`);
    await untilDiagnostics(uri, ['connection-malformed !Connection { aws, production }']);
    assert.equal(languageOf(uri), 'yaml');
  });

  test('switched on again, it finds the workflows that are open', async () => {
    await configure('relay.workflowDetection', 'off');
    const document = await openSample('unicode.yaml');
    await configure('relay.workflowDetection', 'setLanguage');
    await untilWorkflow(document.uri);
  });
});
