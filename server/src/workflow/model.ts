/**
 * A workflow file as the rest of the server sees it. Text in, everything that can be said of it without an account out.
 */
import { collectExpressions, type Expressions } from './collect';
import { effectiveEntriesOnce } from './merges';
import type { Holder } from './references';
import type { Structure } from './structure';
import { withoutRepeats, workflowOf } from './workflowOf';
import { parseYaml } from './yaml/parse';
import type { YamlError, YamlNode } from './yaml/tree';

export type { ExpressionSite } from './collect';
export type { Parameter, Step, Trigger } from './structure';

export interface Workflow extends Structure, Expressions {
  readonly text: string;
  /** `undefined` where the text holds nothing but white space and comments. */
  readonly root: YamlNode | undefined;
  /** Of the YAML itself, in the order of the text. */
  readonly errors: readonly YamlError[];
}

/** Any text gives a workflow: what is wrong with it is in its `errors` and its references. */
export function parseWorkflow(text: string): Workflow {
  return workflowOf(text, parseYaml(text));
}

/**
 * A text that is one expression position from its root: what the engine says of a `spec` alone can be compared with this.
 * It has no steps; the holder of every reference is step 0, with the path from the root.
 */
export function parseExpressionDocument(text: string): Workflow {
  const { root, errors } = parseYaml(text);
  const entriesOf = effectiveEntriesOnce();
  const holder: Holder = { kind: 'step', index: 0, path: [] };
  const expressions = collectExpressions(root === undefined ? [] : [{ node: root, kind: 'value', holder }], entriesOf);
  const none: Structure = { steps: [], triggers: [], parameters: [] };
  return { text, root, ...none, ...expressions, errors: withoutRepeats(errors, expressions.references) };
}
