/**
 * Facts about expressions and templates, whatever is written in them.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseExpression,
  parseTemplate,
  pathAt,
  pathsOf,
  type Expression,
  type ExpressionPart,
} from '../../server/src/workflow/expression';
import { readVectors } from '../conformance/vectors';
import { property, propertyOfAll, withinSeconds, type Property } from './property';
import { checkInside } from './spans';

const pieces = fc.constantFrom(
  ...['${', '}', '$', 'connections', '.', 'aws', `'`, '"', '`', '[', ']', '(', ')', '{', ',', ':', ' ', '\n', '\\'],
  ...['|>', '??', '+', '-', '!', '1', '1.5', '/*', '*/', '//', 'path($, ', 'true'],
  ...['é', '😀', '\0', '\ufeff', '\ud800'],
);

const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 30 }).map((parts) => '${' + parts.join('') + '}'),
  fc.string({ unit: 'binary' }),
);

/** What opens something, or goes on for ever. */
const openings = [
  ...['(', '[', '{', 'a[', 'a.(', 'f(', '$.', 'a |> ', '!', '1+', '${', "'\\' ", "${'\\' ", '${/*', '//', 'a '],
  ...['a.', "'a'+", '[a,', '{1:', 'f(a,', 'a||', 'path($, ', '`', '\\', '$', '$$', '-', '1**'],
];

export const expressionProperties: readonly Property[] = [
  property('a template is parts without gaps, and every node lies in the one around it', [texts], checkTemplate),

  propertyOfAll('so is every beginning of a template that the engine has an answer for', beginnings, checkTemplate),

  property('an expression is right or wrong alone as it is in a template', [texts], (text) => {
    // A brace, or what hides the closing one, makes a difference; a line break ends all the rest.
    fc.pre(!/[}`\ufeff]|\/\*/.test(text));
    const alone = parseExpression(`${text}\n`).error;
    const embedded = parseTemplate('${' + text + '\n}').errors[0];
    assert.equal(alone === undefined, embedded === undefined, text);
  }),

  propertyOfAll(
    'what opens a hundred thousand times is read in seconds',
    () => openings,
    (opening) => {
      const text = '${' + opening.repeat(100_000 / opening.length);
      withinSeconds(opening, () => {
        const { parts, errors } = parseTemplate(text);
        assert.ok(parts.length > 0 && errors.length <= parts.length);
        for (const part of parts) if (part.kind === 'expression') pathsOf(part.parsed);
      });
    },
  ),
];

function beginnings(): readonly string[] {
  return readVectors()
    .filter(({ kind, text }) => text.length <= 200 && (kind === 'template' || kind === 'expression'))
    .map(({ kind, text }) => (kind === 'template' ? text : '${' + text + '}'))
    .flatMap((text) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end)));
}

function checkTemplate(text: string): void {
  const template = parseTemplate(text);
  let end = 0;
  for (const part of template.parts) {
    assert.equal(part.span.start, end, text);
    end = part.span.end;
    if (part.kind === 'expression') checkExpression(text, part);
  }
  assert.equal(end, text.length, text);
  for (const error of template.errors) checkInside(error.span, { start: 0, end: text.length });
  for (let offset = 0; offset <= text.length; offset += 1 + (text.length >> 4)) {
    const place = pathAt(template, offset);
    if (place) checkInside({ start: offset, end: offset }, place.segment.span);
  }
}

function checkExpression(text: string, { span, parsed }: ExpressionPart): void {
  checkInside(parsed.span, span);
  const within = { start: parsed.span.start, end: span.end };
  checkInside(parsed.expression.span, within);
  checkNested(parsed.expression);
  for (const path of pathsOf(parsed)) {
    checkInside(path.span, within);
    let end = path.span.start;
    for (const segment of path.segments) {
      assert.ok(segment.span.start >= end, text);
      checkInside(segment.span, path.span);
      end = segment.span.end;
    }
  }
}

/** Side by side, too: no two children of a node overlap. */
function checkNested(root: Expression): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    let end = node.span.start;
    for (const child of childrenOf(node)) {
      assert.ok(child.span.start >= end, `${child.kind} at ${child.span.start} in ${node.kind}`);
      checkInside(child.span, node.span);
      end = child.span.end;
      open.push(child);
    }
  }
}

function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'path':
    case 'missing':
      return [];
    case 'call':
      return node.arguments.map(({ value }) => value);
    case 'prefix':
      return [node.operand];
    case 'infix':
    case 'pipe':
      return [node.left, node.right];
    case 'group':
      return [node.inner];
    case 'array':
      return node.items;
    case 'object':
      return node.entries.flatMap(({ key, value }) => [key, value]);
  }
}
