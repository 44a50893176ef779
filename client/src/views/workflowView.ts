/** *In This Workflow*: the connections that the workflow in the editor names, and how many of them the account lacks. */
import path from 'node:path';
import { commands, Disposable, Range, window, type TextDocument } from 'vscode';
import type { ConnectionReferences, TextRange } from '../../../server/src/protocol';
import type { Account } from '../account';
import type { LanguageServer } from '../languageClient';
import type { ActiveWorkflow } from './activeWorkflow';
import { createAsker } from './asker';
import { tickWhileVisible } from './clock';
import { setContext } from './context';
import { showReferenceCommand } from './references';
import type { Element } from './rows';
import { createTree } from './tree';
import type { WorkspaceUses } from './uses';
import { countMissing, missingInWords, placesOf, workflowContent, type WorkflowSight } from './workflowContent';

export interface WorkflowViewSetting {
  readonly account: Account;
  readonly language: LanguageServer;
  readonly active: ActiveWorkflow;
  /** Of the workspace, as far as they are known. */
  readonly uses: () => WorkspaceUses | undefined;
}

/** Of a document; the references only while the view can be seen. */
interface Answer {
  readonly missing: number;
  readonly named?: ConnectionReferences;
}

export function showWorkflowView({ account, language, active, uses }: WorkflowViewSetting): Disposable {
  const tree = createTree('relay.workflow', { canCollapse: false });
  let sight: WorkflowSight = { kind: 'none' };
  let missing = 0;

  const show = (): void => {
    const { snapshot } = account.state;
    const content = workflowContent(sight, { account: snapshot, workspace: uses(), now: Date.now() });
    tree.show(content);
    setContext('relay.workflowView', content.welcome);
    setContext('relay.workflowLacks', missing);
    tree.showBadge(
      missing,
      snapshot.kind === 'known' ? missingInWords(missing, fileOf(active.document), snapshot) : '',
    );
  };

  const look = async (document: TextDocument): Promise<Answer | undefined> => {
    if (!tree.isVisible) return { missing: (await language.missingConnections(document)).connections.length };
    const answer = await language.connectionReferences(document);
    return answer && { missing: countMissing(answer.references), named: answer };
  };
  // A server that goes down meanwhile is started again, and then says anew what it finds.
  const lookOrLeave = (document: TextDocument): Promise<Answer | undefined> => look(document).catch(() => undefined);
  const ask = createAsker(lookOrLeave, (document, answer) => {
    if (document !== active.document || answer === undefined) return;
    missing = answer.missing;
    if (answer.named) sight = { kind: 'read', file: fileOf(document), ...answer.named };
    show();
  });
  const askAgain = (): void => {
    if (active.document) ask(active.document);
  };
  const changeDocument = (): void => {
    missing = 0;
    sight = active.document ? { kind: 'loading', file: fileOf(active.document) } : { kind: 'none' };
    show();
    askAgain();
  };
  changeDocument();

  return Disposable.from(
    tree,
    active.onDidChange(changeDocument),
    account.onDidChange(({ snapshot }) => {
      // What an account lacked that is no longer known is not known either.
      if (snapshot.kind !== 'known') missing = 0;
      show();
    }),
    // Whatever the server says of a workflow it says of the newest text and account.
    language.onDidDiagnose((uri) => {
      if (uri.toString() === active.document?.uri.toString()) askAgain();
    }),
    tickWhileVisible(tree, askAgain),
    commands.registerCommand(showReferenceCommand, async (element: Element) => {
      const range = placesOf(sight).get(element.id);
      if (range && active.document) await showPlace(active.document, range);
    }),
  );
}

/** In the editor that has it on the screen. */
async function showPlace(document: TextDocument, { start, end }: TextRange): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, {
    selection: new Range(start.line, start.character, end.line, end.character),
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
  });
}

const fileOf = (document: TextDocument | undefined): string =>
  document === undefined ? '' : path.posix.basename(document.uri.path);
