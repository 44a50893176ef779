import assert from 'node:assert/strict';
import { type Expression, parseExpression } from '../../../server/src/workflow/expression';

suite('how tightly operators bind', () => {
  for (const [text, tree] of [
    ['a - b - c', '((a - b) - c)'],
    ['a || b && c', '(a || (b && c))'],
    ['a == b && c != d', '((a == b) && (c != d))'],
    ['a < b ^ c', '(a < (b ^ c))'],
    ['a | b << c', '(a | (b << c))'],
    ['a >> b + c', '(a >> (b + c))'],
    ['a - b * c + d', '((a - (b * c)) + d)'],
    ['a / b ** c ** d', '(a / ((b ** c) ** d))'],
    ['-a ** b', '(-a ** b)'],
    ['!a.b == !~c', '(!a.b == !~c)'],
    ['(a + b) * c', '(((a + b)) * c)'],
    ['a || b |> c |> d || e', '((a || b) |> (c |> (d || e)))'],
    ['[a b, -c]', '[a, b, -c]'],
    ['[a -b]', '[(a - b)]'],
  ] as const) {
    test(text, () => assert.equal(describeTree(parseExpression(text).expression), tree));
  }
});

function describeTree(expression: Expression): string {
  switch (expression.kind) {
    case 'infix':
    case 'pipe':
      return `(${describeTree(expression.left)} ${expression.operator.text} ${describeTree(expression.right)})`;
    case 'prefix':
      return expression.operator.text + describeTree(expression.operand);
    case 'group':
      return `(${describeTree(expression.inner)})`;
    case 'path':
      return expression.segments.map(({ name }) => name).join('.');
    case 'array':
      return `[${expression.items.map(describeTree).join(', ')}]`;
    default:
      return expression.kind;
  }
}
