import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ExpressionPart,
  parseExpression,
  parseTemplate,
  pathAt,
  pathsOf,
} from '../../../server/src/workflow/expression';
import type { Span } from '../../../server/src/workflow/span';
import { readVectors } from '../../conformance/vectors';

suite('any text at all', () => {
  const pieces = fc.constantFrom(
    ...['${', '}', '$', 'connections', '.', 'aws', `'`, '"', '`', '[', ']', '(', ')', '{', ',', ':', ' ', '\n', '\\'],
    ...[
      '|>',
      '??',
      '+',
      '-',
      '!',
      '1',
      '1.5',
      '/*',
      '*/',
      '//',
      'path($, ',
      'true',
      'é',
      '😀',
      '\0',
      '\ufeff',
      '\ud800',
    ],
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  test('is read without an exception, into parts without gaps, with spans inside them', () => {
    fc.assert(fc.property(texts, checkTemplate), { numRuns: 2000 });
  });

  test('also when it is any beginning of a known one', () => {
    for (const { kind, text } of readVectors()) {
      if (text.length > 200 || (kind !== 'template' && kind !== 'expression')) continue;
      const template = kind === 'template' ? text : '${' + text + '}';
      for (let end = 0; end <= template.length; end++) checkTemplate(template.slice(0, end));
    }
  });

  test('is right or wrong alone as it is in a template', () => {
    fc.assert(
      fc.property(texts, (text) => {
        // A brace, or what hides the closing one, makes a difference; a line break ends all the rest.
        fc.pre(!/[}`\ufeff]|\/\*/.test(text));
        const alone = parseExpression(`${text}\n`).error;
        const embedded = parseTemplate('${' + text + '\n}').errors[0];
        assert.equal(alone === undefined, embedded === undefined, text);
      }),
      { numRuns: 1000 },
    );
  });

  for (const opening of [
    '(',
    '[',
    '{',
    'a[',
    'a.(',
    'f(',
    '$.',
    'a |> ',
    '!',
    '1+',
    '${',
    "'\\' ",
    "${'\\' ",
    '${/*',
    '//',
    'a ',
  ]) {
    test(`takes no more than linear time and stack: ${opening}`, () => {
      checkTemplate('${' + opening.repeat(100_000 / opening.length));
    }).timeout(2000);
  }
});

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
  for (const offset of [0, text.length >> 1, text.length]) {
    const place = pathAt(template, offset);
    if (place) checkInside({ start: offset, end: offset }, place.segment.span);
  }
}

function checkExpression(text: string, { span, parsed }: ExpressionPart): void {
  checkInside(parsed.span, span);
  const within = { start: parsed.span.start, end: span.end };
  checkInside(parsed.expression.span, within);
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

function checkInside(inner: Span, outer: Span): void {
  const ordered = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  assert.ok(ordered, `${JSON.stringify(inner)} in ${JSON.stringify(outer)}`);
}
