/**
 * `tag-unknown`: a tag that Relay does not know, where it evaluates: it then refuses the whole workflow.
 *
 *     token: !secret token
 *            ^^^^^^^ Relay does not know the tag !secret. Did you mean !Secret?
 */
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { referenceType } from '../../workflow/tagReference';
import { changeWord } from '../changeWord';
import { nearest } from '../nearest';
import { exampleOf, relayTags } from '../relayTags';
import type { Diagnostic, Fix } from '../types';
import type { MissingSpace } from '../yamlErrors';

/** `spaces`: tags that run on into their value, which YAML notices. */
export function tagUnknown({ references }: Workflow, spaces: readonly MissingSpace[]): readonly Diagnostic[] {
  const told = new Set(spaces.map(({ tag }) => tag.start));
  return [
    ...spaces.map(({ text, tag }) => withoutSpace(text, tag)),
    ...references.unknownTags
      .filter(({ text, span }) => !isKnown(text) && !told.has(span.start))
      .map(({ text, span }) => describe(text, span)),
  ];
}

/** A known tag, or `!!binary`, is among the unknown ones where it stands on a key. */
export function isKnown(text: string): boolean {
  return /^!Fn\..|^!!/.test(text) || referenceType(text.slice(1)) !== undefined;
}

function describe(text: string, span: Span): Diagnostic {
  const [, word = '', rest = ''] = /^!([\w.]*)(.*)$/.exec(text) ?? [];
  if (rest !== '' && relayTags.includes(`!${word}`)) return runsOn(`!${word}`, rest, span);
  if (/^!fn\.?$/i.test(text)) return diagnostic('!Fn needs the name of a function. Write !Fn.concat […].', span);
  const near = nearest(text, relayTags);
  if (near !== undefined) {
    return diagnostic(`Relay does not know the tag ${text}. Did you mean ${near}?`, span, [
      changeWord(text, near, span),
    ]);
  }
  const remedy = otherWords.get(word.toLowerCase()) ?? 'Remove it, or write one that Relay knows, such as !Secret.';
  return diagnostic(`Relay does not know the tag ${text}. ${remedy}`, span);
}

const otherWords: ReadonlyMap<string, string> = new Map([
  ['event', 'Write !Data or ${event.…}.'],
  ['step', 'The status of a step is ${steps.name.succeeded}, its output !Output [name, key].'],
  ['status', 'The status of a step is ${steps.name.succeeded}.'],
  ['template', 'A template needs no tag: ${…}.'],
  ['env', 'Variables of the environment are not read here.'],
  ['join', 'Texts are joined by !Fn.concat […].'],
  ['sub', 'A template needs no tag: ${…}.'],
  ['ref', 'Write !Parameter.'],
]);

/** `!Secret'x'`, `!Connection(aws, x)` */
function runsOn(tag: string, rest: string, span: Span): Diagnostic {
  if (!/^['"]/.test(rest)) return diagnostic(`This is no tag that Relay knows. Write ${exampleOf(tag)}.`, span);
  return withoutSpace(tag, { start: span.start, end: span.start + tag.length });
}

function withoutSpace(tag: string, span: Span): Diagnostic {
  const edits = [{ span: { start: span.end, end: span.end }, newText: ' ' }];
  return diagnostic(`A space is missing behind ${tag}: what follows would be part of the tag. Add it.`, span, [
    { title: `Add a space behind ${tag}`, edits, preferred: true },
  ]);
}

function diagnostic(message: string, span: Span, fixes: readonly Fix[] = []): Diagnostic {
  return { code: 'tag-unknown', severity: 'error', message, span, fixes };
}
