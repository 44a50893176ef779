/** Workflows and capabilities that several tests begin with. */
import { knownAccount } from '../relay/knownAccount';
import { withEditor, type Editor, type EditorOptions, type OpenFile } from './fakeEditor';

/** A workflow whose one step uses the aws connection of this name. */
export function workflowNaming(name: string): string {
  return `apiVersion: v1
steps:
- name: stop
  image: relaysh/core
  spec:
    aws:
      connection: !Connection { type: aws, name: ${name} }
`;
}

/** In an editor whose account has `aws/prod`, a workflow names `prd`, which is marked. */
export function withMissing<Result>(
  options: EditorOptions,
  use: (file: OpenFile, editor: Editor) => Promise<Result>,
): Promise<Result> {
  return withEditor(options, async (editor) => {
    editor.pushAccount(knownAccount('aws/prod'));
    const file = editor.open(workflowNaming('prd'));
    await file.expectProblems('connection-missing "prd"');
    return use(file, editor);
  });
}

/** A client that sends the account and can run our commands. */
export const pushing = {
  capabilities: {
    experimental: {
      relay: { account: 'pushed', commands: ['relay.createConnection', 'relay.createMissingConnections'] },
    },
    textDocument: {
      publishDiagnostics: { codeDescriptionSupport: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
        disabledSupport: true,
      },
    },
  },
} satisfies EditorOptions;
