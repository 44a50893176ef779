/** The servers that are compared: how each is started, and what it is told. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver/node';
import { didChangeAccount, refreshAccount, workflowLanguageId, yamlLanguageId } from '../../server/src/protocol';
import { inRepository } from '../host/paths';
import { accountSizes, pushedAccount } from './account';

export type ContenderName = 'relay' | 'yamlLanguageServer' | 'reparsing';

export interface Contender {
  readonly name: ContenderName;
  /** What `node` is started with. */
  readonly words: readonly string[];
  readonly languageId: string;
  /** `capabilities.experimental` of the client. */
  readonly experimental: unknown;
  /** The answer to `workspace/configuration`, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Its own part of the conversation, set up before `initialize`. */
  follow(lsp: MessageConnection): void;
  /** Sent after `initialized`. */
  greet(lsp: MessageConnection): void;
  /** Whether it knows the types of steps, and so sees that the one of the probe is misspelled. */
  readonly knowsTypes: boolean;
  /** Whether it knows the account, and so sees a connection that is missing. */
  readonly knowsAccount: boolean;
  /** Whether it answers requests for completion and hover. */
  readonly answersRequests: boolean;
}

const silent = (): void => undefined;

/** @param folder where yaml-language-server is installed */
export function contenders(folder: string): readonly Contender[] {
  return [
    relay(accountSizes.large),
    {
      name: 'yamlLanguageServer',
      words: [yamlLanguageServer(folder), '--stdio'],
      languageId: yamlLanguageId,
      experimental: undefined,
      settings: {
        yaml: {
          schemas: { [pathToFileURL(inRepository('test', 'bench', 'relay.schema.json')).href]: ['*.yaml'] },
          customTags,
          // No network: neither would find anything for a workflow.
          schemaStore: { enable: false },
          kubernetesCRDStore: { enable: false },
        },
      },
      follow: silent,
      greet: silent,
      knowsTypes: true,
      knowsAccount: false,
      answersRequests: true,
    },
    {
      name: 'reparsing',
      words: [inRepository('out', 'test', 'bench', 'reparsingServer.js'), '--stdio'],
      languageId: yamlLanguageId,
      experimental: undefined,
      settings: {},
      follow: silent,
      greet: silent,
      knowsTypes: false,
      knowsAccount: false,
      answersRequests: false,
    },
  ];
}

export function relay(accountSize: number): Contender {
  const account = pushedAccount(accountSize);
  const push = (lsp: MessageConnection): void =>
    void lsp.sendNotification(didChangeAccount, { ...account, readAt: Date.now() });
  return {
    name: 'relay',
    words: [inRepository('dist', 'server.js'), '--stdio'],
    languageId: workflowLanguageId,
    experimental: { relay: { account: 'pushed', commands: ['relay.createConnection'] } },
    settings: {},
    // As the extension does when a connection is newly missing on a list older than 30 s; here the service answers at once.
    follow: (lsp) =>
      void lsp.onRequest(refreshAccount, () => {
        push(lsp);
        return null;
      }),
    greet: push,
    knowsTypes: true,
    knowsAccount: true,
    answersRequests: true,
  };
}

export function yamlLanguageServer(folder: string): string {
  return path.join(folder, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
}

const functions = [
  ...['append', 'coalesce', 'concat', 'convertMarkdown', 'equals', 'exists', 'jsonMarshal', 'jsonUnmarshal'],
  ...['merge', 'notEquals', 'now', 'path', 'toString'],
];

/** Relay's tags, in the forms that Relay reads. */
const customTags = [
  ...['Connection', 'Output', 'Answer'].flatMap((name) => [`!${name} mapping`, `!${name} sequence`]),
  ...['Secret', 'Parameter', 'Data', ...functions.map((name) => `Fn.${name}`)].flatMap((name) => [
    `!${name} mapping`,
    `!${name} sequence`,
    `!${name} scalar`,
  ]),
];
