/**
 * The documents that the client has open, and which of them are workflows.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { workflowLanguageId, yamlLanguageId } from '../protocol';
import { isWorkflow } from '../workflow/detect';
import { reparseWorkflow } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import type { Connection } from './connection';
import { syncDocuments } from './documentSync';

export interface OpenWorkflow {
  readonly document: TextDocument;
  readonly workflow: Workflow;
}

export interface Documents {
  /** `undefined` for what is not open, and for every document that is no business of this server. */
  workflow(uri: string): OpenWorkflow | undefined;
  /** Also one that is no business of this server. `undefined` for what is not open. */
  document(uri: string): TextDocument | undefined;
  /** Every open document, workflow or not. */
  uris(): readonly string[];
}

export interface DocumentEvents {
  /** Opened, edited or closed. */
  changed(uri: string): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

/** `servesYaml` says whether a `yaml` document that looks like a workflow is served now. */
export function followDocuments(
  lsp: Connection,
  servesYaml: (uri: string) => boolean,
  events: DocumentEvents,
): Documents {
  // An object stands for one opening of a document; its text changes in place with its version.
  const parsed = new WeakMap<TextDocument, { readonly version: number; readonly workflow: Workflow | undefined }>();

  const parse = (document: TextDocument): Workflow | undefined => {
    const known = parsed.get(document);
    if (known?.version === document.version) return known.workflow;
    const text = document.getText();
    const serves = document.languageId === workflowLanguageId || isWorkflow(text);
    const workflow = serves ? reparseWorkflow(text, known?.workflow) : undefined;
    parsed.set(document, { version: document.version, workflow });
    return workflow;
  };

  const open = syncDocuments(lsp, {
    changed: ({ uri }) => events.changed(uri),
    saved: ({ uri }) => events.saved(uri),
    closed({ uri }) {
      events.closed(uri);
      events.changed(uri);
    },
  });

  return {
    workflow(uri) {
      const document = open.get(uri);
      if (document === undefined || !isServed(document, servesYaml)) return undefined;
      const workflow = parse(document);
      return workflow && { document, workflow };
    },
    document: (uri) => open.get(uri),
    uris: () => [...open.keys()],
  };
}

function isServed({ languageId, uri }: TextDocument, servesYaml: (uri: string) => boolean): boolean {
  return languageId === workflowLanguageId || (languageId === yamlLanguageId && servesYaml(uri));
}
