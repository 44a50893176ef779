import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import type { Connection } from '../../server/src/lsp/connection';
import { followDocuments } from '../../server/src/lsp/documents';
import { predecessorOf } from '../../server/src/workflow/incremental';
import { knownAccount } from '../relay/knownAccount';
import { withEditor, type EditorOptions } from './fakeEditor';
import { pushing, withMissing, workflowNaming } from './workflows';

suite('documents', () => {
  const uri = 'file:///a.yaml';

  function follow() {
    const handlers = new Map<string, (params: unknown) => void>();
    const lsp = {
      onNotification: ({ method }: { method: string }, handler: (params: unknown) => void) =>
        handlers.set(method, handler),
    };
    const nothing = (): void => undefined;
    const documents = followDocuments(lsp as unknown as Connection, () => true, {
      changed: nothing,
      saved: nothing,
      closed: nothing,
    });
    const notify = (method: string, params: object): void => handlers.get(`textDocument/${method}`)?.(params);
    notify('didOpen', {
      textDocument: { uri, languageId: 'relay-workflow', version: 1, text: workflowNaming('prod') },
    });
    return { documents, notify, workflow: () => documents.workflow(uri)?.workflow };
  }

  test('each version is read once, with what is known of the one before', () => {
    const { notify, workflow } = follow();
    const first = workflow();
    assert.equal(workflow(), first);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    notify('didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: '# a comment\n' }] });
    const second = workflow();
    assert.notEqual(second, first);
    assert.ok(second && predecessorOf(second) === first);
  });

  test('who waits for one to be read does not wait longer than it is open', async () => {
    const { documents, notify } = follow();
    const read = documents.whenRead(uri, () => true);
    assert.ok(read);
    notify('didClose', { textDocument: { uri } });
    await read;
  });
});

suite('documents over the protocol', () => {
  test('a workflow is diagnosed whatever its language id is', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      for (const languageId of ['relay-workflow', 'yaml']) {
        const file = editor.open(workflowNaming('prd'), { uri: `file:///${languageId}.yaml`, languageId });
        await file.expectProblems('connection-missing "prd"');
      }
    }));

  test('YAML that is no workflow is left alone: nothing is published and nothing is offered', () =>
    withEditor(pushing, async (editor) => {
      const manifest =
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: ${connections.aws.x}\n  b: [\n';
      const other = editor.open(manifest, { uri: 'file:///manifest.yaml', languageId: 'yaml' });
      other.edit('ConfigMap', 'Secret');
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems();
      assert.deepEqual(other.publications(), []);
      assert.deepEqual((await other.complete('connections.')).items, []);
      assert.deepEqual(await other.codeActions('x'), []);
    }));

  test('what has the language of workflows is served even if it does not look like one', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open('a: [\n', { languageId: 'relay-workflow' });
      await editor.until('a problem', () => (file.publications().at(-1)?.diagnostics.length ?? 0) > 0);
    }));

  test('other languages are nobody’s business', () =>
    withEditor(pushing, async (editor) => {
      const other = editor.open(workflowNaming('prd'), { uri: 'file:///a.json', languageId: 'json' });
      await editor.open(workflowNaming('prd')).expectProblems();
      assert.deepEqual(other.publications(), []);
    }));

  test('a document that stops being a workflow loses its diagnostics', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'), { languageId: 'yaml' });
      await file.expectProblems('connection-missing "prd"');
      file.edit('apiVersion: v1', 'apiVersion: apps/v1');
      await editor.until('cleared', () => file.publications().at(-1)?.diagnostics.length === 0);
      file.edit('apps/v1', 'v1');
      await file.expectProblems('connection-missing "prd"');
    }));

  test('a document that is closed loses its diagnostics', () =>
    withMissing(pushing, async (file, editor) => {
      file.close();
      await editor.until('cleared', () => file.publications().at(-1)?.diagnostics.length === 0);
    }));

  test('a document that is opened again in other words is read again', () =>
    withMissing(pushing, async (file, editor) => {
      file.close();
      await editor.open(workflowNaming('prod')).expectProblems();
    }));

  test('an incremental edit moves what is behind it, with CRLF and surrogate pairs before it', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const text = workflowNaming('prd').replace('{ type', '{ # 😀\n          type').replaceAll('\n', '\r\n');
      const file = editor.open(text.replace('type: aws', '"type": "aws"'));
      await file.expectProblems('connection-missing "prd"');
      file.edit('- name: stop', '# 😀😀 é\r\n- name: "😀"');
      file.edit('prd', 'prd😀');
      await file.expectProblems('connection-missing "prd😀"');
    }));

  test('a burst of edits is answered once, for its last version', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prod'));
      await file.expectProblems();
      const before = file.publications().length;
      file.editInOneBurst(100, 'prod', 'prodx');
      await file.expectProblems(`connection-missing "prod${'x'.repeat(100)}"`);
      const versions = file
        .publications()
        .slice(before)
        .map(({ version }) => version ?? 0);
      assert.equal(versions.at(-1), 101);
      // More than one only if the burst takes the server longer than anyone should wait.
      assert.ok(versions.length < 10, `${versions.length} publications for 100 edits`);
    }));
});

suite('setting relay.workflowDetection', () => {
  const asking: EditorOptions = {
    capabilities: {
      ...pushing.capabilities,
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    },
  };

  test('"off" leaves every yaml document alone, and a document of our language not', () =>
    withEditor({ ...asking, configuration: () => ({ workflowDetection: 'off' }) }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const other = editor.open(workflowNaming('prd'), { uri: 'file:///a.yaml', languageId: 'yaml' });
      await editor.until('the setting was asked for', () => editor.received('workspace/configuration').length === 1);
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems('connection-missing "prd"');
      file.edit('prd', 'prod');
      await file.expectProblems();
      assert.deepEqual(other.publications(), []);
    }));

  test('a change holds at once for open documents', async () => {
    let workflowDetection = 'keepYaml';
    await withEditor({ ...asking, configuration: () => ({ workflowDetection }) }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'), { languageId: 'yaml' });
      await file.expectProblems('connection-missing "prd"');
      workflowDetection = 'off';
      void editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await editor.until('cleared', () => file.publications().at(-1)?.diagnostics.length === 0);
      workflowDetection = 'setLanguage';
      void editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await file.expectProblems('connection-missing "prd"');
    });
  });

  test('a document that is opened again is asked about again', () =>
    withEditor({ ...asking, configuration: () => ({ workflowDetection: 'off' }) }, async (editor) => {
      for (const times of [1, 2]) {
        const file = editor.open(workflowNaming('prd'), { languageId: 'yaml' });
        await editor.until('a question', () => editor.received('workspace/configuration').length === times);
        file.close();
      }
    }));

  test('what held before a change holds until the answer, and an earlier answer that comes late is not used', () => {
    const answers: ((workflowDetection: string) => void)[] = [];
    const configuration = () =>
      new Promise((resolve) => answers.push((workflowDetection) => resolve({ workflowDetection })));
    return withEditor({ ...asking, configuration }, async (editor) => {
      const asked = (times: number): Promise<void> =>
        editor.until('a question', () => editor.received('workspace/configuration').length === times);
      const change = () => editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings: null });
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'), { languageId: 'yaml' });
      await asked(1);
      answers[0]?.('keepYaml');
      await file.expectProblems('connection-missing "prd"');
      await change();
      await asked(2);
      file.edit('prd', 'prd2');
      await file.expectProblems('connection-missing "prd2"');
      await change();
      await asked(3);
      answers[2]?.('keepYaml');
      answers[1]?.('off');
      await file.hover('prd2');
      file.edit('prd2', 'prd3');
      await file.expectProblems('connection-missing "prd3"');
    });
  });

  test('a client that takes registrations is asked to tell of changes', () =>
    withEditor(asking, (editor) =>
      editor.until('a registration', () =>
        JSON.stringify(editor.received('client/registerCapability')).includes('workspace/didChangeConfiguration'),
      ),
    ));

  test('a client that has no such setting is served', () =>
    withEditor({ ...asking, configuration: () => null }, async (editor) => {
      await editor.open(workflowNaming('prd'), { languageId: 'yaml' }).expectProblems();
    }));

  test('so is one that has no answer', () =>
    withEditor(asking, async (editor) => {
      editor.lsp.onRequest('workspace/configuration', () => null);
      await editor.open(workflowNaming('prd'), { languageId: 'yaml' }).expectProblems();
    }));

  test('a client that sends its settings unasked is heard, until it sends others', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'), { languageId: 'yaml' });
      await file.expectProblems('connection-missing "prd"');
      const settings = { relay: { workflowDetection: 'off' } };
      void editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings });
      await editor.until('cleared', () => file.publications().at(-1)?.diagnostics.length === 0);
      void editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.equal(await file.hover('prd'), null);
    }));
});

suite('setting relay.diagnostics.severity', () => {
  const asking: EditorOptions = {
    capabilities: { ...pushing.capabilities, workspace: { configuration: true } },
  };
  const severity = (level: string) => ({ diagnostics: { severity: { 'connection-missing': level } } });

  test('holds for the documents that the client answers it for', () => {
    const configuration = (uri: string) => (uri.includes('/quiet/') ? severity('off') : severity('hint'));
    return withEditor({ ...asking, configuration }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const loud = editor.open(workflowNaming('prd'), { uri: 'file:///loud/a.yaml' });
      const [diagnostic] = await loud.expectProblems('connection-missing "prd"');
      assert.equal(diagnostic?.severity, 4);
      const quiet = editor.open(workflowNaming('prd'), { uri: 'file:///quiet/a.yaml' });
      await quiet.expectProblems();
      // Not even for a moment.
      assert.ok(quiet.publications().every(({ diagnostics }) => diagnostics.length === 0));
    });
  });

  test('a change holds at once', async () => {
    let level = 'off';
    await withEditor({ ...asking, configuration: () => severity(level) }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems();
      level = 'warning';
      void editor.lsp.sendNotification('workspace/didChangeConfiguration', { settings: null });
      const [diagnostic] = await file.expectProblems('connection-missing "prd"');
      assert.equal(diagnostic?.severity, 2);
    });
  });

  test('a value that is no severity is logged once and changes nothing', () =>
    withEditor({ ...asking, configuration: () => severity('loud') }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const logged = () => JSON.stringify(editor.received('window/logMessage')).split('connection-missing').length - 1;
      const [diagnostic] = await editor.open(workflowNaming('prd')).expectProblems('connection-missing "prd"');
      assert.equal(diagnostic?.severity, 1);
      await editor.until('a line in the log', () => logged() === 1);
      await editor
        .open(workflowNaming('prd'), { uri: 'file:///other.yaml' })
        .expectProblems('connection-missing "prd"');
      assert.equal(logged(), 1);
    }));

  test('a code action names a diagnostic only where it is shown', () =>
    withEditor({ ...asking, configuration: () => severity('off') }, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems();
      const actions = (await file.codeActions('prd')) as CodeAction[];
      assert.ok(actions.length > 0);
      for (const { diagnostics } of actions) assert.deepEqual(diagnostics, []);
    }));
});
