/** The workflow that the views are about: the one in the active editor, else the one before it for as long as it is on the screen. */
import { Disposable, EventEmitter, window, workspace, type Event, type TextDocument } from 'vscode';
import { isWorkflowDocument } from '../recognition';

export interface ActiveWorkflow {
  readonly document: TextDocument | undefined;
  readonly onDidChange: Event<TextDocument | undefined>;
  /** The text, or what is known of it, is another: it may have become a workflow, or be one no longer. */
  lookAgain(): void;
  dispose(): void;
}

export function followActiveWorkflow(): ActiveWorkflow {
  const changes = new EventEmitter<TextDocument | undefined>();
  let document = find(undefined);
  const look = (): void => {
    const found = find(document);
    if (found === document) return;
    document = found;
    changes.fire(found);
  };
  const listeners = Disposable.from(
    changes,
    window.onDidChangeActiveTextEditor(look),
    window.onDidChangeVisibleTextEditors(look),
    // A document whose language changes is opened anew.
    workspace.onDidOpenTextDocument(look),
  );
  return {
    get document() {
      return document;
    },
    onDidChange: changes.event,
    lookAgain: look,
    dispose: () => void listeners.dispose(),
  };
}

function find(before: TextDocument | undefined): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active && isWorkflowDocument(active)) return active;
  const isShown = window.visibleTextEditors.some(({ document }) => document === before);
  return before && isShown && isWorkflowDocument(before) ? before : undefined;
}
