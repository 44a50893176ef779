/**
 * Which workflow of an account a file is, by its names: only a match without a doubt counts.
 */

export interface FileNames {
  /** The folders of the file and its own name, outermost first: `['infrastructure', 'nightly-cleanup.yaml']`; empty for a file without a place. */
  readonly path: readonly string[];
  /** The `name` at its top. */
  readonly declared: string | undefined;
}

export type WorkflowMatch =
  { readonly kind: 'one'; readonly workflow: string } | { readonly kind: 'none' } | { readonly kind: 'several' };

/**
 * `workflows` are full names (`folder/name`). A file counts as the workflow whose name its own name, without the ending, or the `name` at its top is; where several
 * workflows have the name, the file's folder may tell them apart. Names are compared exactly.
 */
export function matchWorkflow({ path, declared }: FileNames, workflows: readonly string[]): WorkflowMatch {
  const byFile = called([...path.slice(0, -1), withoutEnding(path.at(-1) ?? '')], workflows);
  const byName = called((declared ?? '').split('/'), workflows);
  const both = byFile.filter((workflow) => byName.includes(workflow));
  // Two names that lead to different workflows leave it open.
  const found = byFile.length > 0 && byName.length > 0 ? both : [...byFile, ...byName];
  const [workflow] = found;
  if (workflow === undefined) return { kind: byFile.length > 0 ? 'several' : 'none' };
  return found.length === 1 ? { kind: 'one', workflow } : { kind: 'several' };
}

/** Those with this name, and of them those that agree with the most folders around it. */
function called(segments: readonly string[], workflows: readonly string[]): readonly string[] {
  const name = segments.at(-1) ?? '';
  if (name === '') return [];
  const named = [...new Set(workflows)].filter((workflow) => workflow.split('/').at(-1) === name);
  const inFolder = named.filter((workflow) => isEndOf(workflow.split('/'), segments));
  const longest = Math.max(0, ...inFolder.map((workflow) => workflow.split('/').length));
  // A workflow without a folder ends every path with its name: that alone tells it from no other.
  return longest > 1 ? inFolder.filter((workflow) => workflow.split('/').length === longest) : named;
}

function isEndOf(end: readonly string[], segments: readonly string[]): boolean {
  return end.every((segment, index) => segments[segments.length - end.length + index] === segment);
}

const withoutEnding = (file: string): string => file.replace(/\.ya?ml$/i, '');
