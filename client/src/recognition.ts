/**
 * Which documents are Relay workflows, and giving recognised YAML documents the language `relay-workflow`, so that other YAML extensions do not answer in them too.
 * The user's own choice of a language is left alone: by `files.associations`, or by hand in the status bar.
 */
import { Disposable, languages, window, workspace, type TextDocument } from 'vscode';
import { workflowLanguageId, yamlLanguageId, type RelayConfiguration } from '../../server/src/protocol';
import { isWorkflow } from '../../server/src/workflow/detect';

/** Where workflows live: the server hears of no other document. */
export const servedDocuments = [workflowLanguageId, yamlLanguageId].flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ language, scheme })),
);

export const isServed = (document: TextDocument): boolean => languages.match(servedDocuments, document) > 0;

/** A workflow on the screen, in whichever of the two languages; the same answer as the server's. */
export function isWorkflowDocument(document: TextDocument): boolean {
  if (!isServed(document)) return false;
  if (document.languageId === workflowLanguageId) return true;
  return detection(document) !== 'off' && isWorkflow(document.getText());
}

export const isWorkflowOpen = (): boolean =>
  window.visibleTextEditors.some(({ document }) => isWorkflowDocument(document));

/** @param seen is called when a workflow was opened, or a document became one. */
export function recogniseWorkflows(seen: () => void): Disposable {
  /** Documents whose language the user set back to YAML. */
  const leftAlone = new Set<string>();
  /** A change of language is a close and an open within one turn of the event loop. */
  const justClosed = new Set<string>();
  /** Files that were empty when they were opened: somebody is about to write them. */
  const newFiles = new Set<string>();
  /** VS Code itself resets the languages of all open documents when an association changes: that is nobody's choice for this document. */
  let associationsChangedAt = -Infinity;
  const pauses = new Map<string, NodeJS.Timeout>();

  const consider = async (document: TextDocument): Promise<void> => {
    if (document.isClosed || !isWorkflowDocument(document)) return;
    seen();
    if (document.languageId === workflowLanguageId || detection(document) !== 'setLanguage') return;
    if (leftAlone.has(document.uri.toString()) || isAssociatedWithYaml(document)) return;
    await languages.setTextDocumentLanguage(document, workflowLanguageId);
  };
  const opened = (document: TextDocument): void => {
    const uri = document.uri.toString();
    const isReset = Date.now() - associationsChangedAt < resetMs;
    if (justClosed.has(uri) && document.languageId !== workflowLanguageId && !isReset) leftAlone.add(uri);
    if (document.getText().trim() === '') newFiles.add(uri);
    void consider(document);
  };
  const closed = (document: TextDocument): void => {
    const uri = document.uri.toString();
    if (document.languageId === workflowLanguageId) {
      justClosed.add(uri);
      setImmediate(() => justClosed.delete(uri));
    }
    setImmediate(() => {
      if (workspace.textDocuments.some((open) => open.uri.toString() === uri)) return;
      leftAlone.delete(uri);
      newFiles.delete(uri);
    });
  };
  /** A file keeps its language while it is edited; a new document takes it up once it reads as a workflow and the user pauses. */
  const changed = (document: TextDocument): void => {
    const uri = document.uri.toString();
    if (document.languageId !== yamlLanguageId || !(document.isUntitled || newFiles.has(uri))) return;
    clearTimeout(pauses.get(uri));
    pauses.set(
      uri,
      setTimeout(() => {
        pauses.delete(uri);
        void consider(document);
      }, pauseMs),
    );
  };

  for (const document of workspace.textDocuments) opened(document);
  const listeners = [
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument(closed),
    workspace.onDidChangeTextDocument(({ document }) => changed(document)),
    workspace.onDidSaveTextDocument((document) => void consider(document)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('files.associations')) {
        associationsChangedAt = Date.now();
        leftAlone.clear();
      } else if (!event.affectsConfiguration('relay.workflowDetection')) {
        return;
      }
      for (const document of workspace.textDocuments) void consider(document);
    }),
  ];
  return new Disposable(() => {
    for (const listener of listeners) listener.dispose();
    for (const pause of pauses.values()) clearTimeout(pause);
  });
}

/** How long after a change of associations its effects on languages may arrive. */
const resetMs = 2_000;

/** Long enough that a change of language does not close the suggestions somebody is reading. */
const pauseMs = 700;

type Detection = NonNullable<RelayConfiguration['workflowDetection']>;

const detection = (document: TextDocument): Detection =>
  workspace.getConfiguration('relay', document).get<Detection>('workflowDetection', 'setLanguage');

/** Somebody wrote down that this file is YAML. A pattern without a slash is for the file's name, as VS Code reads it. */
function isAssociatedWithYaml(document: TextDocument): boolean {
  const associations = workspace.getConfiguration('files', document).get<Record<string, string>>('associations', {});
  return Object.entries(associations).some(
    ([pattern, language]) =>
      language === yamlLanguageId &&
      languages.match({ pattern: pattern.includes('/') ? pattern : `**/${pattern}` }, document) > 0,
  );
}
