import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newCheckJobText, newWorkflowCursor, newWorkflowText } from '../../client/src/templates';
import { diagnose } from '../../server/src/languageService';
import { isWorkflow } from '../../server/src/workflow/detect';
import { parseWorkflow } from '../../server/src/workflow/model';
import { knownAccount } from '../relay/knownAccount';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

suite('the walkthrough', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const commands = new Set(contributes.commands.map(({ command }) => command));

  test('leads from a workflow to CI', () =>
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['openWorkflow', 'signIn', 'fixConnection', 'useInCI'],
    ));

  test('its buttons run commands that there are', () => {
    for (const { id, description } of steps) {
      const links = [...description.matchAll(/\(command:([\w.]+)(?:\?[^)]*)?\)/g)].map(([, command]) => command ?? '');
      assert.ok(links.length > 0, id);
      for (const command of links) assert.ok(commands.has(command) || command.startsWith('workbench.'), command);
    }
  });

  test('its steps are done by what the extension says or does', () => {
    const keys = readFileSync('client/src/walkthroughSteps.ts', 'utf8');
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
      const [kind, what = ''] = event.split(':');
      assert.ok(kind === 'onCommand' ? commands.has(what) : keys.includes(`'${what}'`), event);
    }
  });

  test('its pictures take their colors from the theme, without a style sheet, which VS Code would not let through', () => {
    for (const { media } of steps) {
      const picture = readFileSync(media.svg, 'utf8');
      assert.doesNotMatch(picture, /<style|<script|style=|href/);
      const colors = [...picture.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color ?? '');
      for (const color of colors) assert.match(color, /^(?:var\(--vscode-[\w-]+, #\w+\)|none)$/, media.svg);
      assert.ok(media.altText.length > 20);
    }
  });
});

suite('documents to start from', () => {
  test('the workflow lacks nothing but the connection that is to be created', () => {
    assert.ok(isWorkflow(newWorkflowText));
    const workflow = parseWorkflow(newWorkflowText);
    assert.deepEqual(diagnose(workflow, { kind: 'signedOut' }, 0), []);
    const [missing, ...others] = diagnose(workflow, knownAccount(), Date.now());
    assert.deepEqual([missing?.code, others], ['connection-missing', []]);
    assert.ok(missing && missing.span.start <= newWorkflowCursor && newWorkflowCursor < missing.span.end);
  });

  test('the job for CI is no workflow of Relay', () => assert.ok(!isWorkflow(newCheckJobText)));
});
