/** Which workflow of the account the file in front is, in the language status: only for a file that refers to secrets. */
import { Disposable, languages, LanguageStatusSeverity, type Command } from 'vscode';
import type { WorkflowSecrets } from '.';
import { clockMs, nowhere, only } from '../status';
import type { ActiveWorkflow } from '../views/activeWorkflow';
import { secretsStatus, type SecretsStatusText } from './statusText';

export function showSecretsStatus(secrets: WorkflowSecrets, active: ActiveWorkflow): Disposable {
  const item = languages.createLanguageStatusItem('relay.secrets', nowhere);
  item.name = 'Relay Secrets';
  const update = (): void => {
    const { document } = active;
    const known = document && secrets.of(document.uri.toString());
    const status = known && secretsStatus(known, Date.now());
    item.selector = document && status ? [only(document)] : nowhere;
    if (status === undefined) return;
    item.text = status.text;
    item.detail = status.detail;
    item.severity = LanguageStatusSeverity.Information;
    item.command = { ...actions[status.action], ...(status.tooltip !== undefined && { tooltip: status.tooltip }) };
  };
  update();
  const clock = setInterval(update, clockMs);
  const listeners = [secrets.onDidChange(update), active.onDidChange(update)];
  return new Disposable(() => {
    clearInterval(clock);
    for (const disposable of [item, ...listeners]) disposable.dispose();
  });
}

const actions: Record<SecretsStatusText['action'], Command> = {
  choose: { title: 'Choose…', command: 'relay.chooseWorkflow' },
  retry: { title: 'Try Again', command: 'relay.refreshAccount' },
};
