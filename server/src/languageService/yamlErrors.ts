/**
 * The errors of the YAML itself, sorted by who can say most about them.
 */
import type { Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';
import type { YamlError } from '../workflow/yaml/tree';
import { brokenTemplates } from './brokenTemplates';
import { relayTags } from './relayTags';

export interface SortedErrors {
  readonly missingSpaces: readonly MissingSpace[];
  /** Those that only YAML explains. */
  readonly others: readonly YamlError[];
}

/** `!Connection[aws, prod]` */
export interface MissingSpace {
  readonly text: string;
  readonly tag: Span;
}

export function sortErrors(workflow: Workflow): SortedErrors {
  const { text, references } = workflow;
  const missingSpaces: MissingSpace[] = [];
  const others: YamlError[] = [];
  const unknownTags = new Set(references.unknownTags.flatMap(({ span }) => [span.start, span.end]));
  for (const error of brokenTemplates(workflow).errors) {
    const tag = error.code === 'MISSING_CHAR' ? tagBefore(text, error.span.start) : undefined;
    if (tag) missingSpaces.push(tag);
    // `!e!x`, and the comma of `!Connection(aws, prod)`: the tag is unknown as it is.
    else if (!aboutTags.has(error.code) || !unknownTags.has(error.span.start)) others.push(error);
  }
  return { missingSpaces, others };
}

const aboutTags: ReadonlySet<string> = new Set(['MISSING_CHAR', 'TAG_RESOLVE_FAILED']);

function tagBefore(text: string, end: number): MissingSpace | undefined {
  const tag = /![\w.]+$/.exec(text.slice(Math.max(0, end - 100), end))?.[0];
  if (tag === undefined || !relayTags.includes(tag) || !/[[{'"]/.test(text.charAt(end))) return undefined;
  return { text: tag, tag: { start: end - tag.length, end } };
}
