import assert from 'node:assert/strict';
import { cursorAt, type CursorPlace } from '../../server/src/workflow/cursor';
import { partsOf, reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow } from '../../server/src/workflow/model';

/** Each text has a `$0` where the cursor is, and what `show` says of that place. `…` stands for the head of a step. */
const places: readonly (readonly [fact: string, text: string, expected: string])[] = [
  ['a value that is not written yet', '…    c: $0\n', 'spec/c value <> expression'],
  ['right after the colon', '…    c:$0\n', 'spec/c value <> expression'],
  ['on the line below the key', '…    c:\n      $0\n    d: x\n', 'spec/c value <> expression'],
  ['in a plain value', '…    c: ab$0c\n', 'spec/c value <abc> expression'],
  ['at the end of a value', '…    c: abc$0\n', 'spec/c value <abc> expression'],
  ['in a quoted value', '…    c: "ab$0c"\n', 'spec/c value <"abc"> expression'],
  ['in a template', '…    c: ${connections.$0}\n', 'spec/c value <${connections.}> expression'],
  [
    'in a template that is not closed',
    '…    c: ${connections.$0\n    d: x\n',
    'spec/c value <${connections.> expression',
  ],
  ['in a quotation that is not closed', '…    c: "${connections.$0\n', 'spec/c value <"${connections.> expression'],
  ['in a block', '…    c: |\n      ab$0c\n', 'spec/c value <|\n      abc> expression'],
  [
    'on an empty line at the end of a block',
    '…    c: |\n      ab\n      $0\n',
    'spec/c value <|\n      ab> expression',
  ],
  ['in a block without text', '…    c: |\n      $0\n', 'spec/c value <|> expression'],
  ['on a key', '…    con$0nection: x\n', 'spec/connection key <connection>'],
  ['at the end of a key', '…    connection$0: x\n', 'spec/connection key <connection>'],
  ['on a key without a colon', '…    d: x\n    con$0\n', 'spec/con key <con>'],
  ['on a key without a colon above another', '…    con$0\n    d: x\n', 'spec/con key <con>'],
  ['on a new line of a mapping', '…    d: x\n    $0\n', 'spec/ key <>'],
  ['on a new line between entries', '…    d: x\n    $0\n    e: y\n', 'spec/ key <>'],
  ['on a new line of the step', '…    d: x\n  $0\n', '/ key <>'],
  ['on a new line of the file', '…    d: x\n$0\n', ' key <>'],
  ['on the empty line below spec', '…    $0\n', 'spec value <>'],
  ['in a new item', '…    list:\n    - $0\n', 'spec/list/0 value <> expression'],
  ['in a second item', '…    list:\n    - a\n    - $0\n', 'spec/list/1 value <> expression'],
  ['on a tag', '…    c: !Conn$0\n', 'spec/c tag <!Conn> expression'],
  ['behind a tag', '…    c: !Connection $0\n', 'spec/c value <> in Connection tag'],
  ['below a tag', '…    c: !Connection\n      $0\n    d: x\n', 'spec/c value <> in Connection tag'],
  ['in empty braces', '…    c: !Connection {$0}\n', 'spec/c/ key <> flow in Connection tag'],
  ['in spaced braces', '…    c: !Connection { $0 }\n', 'spec/c/ key <> flow in Connection tag'],
  ['behind a comma', '…    c: !Connection { type: aws, $0 }\n', 'spec/c/ key <> flow in Connection tag'],
  ['on a key in braces', '…    c: !Connection { type: aws, na$0 }\n', 'spec/c/na key <na> flow in Connection tag'],
  [
    'a type that is not written yet',
    '…    c: !Connection { type: $0 }\n',
    'spec/c/type value <> flow in Connection tag',
  ],
  [
    'a name that is not written yet',
    '…    c: !Connection { type: aws, name: $0 }\n',
    'spec/c/name value <> flow in Connection tag',
  ],
  ['a name', '…    c: !Connection { type: aws, name: my-$0 }\n', 'spec/c/name value <my-> flow in Connection tag'],
  [
    'a type before others',
    '…    c: !Connection { type: $0, name: x }\n',
    'spec/c/type value <> flow in Connection tag',
  ],
  ['braces that are not closed', '…    c: !Connection { $0\n    d: x\n', 'spec/c/ key <> flow in Connection tag'],
  [
    'a name in braces that are not closed',
    '…    c: !Connection { type: aws, name: $0\n    d: x\n- name: b\n',
    'spec/c/name value <> flow in Connection tag',
  ],
  [
    'a half name in braces that are not closed',
    '…    c: !Connection { type: aws, name: my-$0\n    d: x\n- name: b\n',
    'spec/c/name value <my-> flow in Connection tag',
  ],
  ['in empty brackets', '…    c: !Connection [$0]\n', 'spec/c/0 value <> flow in Connection tag'],
  ['a second item in brackets', '…    c: !Connection [aws, $0]\n', 'spec/c/1 value <> flow in Connection tag'],
  ['a half item in brackets', '…    c: !Connection [aws, my$0]\n', 'spec/c/1 value <my> flow in Connection tag'],
  [
    'brackets that are not closed',
    '…    c: !Connection [aws, $0\n    d: x\n',
    'spec/c/1 value <> flow in Connection tag',
  ],
  ['a block tag', '…    c: !Connection\n      type: aws\n      name: $0\n', 'spec/c/name value <> in Connection tag'],
  ['a new key in a block tag', '…    c: !Connection\n      type: aws\n      $0\n', 'spec/c/ key <> in Connection tag'],
  ['a secret', '…    c: !Secret to$0\n', 'spec/c value <to> in Secret tag'],
  [
    'a $type map',
    '…    c: { $type: Connection, type: aws, name: $0 }\n',
    'spec/c/name value <> flow in Connection typeMap',
  ],
  ['behind a collection', '…    c: { a: b }$0\n', 'spec/c value <{ a: b }> expression'],
  ['in a comment', '…    c: x # no$0te\n', 'undefined'],
  ['in a comment on its own line', '…    # no$0te\n    c: x\n', 'undefined'],
  ['in another field of the step', 'steps:\n- name: a\n  input: ["${$0}"]\n', 'input/0 value <"${}"> flow'],
];

suite('the place of the cursor', () => {
  for (const [fact, marked, expected] of places) {
    test(fact, () => checkPlace(marked, expected));
    test(`${fact}, with CRLF`, () => checkPlace(marked.replaceAll('\n', '\r\n'), expected.replaceAll('\n', '\r\n')));
  }
  test('text under locals is an expression where an alias brings it into a spec', () => {
    const marked = 'locals:\n  x: &x { c: $0 }\nsteps:\n- spec: { d: *x }\n';
    const place = placeOf(marked);
    assert.deepEqual(place?.path, ['locals', 'x', 'c']);
    assert.deepEqual(place.expression, { kind: 'step', index: 0, path: ['spec', 'd', 'c'] });
  });
  test('a connection outside expressions has no holder', () => {
    assert.equal(placeOf('locals:\n  x: !Connection { type: aws, name: $0 }\n')?.reference?.holder, undefined);
  });
  test('a trigger holds its source and its binding', () => {
    const trigger = 'triggers:\n- name: a\n  source:\n    spec: { c: $0 }\n';
    assert.deepEqual(placeOf(trigger)?.expression, { kind: 'trigger', index: 0, path: ['source', 'spec', 'c'] });
    assert.equal(placeOf('triggers:\n- name: a\n  source:\n    schedule: $0\n')?.expression, undefined);
  });
  test('an empty file is waiting for a key', () => {
    assert.equal(placeOf('$0')?.on, 'key');
    assert.equal(placeOf('# comment\n$0')?.on, 'key');
    assert.equal(placeOf('api$0')?.on, 'key');
  });
  test('is the same in a text that is read part by part', () => {
    const text =
      '# about\ntriggers:\n- name: a\n  source: { spec: {} }\n\n-\n- name: b\n\nsteps: # all\n\n- name: a\n  image: b\n\n' +
      '  # more\n- spec:\n    c: !Connection [aws, x]\n  dependsOn: a\n\n- \n\nparameters:\n  d: {}\n';
    const [whole, inParts] = [parseWorkflow(text), reparseWorkflow(text, undefined)];
    assert.equal(partsOf(inParts).parts.length, 9);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const [expected, found] = [cursorAt(whole, offset), cursorAt(inParts, offset)];
      assert.deepEqual(found && essence(found), expected && essence(expected), `${offset}`);
    }
  });
  test('every place of any text has an answer', () => {
    const text =
      'steps:\n- {name: a, spec: {c: !Connection [aws,\n x]}}\n-\n- spec:\n    ? k\n    : |\n      x\n    "a": \'\n';
    for (let end = 0; end <= text.length; end += 1) {
      const workflow = parseWorkflow(text.slice(0, end));
      for (let offset = 0; offset <= end; offset += 1) assert.doesNotThrow(() => cursorAt(workflow, offset));
    }
  });
});

function essence({ path, on, node, span, inFlow, reference, expression, parents }: CursorPlace): unknown {
  const around = parents.map((parent) => [parent.kind, parent.span]);
  return { path, on, at: node?.outerSpan, span, inFlow, reference: reference?.node.span, expression, around };
}

const head = 'steps:\n- name: a\n  image: b\n  spec:\n';

function placeOf(marked: string): ReturnType<typeof cursorAt> {
  const text = marked.replace('…', head).replace('…', head.replaceAll('\n', '\r\n'));
  const offset = text.indexOf('$0');
  return cursorAt(parseWorkflow(text.slice(0, offset) + text.slice(offset + 2)), offset);
}

function checkPlace(marked: string, expected: string): void {
  const place = placeOf(marked);
  assert.equal(place === undefined ? 'undefined' : show(marked, place), expected);
}

/** `path on <text that typing replaces>`, and what else is known. The path leaves out `steps/0`. */
function show(
  marked: string,
  { path, on, span, inFlow, reference, expression }: NonNullable<ReturnType<typeof cursorAt>>,
): string {
  const text = marked.replace('…', head).replace('$0', '');
  const inStep =
    path[0] === 'steps'
      ? path
          .slice(path.length === 3 && path[2] === '' ? 1 : 2)
          .join('/')
          .replace(/^0\//, '/')
      : path.join('/');
  const known = [
    `${inStep} ${on} <${text.slice(span.start, span.end)}>`,
    inFlow ? 'flow' : '',
    reference === undefined ? '' : `in ${reference.type} ${reference.form}`,
    expression === undefined ? '' : 'expression',
  ];
  return known.filter((part) => part !== '').join(' ');
}
