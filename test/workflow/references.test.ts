import assert from 'node:assert/strict';
import { parseWorkflow } from '../../server/src/workflow/model';
import type { MalformedReferenceProblem, WrittenName } from '../../server/src/workflow/references';
import type { Span } from '../../server/src/workflow/span';
import { inSpec, readMarks } from './marks';

suite('connections in templates', () => {
  const facts: Readonly<Record<string, string>> = {
    'a bare name': 'c: ${‹connections.«aws».«prod»›}',
    'a bare name with hyphens': 'c: ${‹connections.«slack».«my-workspace»›}',
    'a quoted name': "c: ${‹connections.«aws».«'my account'»›}",
    'a name in double quotes': 'c: ${‹connections.«aws».«"my-account"»›}',
    'a name in back quotes': 'c: ${‹connections.«aws».«`my-account`»›}',
    'names in brackets': "c: ${‹connections[«'aws'»][«'prod'»]›}",
    'mixed notations': "c: ${‹connections.«aws»[«'prod'»]›}",
    'from the root': 'c: ${‹$.connections.«aws».«prod»›}',
    'white space around': 'c: ${  ‹connections . «aws» . «prod»›  }',
    'a field of the connection': 'c: ${‹connections.«aws».«prod».accessKeyID›}',
    'a type as a whole': 'c: ${‹connections.«aws»›}',
    'a name computed from constants': "c: ${‹connections.«aws».«('my-' + 'x')»›}",
    'inside a longer string': 'c: use ${‹connections.«aws».«prod»›} here',
    'several in one string': 'c: ${‹connections.«aws».«a»›} and ${‹connections.«gcp».«b»›}',
    'as an argument': 'c: "${jsonMarshal(‹connections.«aws».«prod»›)}"',
    'in a path query': "c: ${path($, '‹connections.«aws».«prod»›')}",
    'left of a pipe': 'c: ${‹connections.«aws».«prod»› |> accessKeyID}',
    'in single quotes': "c: '${‹connections.«aws».«prod»›}'",
    'in single quotes, with doubled quotes': "c: '${‹connections.«aws».«''my account''»›}'",
    'in double quotes': 'c: "${‹connections.«aws».«\'my account\'»›}"',
    'in double quotes, with escaped quotes': 'c: "${‹connections.«aws».«\\"my account\\"»›}"',
    'in double quotes, with escaped letters': 'c: "${‹connections.«\\u0061ws».«pr\\x6Fd»›}"',
    'after escapes': 'c: "\\t\\u00e9\\"\\\\ ${‹connections.«aws».«prod»›}"',
    'in a literal block': 'c: |\n  first\n    second ${‹connections.«aws».«prod»›}\n  third ${‹connections.«gcp».«x»›}',
    'in a folded block': 'c: >-\n  first\n  second ${‹connections.«aws».«prod»›}\n\n  third ${‹connections.«gcp».«x»›}',
    'in a block with an indentation indicator': 'c: |2-\n    text ${‹connections.«aws».«prod»›}\n  text',
    'over two lines of a plain scalar': 'c: text\n  and ${‹connections.\n  «aws».«prod»›} more',
    'over two lines of a quoted scalar': 'c: "text\n\n  and ${‹connections.\n  «aws».«prod»›} more"',
    'over two lines of a folded block': 'c: >\n  ${concat(‹connections.«aws».\n  «prod»›)}',
    'after an emoji': 'c: 🚀 é ${‹connections.«aws».«prod»›}',
    'after an emoji in double quotes': 'c: "🚀\\U0001F680 ${‹connections.«aws».«prod»›}"',
    'deep below spec': 'a:\n  b:\n  - c: ${‹connections.«aws».«prod»›}\n  - [x, "${‹connections.«gcp».«y»›}"]',
    'in the arguments of a function tag': 'c: !Fn.concat [a, "${‹connections.«aws».«prod»›}"]',
    'in the arguments of a function map': 'c: { $fn.concat: ["${‹connections.«aws».«prod»›}"] }',
    'in data to decode': 'c: { $encoding: base64, data: "${‹connections.«aws».«prod»›}" }',
    'through an anchor, where the text stands': 'a: &a ${‹connections.«aws».«prod»›}\nb: *a\nc: *a',
  };
  testFacts(facts);

  const nothing: Readonly<Record<string, string>> = {
    'a computed name': 'c: ${connections.aws[parameters.name]}',
    'a computed type': 'c: ${connections[parameters.type].prod}',
    'right of a pipe': 'c: ${parameters.all |> connections.aws.prod}',
    everything: 'c: ${connections} ${$}',
    'another root': 'c: ${connection.aws.prod}',
    'an escaped dollar': 'c: $${connections.aws.prod}',
    'a string in an expression': "c: ${'connections.aws.prod'}",
    'a key': '"${connections.aws.prod}": c',
    'a name that is not written yet': 'c: ${connections.aws.}',
    'a type that is not written yet': 'c: ${connections.}',
    'a template that is not closed': 'c: ${connections.aws.prod',
    'an empty template': 'c: ${}',
    'a map with a key that is no string': 'c: { 1: "${connections.aws.prod}" }',
    'a map of an unknown $type': 'c: { $type: Other, d: "${connections.aws.prod}" }',
  };
  for (const [fact, yaml] of Object.entries(nothing)) {
    test(`none: ${fact}`, () => checkConnections(inSpec(yaml)));
  }
});

suite('connections in tags and maps', () => {
  const facts: Readonly<Record<string, string>> = {
    'a mapping': 'c: ‹!Connection { type: «aws», name: «prod» }›',
    'a mapping, name first': 'c: ‹!Connection {name: «prod», type: «aws»}›',
    'quoted values and keys': `c: ‹!Connection { "type": «"aws"», 'name': «'my account'» }›`,
    'a sequence': 'c: ‹!Connection [«aws», «my-account»]›',
    'a block mapping': 'c: ‹!Connection\n  type: «aws»\n  name: «prod»›',
    'a block sequence': 'c: ‹!Connection\n- «aws»\n- «prod»›',
    'the tag on a line of its own': 'c:\n  ‹!Connection { type: «aws», name: «prod» }›',
    'a mapping over lines, with comments': 'c: ‹!Connection {\n  # which\n  type: «aws»,\n  name: «prod» # ok\n  }›',
    'a name that looks like an expression': "c: ‹!Connection { type: «aws», name: «'${parameters.n}'» }›",
    'names that look like words of YAML 1.1': 'a: ‹!Connection [«on», «yes»]›\nb: ‹!Connection [«1st», «off»]›',
    'numbers in quotes': "c: ‹!Connection { type: «aws», name: «'123'» }›",
    'a folded name': 'c: ‹!Connection\n  type: «aws»\n  name: «>-\n    folded\n    name»›',
    'after an emoji': '"🚀": ‹!Connection { type: «"🚀"», name: «é» }›',
    'an anchored tag, used twice': 'a: &a ‹!Connection { type: «aws», name: «prod» }›\nb: *a\nc: [*a]',
    'an anchor after the tag': 'a: ‹!Connection &a { type: «aws», name: «prod» }›',
    'aliases for the names': 't: &t aws\nn: &n prod\nc: ‹!Connection { type: «*t», name: «*n» }›',
    'merged entries': 'a: &a { c: ‹!Connection { type: «aws», name: «prod» }› }\nb: { <<: *a, d: 1 }',
    'arguments of functions': 'c: !Fn.merge { objects: [{ d: ‹!Connection [«aws», «prod»]› }] }',
    'a $type map': 'c: ‹{ $type: Connection, type: «aws», name: «prod» }›',
    'a $type map with more keys': 'c: ‹{ $type: Connection, type: «aws», name: «prod», more: "${bad" }›',
    'a block $type map': 'c:\n  ‹$type: Connection\n  type: «aws»\n  name: «prod»›',
    'a $type map with merged keys': 'a: &a { x: 1, type: «aws» }\nc: ‹{ <<: *a, $type: Connection, name: «prod» }›',
    'an empty name in quotes, which the engine asks for': "c: ‹!Connection { type: «aws», name: «''» }›",
  };
  testFacts(facts);

  test('a verbatim tag is the same tag', () => {
    checkConnections(inSpec('c: ‹!<!Connection> { type: «aws», name: «prod» }›'));
  });
  test("YAML's own tag of that name is none", () => {
    checkConnections(inSpec('c: !!Connection { type: aws, name: prod }'));
  });
  test('a whole spec can be a $type map', () => {
    checkConnections(inSpec('‹$type: Connection\ntype: «aws»\nname: «prod»›'));
  });
  test('an alias of a name is replaced at the alias, as a plain scalar', () => {
    const { text } = readMarks(inSpec('n: &n "prod"\nc: !Connection [aws, *n]'));
    const [reference] = parseWorkflow(text).references.connections;
    assert.equal(reference?.name?.place.kind, 'scalar');
    assert.equal(reference.name.place.scalar.style, 'plain');
  });
});

suite('where references count', () => {
  test('in spec, env and when of a step', () => {
    checkConnections(`steps:
- name: a
  image: b
  spec: { c: "\${‹connections.«aws».«spec»›}" }
  env: { C: "\${‹connections.«aws».«env»›}" }
  when: \${‹connections.«aws».«when»› == null}
- name: d
  when:
  - ‹!Connection [«aws», «first»]›
  - "\${‹connections.«aws».«second»›}"
`);
  });
  test('in source and binding of a trigger', () => {
    checkConnections(`triggers:
- name: a
  source:
    type: webhook
    image: b
    spec: { c: ‹!Connection [«aws», «spec»]› }
    env: { C: "\${‹connections.«aws».«env»›}" }
  binding:
    key: \${‹connections.«aws».«key»›}
    parameters: { p: "\${‹connections.«aws».«p»›}" }
  when: \${‹connections.«aws».«when»›}
`);
  });
  test('nowhere else', () => {
    checkConnections(`name: \${connections.aws.a}
locals: { x: !Connection [aws, b] }
parameters: { p: { default: "\${connections.aws.c}" } }
steps:
- name: \${connections.aws.d}
  image: \${connections.aws.e}
  input: ["echo \${connections.aws.f}", !Connection [aws, g]]
  args: ["\${connections.aws.h}"]
  command: \${connections.aws.i}
  inputFile: \${connections.aws.j}
  dependsOn: \${connections.aws.k}
  unknown: \${connections.aws.l}
triggers:
- name: t
  source: { type: schedule, schedule: "\${connections.aws.m}" }
  binding: { other: "\${connections.aws.n}" }
`);
  });
  test('a spec that is no mapping holds none', () => {
    checkConnections('steps:\n- name: a\n  spec: ${connections.aws.x}\n');
    checkConnections('steps:\n- name: a\n  spec: ["${connections.aws.x}"]\n');
  });
  test('text under locals counts once it is aliased into a spec, where it stands', () => {
    checkConnections(`locals:
  used: &used ‹!Connection { type: «aws», name: «prod» }›
  unused: &unused !Connection { type: aws, name: other }
steps:
- name: a
  spec: { c: *used }
- name: b
  spec: { c: *used }
`);
  });
  test('a step that merges another has its spec', () => {
    const workflow = parseWorkflow(
      'steps:\n- &a\n  name: a\n  spec: { c: !Connection [aws, x] }\n- <<: *a\n  name: b\n',
    );
    assert.equal(workflow.references.connections.length, 1);
    assert.equal(workflow.steps[1]?.spec, workflow.steps[0]?.spec);
  });
  test('an entry that is overridden in a merge is not evaluated', () => {
    checkConnections(`locals:
  base: &base { c: !Connection [aws, x], d: ‹!Connection [«aws», «y»]› }
steps:
- name: a
  spec: { <<: *base, c: none }
`);
  });
  test('the holder is the step and the path in it', () => {
    const workflow = parseWorkflow(
      'steps:\n- name: a\n- name: b\n  spec:\n    aws:\n      list:\n      - c: !Connection [aws, x]\n',
    );
    assert.deepEqual(workflow.references.connections[0]?.holder, {
      kind: 'step',
      index: 1,
      path: ['spec', 'aws', 'list', 0, 'c'],
    });
  });
  test('a second document is not read', () => {
    checkConnections(`${inSpec('c: ‹!Connection [«aws», «x»]›')}\n---\nsteps:\n- spec: { c: !Connection [aws, y] }\n`);
  });
});

suite('malformed connections', () => {
  const facts: Readonly<Record<string, readonly [string, MalformedReferenceProblem]>> = {
    'bare words in braces': [
      'c: «!Connection {pagerduty, my-account}»',
      { kind: 'bareWords', words: ['pagerduty', 'my-account'] },
    ],
    'a text': ['c: «!Connection aws»', { kind: 'notACollection' }],
    'nothing yet': ['c: «!Connection»', { kind: 'notACollection' }],
    'an empty mapping': ['c: «!Connection {}»', { kind: 'missingKey', key: 'type' }],
    'no name': ['c: «!Connection { type: aws }»', { kind: 'missingKey', key: 'name' }],
    'no type': ['c: «!Connection { name: aws }»', { kind: 'missingKey', key: 'type' }],
    'a misspelled key': ['c: !Connection { type: aws, «nmae»: x }', { kind: 'unknownKey', key: 'nmae' }],
    'one key too many': ['c: !Connection { type: aws, name: x, «more»: y }', { kind: 'unknownKey', key: 'more' }],
    'a merge inside': ['a: &a { type: aws }\nc: !Connection { «<<»: *a, name: x }', { kind: 'unknownKey', key: '<<' }],
    'a key twice': ['c: !Connection { type: aws, «type»: x }', { kind: 'duplicateKey', key: 'type' }],
    'one item': ['c: «!Connection [aws]»', { kind: 'itemCount', count: 1 }],
    'three items': ['c: «!Connection [aws, x, y]»', { kind: 'itemCount', count: 3 }],
    'no items': ['c: «!Connection []»', { kind: 'itemCount', count: 0 }],
    'a number': ['c: !Connection { type: aws, name: «123» }', { kind: 'notAString', key: 'name', text: '123' }],
    'a fraction': ['c: !Connection [«1.5», x]', { kind: 'notAString', key: 'type', text: '1.5' }],
    'a truth': ['c: !Connection { type: aws, name: «true» }', { kind: 'notAString', key: 'name', text: 'true' }],
    'a date': ['c: !Connection [aws, «2020-01-01»]', { kind: 'notAString', key: 'name', text: '2020-01-01' }],
    'a tilde': ['c: !Connection [aws, «~»]', { kind: 'notAString', key: 'name', text: '~' }],
    'no value': ['c: !Connection { type: aws, name:«» }', { kind: 'notAString', key: 'name', text: '' }],
    'a list for a name': ['c: !Connection { type: aws, name: «[x]» }', { kind: 'notAString', key: 'name', text: '' }],
    'a tag for a name': [
      'c: !Connection { type: aws, name: «!Parameter n» }',
      { kind: 'notAString', key: 'name', text: 'n' },
    ],
    'a $type map without a name': ['c: «{ $type: Connection, type: aws }»', { kind: 'missingKey', key: 'name' }],
  };
  for (const [fact, [marked, problem]] of Object.entries(facts)) {
    test(fact, () => {
      const { text, guillemets } = readMarks(inSpec(marked));
      const { references, errors } = parseWorkflow(text);
      const found = references.malformedConnections.map(({ span, problem }) => ({ span, problem }));
      assert.deepEqual(found, [{ span: guillemets[0], problem }]);
      assert.deepEqual(references.connections, []);
      assert.deepEqual(errors, []);
    });
  }
});

suite('other references', () => {
  test('secrets, parameters, outputs and steps, in tags, maps and templates', () => {
    const { references } = parseWorkflow(
      inSpec(`a: [!Secret s1, !Secret [s2], !Secret { name: s3 }, "\${secrets.s4}", { $type: Secret, name: s5 }]
b: [!Parameter p1, "\${parameters['p2'].field}"]
c: [!Output [one, o1], !Output { from: two, name: o2 }, "\${outputs.three.'o3'}", { $type: Output, taskName: four, name: o4 }]
d: "\${steps.build.succeeded}"`),
    );
    assert.deepEqual(
      references.secrets.map(({ name }) => name.text),
      ['s1', 's2', 's3', 's4', 's5'],
    );
    assert.deepEqual(
      references.parameters.map(({ name }) => name.text),
      ['p1', 'p2'],
    );
    assert.deepEqual(
      references.outputs.map(({ from, name }) => `${from.text}.${name?.text}`),
      ['one.o1', 'two.o2', 'three.o3', 'four.o4'],
    );
    assert.deepEqual(
      references.steps.map(({ step, property }) => `${step.text}.${property?.text}`),
      ['build.succeeded'],
    );
  });
  test('a scalar tag loses its quotes: !Secret "123" is a number', () => {
    const { references } = parseWorkflow(inSpec('a: !Secret "123"\nb: !Secret ["123"]'));
    assert.deepEqual(
      references.secrets.map(({ name }) => name.text),
      ['123'],
    );
    assert.deepEqual(
      references.malformedTags.map(({ type }) => type),
      ['Secret'],
    );
  });
  test('unknown tags in expressions, on values, keys and inside other tags', () => {
    const { references } = parseWorkflow(
      inSpec('a: !Foo x\nb: { !Secret k: v }\nc: !Connection { type: !Bar aws, name: x }\nd: !!str y\ne: ! z'),
    );
    assert.deepEqual(
      references.unknownTags.map(({ text }) => text),
      ['!Foo', '!Secret', '!Bar'],
    );
  });
});

function testFacts(facts: Readonly<Record<string, string>>): void {
  for (const [fact, marked] of Object.entries(facts)) {
    test(fact, () => checkConnections(inSpec(marked)));
    test(`${fact}, with CRLF`, () => checkConnections(inSpec(marked).replaceAll('\n', '\r\n')));
  }
}

/** `‹›` around each reference, `«»` around its type and its name, in the order of the text. */
function checkConnections(marked: string): void {
  const { text, angles, guillemets } = readMarks(marked);
  const { references, errors } = parseWorkflow(text);
  const { connections, malformedConnections } = references;
  const names = connections.flatMap(({ type, name }) => [type, ...(name === undefined ? [] : [name])]);
  const show = (spans: readonly Span[]): readonly string[] =>
    spans.map(({ start, end }) => `${start}: ${text.slice(start, end)}`);
  assert.deepEqual(show(connections.map(({ span }) => span)), show(angles));
  assert.deepEqual(show(names.map(({ span }) => span).sort((a, b) => a.start - b.start)), show(guillemets));
  assert.deepEqual(malformedConnections, []);
  assert.deepEqual(errors, []);
  for (const name of names) checkText(name, text);
}

/** The texts of the samples are simple enough to be guessed from how they are written. */
function checkText({ text, span, place }: WrittenName, document: string): void {
  const written = document.slice(span.start, span.end);
  if (written.startsWith('*') || /[\\>(]/.test(written)) return;
  assert.equal(text, written.replace(/^(''|["'`])(.*)\1$/s, '$2'));
  assert.equal(place.kind === 'segment' ? place.scalar.kind : place.kind, 'scalar');
}
