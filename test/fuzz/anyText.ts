/**
 * Facts about texts that are no workflows, or hardly: nothing throws, nothing takes more than seconds, and every place is in the text.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { codeActions, complete, diagnose, hover } from '../../server/src/languageService';
import { cursorAt } from '../../server/src/workflow/cursor';
import { isWorkflow } from '../../server/src/workflow/detect';
import { parseWorkflow } from '../../server/src/workflow/model';
import { refusals } from '../../server/src/workflow/refusals';
import type { Span } from '../../server/src/workflow/span';
import { findComments } from '../../server/src/workflow/yaml/comments';
import { client } from '../languageService/checkCompletion';
import { now, readAccount, readSecrets } from '../languageService/fixture';
import { property, propertyOfAll, withinSeconds, type Property } from './property';
import { checkInside } from './spans';

const samples = readdirSync('test/workflows')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(`test/workflows/${file}`, 'utf8'));

/** What YAML and the expression language have a use for. */
const characters = fc.constantFrom(...Array.from('\n\r\t :-{}[]"\'|>&*!%@`#,?$\\aé🚀\0\ufeff\u2028\ud800'));

const words = fc.constantFrom(
  ...[
    'steps:',
    'triggers:\n',
    '- name: a\n',
    '  spec:\n',
    '    a: ',
    '${',
    '}',
    'connections.aws.',
    '!Connection ',
    '!Fn.x ',
  ],
  ...[
    '{ type: aws, name: ',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '<<: *a\n',
    '|\n',
    '>-\n',
    '"',
    "'",
    '\n',
    '\r\n',
    '  ',
    '$type: ',
    '? ',
    ': ',
  ],
  ...['---\n', '...\n', '%YAML 1.1\n', '# ', '\t', '!!str ', '!<x> ', 'when: ', 'path($, ', '|>', '~', '1', 'é', '🚀'],
  ...['#', '%', '\x02', '\x18', '\x1f', '\ufeff'],
);

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Where a share of the way through the text is. */
function offsetIn(text: string, share: number): number {
  return Math.floor(share * text.length);
}

/** Hardly a workflow, and mostly no YAML. */
export const piecesOfWorkflows = fc.array(words, { maxLength: 40 }).map((pieces) => pieces.join(''));

export const anyTextProperties: readonly Property[] = [
  property('random bytes are read', [fc.uint8Array({ maxLength: 300 }), place], (bytes, share) => {
    const text = new TextDecoder().decode(bytes);
    answerAll(text, offsetIn(text, share));
  }),

  property('random characters are read', [fc.string({ unit: 'binary', maxLength: 200 }), place], (text, share) => {
    answerAll(text, offsetIn(text, share));
  }),

  property('random pieces of workflows are read', [piecesOfWorkflows, place], (text, share) => {
    answerAll(text, offsetIn(text, share));
  }),

  property(
    'a workflow with some characters too many or too few is read',
    [fc.constantFrom(...samples), place, fc.nat(3), fc.array(characters, { maxLength: 3 })],
    (sample, share, removed, added) => {
      const at = offsetIn(sample, share);
      answerAll(sample.slice(0, at) + added.join('') + sample.slice(at + removed), at + added.join('').length);
    },
  ),

  property(
    'a workflow with its lines in another order is read',
    [fc.constantFrom(...samples), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), place],
    (sample, order, share) => {
      const lines = sample.split(/(?<=\n)/);
      const text = order.map((index) => lines[index % lines.length]).join('');
      answerAll(text, offsetIn(text, share));
    },
  ),

  propertyOfAll('every beginning of a workflow is read', beginnings, (text) => {
    answerAll(text, text.length);
  }),

  propertyOfAll('every rest of a workflow is read', rests, (text) => {
    answerAll(text, 0);
  }),
];

function beginnings(): readonly string[] {
  return samples.flatMap((text) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end)));
}

function rests(): readonly string[] {
  return samples.flatMap((text) => Array.from({ length: text.length + 1 }, (_, start) => text.slice(start)));
}

const account = readAccount('aws/prod, slack/team');
const secrets = readSecrets('token');

/** Asks everything that an editor may ask about the text, with the cursor at `offset`. */
export function answerAll(text: string, offset: number): void {
  withinSeconds('to answer', () => {
    isWorkflow(text);
    const workflow = parseWorkflow(text);
    const { references, sites } = workflow;
    const spans: readonly (Span | undefined)[] = [
      ...Object.values<readonly { readonly span: Span }[]>({ ...references })
        .flat()
        .map(({ span }) => span),
      ...sites.map(({ scalar }) => scalar.span),
      ...refusals(workflow).map(({ span }) => span),
      cursorAt(workflow, offset)?.span,
      hover(workflow, offset, account, now, { secrets })?.span,
      ...diagnose(workflow, account, now, { secrets }).map(({ span }) => span),
      ...complete(workflow, offset, account, client, now, secrets).items.map(({ edit }) => edit.span),
    ];
    for (const { span, text: comment } of findComments(text)) {
      assert.ok(comment.startsWith('#'));
      assert.equal(text.slice(span.start, span.end), comment);
    }
    codeActions(workflow, { start: offset, end: offset }, account, client, now, { secrets });
    for (const span of spans) if (span !== undefined) checkInside(span, { start: 0, end: text.length });
  });
}
