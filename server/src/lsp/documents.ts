/**
 * The documents that the client has open, and which of them are workflows.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { workflowLanguageId, yamlLanguageId } from '../protocol';
import { isWorkflow } from '../workflow/detect';
import { startReading, type Reading } from '../workflow/incremental';
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
  /** Reads on until `isEnough` says so. @returns whether `workflow` takes next to no time now */
  readOn(uri: string, isEnough: () => boolean): boolean;
  /** The same for one who wants to know when it is read, by whoever reads on: `undefined` where it is already. */
  whenRead(uri: string, isEnough: () => boolean): Promise<void> | undefined;
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
  const readings = new WeakMap<TextDocument, { readonly version: number; readonly reading: Reading | undefined }>();

  const read = (document: TextDocument): Reading | undefined => {
    const before = readings.get(document);
    if (before?.version === document.version) return before.reading;
    const text = document.getText();
    const serves = document.languageId === workflowLanguageId || isWorkflow(text);
    const reading = serves ? startReading(text, before?.reading?.known) : undefined;
    readings.set(document, { version: document.version, reading });
    return reading;
  };

  const served = (uri: string): TextDocument | undefined => {
    const document = open.get(uri);
    return document !== undefined && isServed(document, servesYaml) ? document : undefined;
  };

  const beingRead = new Map<string, Signal>();

  const open = syncDocuments(lsp, {
    changed: ({ uri }) => events.changed(uri),
    saved: ({ uri }) => events.saved(uri),
    closed({ uri }) {
      endReading(uri);
      events.closed(uri);
      events.changed(uri);
    },
  });

  const endReading = (uri: string): void => {
    beingRead.get(uri)?.give();
    beingRead.delete(uri);
  };

  const readOn = (uri: string, isEnough: () => boolean): boolean => {
    let isRead = true;
    try {
      const document = served(uri);
      isRead = (document && read(document)?.readOn(isEnough)) ?? true;
    } finally {
      if (isRead) endReading(uri);
      else if (!beingRead.has(uri)) beingRead.set(uri, newSignal());
    }
    return isRead;
  };

  return {
    workflow(uri) {
      const document = served(uri);
      const workflow = document && read(document)?.finish();
      return workflow && { document, workflow };
    },
    readOn,
    whenRead: (uri, isEnough) => (readOn(uri, isEnough) ? undefined : beingRead.get(uri)?.given),
    document: (uri) => open.get(uri),
    uris: () => [...open.keys()],
  };
}

function isServed({ languageId, uri }: TextDocument, servesYaml: (uri: string) => boolean): boolean {
  return languageId === workflowLanguageId || (languageId === yamlLanguageId && servesYaml(uri));
}

interface Signal {
  readonly given: Promise<void>;
  give(): void;
}

function newSignal(): Signal {
  let resolve = (): void => undefined;
  const given = new Promise<void>((done) => (resolve = done));
  return {
    given,
    give: () => resolve(),
  };
}
