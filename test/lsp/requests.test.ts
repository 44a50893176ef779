import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { knownAccount } from '../relay/knownAccount';
import { withEditor, type OpenFile } from './fakeEditor';
import { frame, readFrames } from './frames';
import { pushing, withMissing, workflowNaming } from './workflows';

const withoutCommands: ClientCapabilities = {
  ...pushing.capabilities,
  experimental: { relay: { account: 'pushed' } },
};

suite('completion over the protocol', () => {
  test('a name is completed by an edit that replaces what is there', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod', 'gcp/other'));
      const file = editor.open(workflowNaming('pr'));
      await file.expectProblems('connection-missing "pr"');
      const { items } = await file.complete('name: pr');
      const item = items.find(({ label }) => label === 'prod');
      assert.ok(item);
      assert.match(accepted(file, item), /name: prod }/);
      assert.ok(!items.some(({ label }) => label === 'other'));
    }));

  test('the create item comes with its command, to a client that can run it', async () => {
    const commands = (capabilities: ClientCapabilities): Promise<readonly string[]> =>
      withMissing({ capabilities }, async (file) => {
        const { items } = await file.complete('name: prd');
        return items.flatMap(({ command }) => command?.command ?? []);
      });
    assert.deepEqual(await commands(pushing.capabilities), ['relay.createConnection']);
    assert.deepEqual(await commands(withoutCommands), []);
  });

  test('while the account is loading the client is told to ask again', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open(workflowNaming('pr'));
      assert.equal((await file.complete('name: pr')).isIncomplete, true);
    }));

  test('documentation is Markdown for a client that reads it, plain text for another', async () => {
    const documentation = (documentationFormat: ('markdown' | 'plaintext')[]): Promise<unknown> => {
      const completion = { completionItem: { documentationFormat } };
      const { textDocument } = pushing.capabilities;
      const capabilities = { ...pushing.capabilities, textDocument: { ...textDocument, completion } };
      return withEditor({ capabilities }, async (editor) => {
        editor.pushAccount(knownAccount('aws/my_prod'));
        const file = editor.open(workflowNaming('my'));
        await file.expectProblems('connection-missing "my"');
        return (await file.complete('name: my')).items[0]?.documentation;
      });
    };
    const rest = 'in account acme\n\nNot tested yet.\n\nNot used by any workflow.';
    assert.deepEqual(await documentation(['markdown']), { kind: 'markdown', value: `**my\\_prod** (aws) ${rest}` });
    assert.deepEqual(await documentation(['plaintext']), { kind: 'plaintext', value: `my_prod (aws) ${rest}` });
  });
});

suite('a function over the protocol', () => {
  test('has the cursor between its brackets in a client that knows snippets', async () => {
    const edit = (snippetSupport: boolean): Promise<unknown> => {
      const textDocument = { ...pushing.capabilities.textDocument, completion: { completionItem: { snippetSupport } } };
      return withEditor({ capabilities: { ...pushing.capabilities, textDocument } }, async (editor) => {
        const file = editor.open('steps:\n- name: a\n  spec:\n    b: ${conc}\n');
        const { items } = await file.complete('${conc');
        const item = items.find(({ label }) => label === 'concat');
        assert.ok(item?.textEdit);
        return { format: item.insertTextFormat, text: item.textEdit.newText };
      });
    };
    assert.deepEqual(await edit(true), { format: 2, text: 'concat($0)' });
    assert.deepEqual(await edit(false), { format: undefined, text: 'concat()' });
  });
});

suite('code actions over the protocol', () => {
  test('a missing connection can be created, or another one used, at the diagnostic that the client shows', () =>
    withMissing(pushing, async (file) => {
      const diagnostics = await file.expectProblems('connection-missing "prd"');
      const actions = (await file.codeActions('prd', { diagnostics: [...diagnostics] })) as CodeAction[];
      const create = actions.find(({ command }) => command?.command === 'relay.createConnection');
      assert.deepEqual(create?.command?.arguments, [{ type: 'aws', name: 'prd' }]);
      const useExisting = actions.find(({ edit }) => edit !== undefined);
      assert.equal(useExisting?.kind, 'quickfix');
      assert.deepEqual(useExisting.diagnostics, diagnostics);
      const edits = useExisting.edit?.changes?.[file.uri] ?? [];
      assert.match(TextDocument.applyEdits(file.document, edits), /name: prod }/);
    }));

  test('an edit names the version that it is for, to a client that looks at it', () => {
    const workspace = { workspaceEdit: { documentChanges: true } };
    return withMissing({ capabilities: { ...pushing.capabilities, workspace } }, async (file) => {
      const actions = (await file.codeActions('prd')) as CodeAction[];
      const changes = actions.flatMap(({ edit }) => edit?.documentChanges ?? []);
      assert.ok(changes.length > 0);
      for (const change of changes) {
        assert.ok('textDocument' in change);
        assert.deepEqual(change.textDocument, { uri: file.uri, version: 1 });
      }
    });
  });

  test('a client without our commands is offered none of them', () =>
    withMissing({ capabilities: withoutCommands }, async (file) => {
      const actions = (await file.codeActions('prd')) as CodeAction[];
      assert.ok(actions.length > 0);
      assert.ok(!JSON.stringify(actions).includes('relay.create'));
    }));

  test('what cannot be done now is shown with the reason, to a client that knows disabled actions only', async () => {
    const reasons = (capabilities: ClientCapabilities): Promise<readonly string[]> =>
      withEditor({ capabilities }, async (editor) => {
        editor.pushAccount({ ...knownAccount('aws/prod'), mayCreate: 'no' });
        const file = editor.open(workflowNaming('prd'));
        await file.expectProblems('connection-missing "prd"');
        const actions = (await file.codeActions('prd')) as CodeAction[];
        assert.ok(actions.length > 0);
        return actions.flatMap(({ disabled }) => disabled?.reason ?? []);
      });
    const { textDocument } = pushing.capabilities;
    const codeAction = { ...textDocument.codeAction, disabledSupport: false };
    assert.match((await reasons(pushing.capabilities))[0] ?? '', /administrator/);
    assert.deepEqual(await reasons({ ...pushing.capabilities, textDocument: { ...textDocument, codeAction } }), []);
  });

  test('a client that asks for other kinds gets none', () =>
    withMissing(pushing, async (file) => {
      assert.deepEqual(await file.codeActions('prd', { only: ['refactor', 'source.organizeImports'] }), []);
      assert.notDeepEqual(await file.codeActions('prd', { only: ['quickfix'] }), []);
    }));

  test('a client that knows commands only gets the commands', () => {
    const capabilities = { ...pushing.capabilities, textDocument: {} };
    return withMissing({ capabilities }, async (file) => {
      const actions = await file.codeActions('prd');
      assert.ok(actions.length > 0);
      for (const action of actions) assert.equal(typeof action.command, 'string');
    });
  });
});

suite('diagnostics over the protocol', () => {
  test('have a source, a severity, and a link to their documentation for a client that shows links', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount());
      const [diagnostic] = await editor.open(workflowNaming('prd')).expectProblems('connection-missing "prd"');
      assert.equal(diagnostic?.source, 'relay');
      assert.equal(diagnostic.severity, 1);
      assert.match(
        diagnostic.codeDescription?.href ?? '',
        /^https:\/\/.*\/blob\/main\/docs\/diagnostics\.md#connection-missing$/,
      );
    }));

  test('a client that only asks for diagnostics gets them as answers, and hears when to ask again', () => {
    const capabilities: ClientCapabilities = {
      experimental: pushing.capabilities.experimental,
      textDocument: { diagnostic: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    };
    return withEditor({ capabilities }, async (editor) => {
      assert.ok(editor.initialized.capabilities.diagnosticProvider);
      const { uri } = editor.open(workflowNaming('prd'));
      const codes = async (): Promise<readonly unknown[]> => {
        const report: { readonly items: readonly { readonly code: unknown }[] } = await editor.lsp.sendRequest(
          'textDocument/diagnostic',
          { textDocument: { uri } },
        );
        return report.items.map(({ code }) => code);
      };
      assert.deepEqual(await codes(), []);
      editor.pushAccount(knownAccount('aws/prod'));
      await editor.until('a refresh', () => editor.received('workspace/diagnostic/refresh').length === 1);
      assert.deepEqual(await codes(), ['connection-missing']);
      assert.deepEqual(editor.publications, []);
    });
  });

  test('a client that takes both is sent them, and asks for none', () => {
    const textDocument = { ...pushing.capabilities.textDocument, diagnostic: {} };
    return withEditor({ capabilities: { ...pushing.capabilities, textDocument } }, async (editor) => {
      assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
      await editor.open(workflowNaming('prd')).expectProblems();
    });
  });
});

suite('hover over the protocol', () => {
  test('a connection is described', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('prod'));
      await file.expectProblems();
      const hover = await file.hover('prod');
      assert.match(JSON.stringify(hover?.contents), /prod \(aws\) in account acme/);
      assert.equal(file.document.getText(hover?.range), '!Connection { type: aws, name: prod }');
    }));

  test('beside a reference there is none', () =>
    withEditor(pushing, async (editor) => {
      assert.equal(await editor.open(workflowNaming('prod')).hover('steps'), null);
    }));
});

suite('relay/missingConnections', () => {
  test('tells what the account lacks for one document', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('staging'));
      await file.expectProblems('connection-missing "staging"');
      const lacking = (uri: string) => editor.lsp.sendRequest('relay/missingConnections', { uri });
      assert.deepEqual(await lacking(file.uri), { connections: [{ type: 'aws', name: 'staging' }] });
      assert.deepEqual(await lacking('file:///none.yaml'), { connections: [] });
    }));
});

suite('relay/connectionReferences', () => {
  test('tells where a workflow names connections, and what the account says of each', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount('aws/prod'));
      const file = editor.open(workflowNaming('staging'));
      const [problem] = await file.expectProblems('connection-missing "staging"');
      const ask = (uri: string) => editor.lsp.sendRequest('relay/connectionReferences', { uri });
      assert.deepEqual(await ask(file.uri), {
        references: [
          {
            type: 'aws',
            name: 'staging',
            range: problem?.range,
            holder: { kind: 'step', name: 'stop', index: 0, path: 'spec.aws.connection' },
            verdict: 'missing',
            isToCreate: true,
            problem: { severity: 'error', message: problem?.message },
          },
        ],
        secrets: [],
      });
      assert.equal(await ask('file:///none.yaml'), null);
    }));
});

suite('requests', () => {
  test('about a document that is not open are answered empty', () =>
    withEditor(pushing, async ({ lsp }) => {
      const params = { textDocument: { uri: 'file:///none.yaml' }, position: { line: 0, character: 0 } };
      assert.deepEqual(await lsp.sendRequest('textDocument/completion', params), { isIncomplete: false, items: [] });
      assert.equal(await lsp.sendRequest('textDocument/hover', params), null);
    }));

  test('that the client cancels before their turn are not worked on', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open(workflowNaming('prod'));
      const params = { textDocument: { uri: file.uri }, position: { line: 0, character: 0 } };
      const messages = [
        { id: 'cancelled', method: 'textDocument/completion', params },
        { method: '$/cancelRequest', params: { id: 'cancelled' } },
      ];
      // Both are there before the server looks at the first.
      editor.server.child.stdin.write(messages.map((message) => frame({ jsonrpc: '2.0', ...message })).join(''));
      await file.hover('prod');
      const answers = readFrames(editor.server.stdout()) as { readonly id?: unknown; readonly error?: unknown }[];
      const [answer] = answers.filter(({ id }) => id === 'cancelled');
      assert.deepEqual(answer?.error, { code: -32800, message: 'Cancelled.' });
    }));
});

/** The text after the client has accepted the item. */
function accepted(file: OpenFile, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  assert.ok(textEdit && 'range' in textEdit);
  return TextDocument.applyEdits(file.document, [textEdit, ...additionalTextEdits]);
}
