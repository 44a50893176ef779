/** Workflows and capabilities that several tests begin with. */
import type { EditorOptions } from './fakeEditor';

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
