/** Texts with marks: what stands between `‹›` or `«»` is expected to be found at exactly that place. */
import type { Span } from '../../server/src/workflow/span';

export interface MarkedText {
  readonly text: string;
  /** Of each pair of marks, in the order in which they open. */
  readonly angles: readonly Span[];
  readonly guillemets: readonly Span[];
}

export function readMarks(marked: string): MarkedText {
  const spans: Record<string, { start: number; end: number }[]> = { '‹': [], '«': [] };
  const open: Record<string, { start: number; end: number }[]> = { '›': [], '»': [] };
  const closing: Record<string, string> = { '‹': '›', '«': '»' };
  let text = '';
  for (const character of marked) {
    const end = closing[character];
    if (end !== undefined) {
      const span = { start: text.length, end: -1 };
      spans[character]?.push(span);
      open[end]?.push(span);
    } else if (open[character] !== undefined) {
      const span = open[character].pop();
      if (span === undefined) throw new Error(`${character} closes nothing in ${marked}`);
      span.end = text.length;
    } else {
      text += character;
    }
  }
  return { text, angles: spans['‹'] ?? [], guillemets: spans['«'] ?? [] };
}

/** A step with this YAML under its `spec`, indented as it must be. */
export function inSpec(yaml: string): string {
  const lines = yaml.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return ['apiVersion: v1', 'steps:', '- name: step', '  image: example/step', '  spec:', ...lines].join('\n');
}
