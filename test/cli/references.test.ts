import assert from 'node:assert/strict';
import type { FileReferences } from '../../server/src/cli/references';
import { startServerProcess } from '../lsp/serverProcess';
import { testFolder } from '../testFolder';
import { readMarks } from '../workflow/marks';

suite('references', () => {
  const folder = testFolder();

  interface Answer {
    readonly lines: readonly FileReferences[];
    readonly problems: string;
    readonly exitCode: number | null;
  }

  async function references(...words: readonly string[]): Promise<Answer> {
    return answerOf(startServerProcess({ words: ['references', ...words] }));
  }

  async function referencesOfInput(text: string): Promise<Answer> {
    const server = startServerProcess({ words: ['references', '-'] });
    server.child.stdin.end(text);
    return answerOf(server);
  }

  async function answerOf(server: ReturnType<typeof startServerProcess>): Promise<Answer> {
    const exitCode = await server.exited;
    const output = server.stdout().toString();
    assert.ok(output === '' || output.endsWith('\n'));
    const lines = output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as FileReferences);
    return { lines, problems: server.stderr(), exitCode };
  }

  /** Every reference as `text of the range: names`, in the order of the lists. */
  function described(text: string, found: FileReferences): readonly string[] {
    const lines = text.split(/\r\n|\n|\r/);
    const at = ({ range: { start, end } }: { range: FileReferences['secrets'][0]['range'] }): string => {
      assert.equal(start.line, end.line);
      return (lines[start.line] ?? '').slice(start.character, end.character);
    };
    return [
      ...found.connections.map((found) => `${at(found)}: connection ${found.type}/${found.name}`),
      ...found.secrets.map((found) => `${at(found)}: secret ${found.name}`),
      ...found.parameters.map((found) => `${at(found)}: parameter ${found.name}`),
      ...found.outputs.map((found) => `${at(found)}: output ${found.from}/${found.name}`),
      ...found.steps.map((found) => `${at(found)}: step ${found.name}`),
      ...found.syntaxErrors.map((found) => `${at(found)}: ${found.message}`),
    ];
  }

  const everything = [
    'steps:',
    '- name: b',
    '  when: ${steps.a.succeeded}',
    '  input: ["${secrets.plain-text}"]',
    '  spec:',
    '    c: !Connection { type: aws, name: prod }',
    `    d: "🚀 \${connections.'aws'[\\"st\\u0061ging\\"]}"`,
    '    e: [!Secret token, "${secrets.token}"]',
    '    f: ${parameters.p + outputs.a.o}',
    '',
  ];

  test('all kinds are there, in the order of the text, with the range of each reference', async () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const text = everything.join(lineBreak);
      const { lines, problems, exitCode } = await references(folder.write('everything.yaml', text));
      assert.equal(problems, '');
      assert.equal(exitCode, 0);
      assert.deepEqual(described(text, lines[0]!), [
        '!Connection { type: aws, name: prod }: connection aws/prod',
        `connections.'aws'[\\"st\\u0061ging\\"]: connection aws/staging`,
        '!Secret token: secret token',
        'secrets.token: secret token',
        'parameters.p: parameter p',
        'outputs.a.o: output a/o',
        'steps.a.succeeded: step a',
      ]);
    }
  });

  test('a line has exactly the documented keys', async () => {
    const path = folder.write('one.yaml', 'steps:\n- name: a\n  spec: { a: !Connection [aws, b] }\n');
    const { lines } = await references('--format', 'json', path);
    const range = { start: { line: 2, character: 13 }, end: { line: 2, character: 33 } };
    assert.deepEqual(lines, [
      {
        file: path,
        connections: [{ type: 'aws', name: 'b', range }],
        secrets: [],
        parameters: [],
        outputs: [],
        steps: [],
        syntaxErrors: [],
      },
    ]);
  });

  /** The parts of a step's `spec` in `‹›` are the ranges of the syntax errors, in order. */
  async function checkSyntaxErrors(marked: string, ...messages: readonly RegExp[]): Promise<void> {
    const { text, angles } = readMarks(marked);
    const { lines, exitCode } = await referencesOfInput(text);
    assert.equal(exitCode, 0);
    const [{ syntaxErrors }] = lines as [FileReferences];
    const offsetOf = ({ line, character }: { line: number; character: number }): number =>
      text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
    assert.deepEqual(
      syntaxErrors.map(({ range }) => ({ start: offsetOf(range.start), end: offsetOf(range.end) })),
      angles,
      marked,
    );
    messages.forEach((message, index) => assert.match(syntaxErrors[index]?.message ?? '', message));
  }

  const step = (spec: string): string => `steps:\n- name: a\n  spec:\n    ${spec}\n`;

  test('syntaxErrors are what makes the engine refuse the file: YAML', async () => {
    await checkSyntaxErrors('steps: [‹›', /Close it/);
    await checkSyntaxErrors(step('a: 1\n    ‹a›: 2'), /already/);
    await checkSyntaxErrors('‹›', /nothing/);
  });

  test('syntaxErrors are what makes the engine refuse the file: expressions', async () => {
    await checkSyntaxErrors(step('a: ${secrets.a ‹b›}'), /Expected an operator/);
    await checkSyntaxErrors(step(`a: 'x \${''y'' + ‹}›'`));
  });

  test('syntaxErrors are what makes the engine refuse the file: tags', async () => {
    await checkSyntaxErrors(step('a: ‹!Connection {pagerduty, x}›'), /\[pagerduty, x\]/);
    await checkSyntaxErrors(step('a: ‹!Secret []›'), /exactly one item, a name, and this has 0/);
    await checkSyntaxErrors(step('a: ‹!Foo› b'), /does not know the tag !Foo/);
    await checkSyntaxErrors(step('a: !Secret "123"'));
  });

  test('a reference with a mistake in it is not listed, others are', async () => {
    const text = step('a: !Connection[aws, x]\n    b: !Secret ${y}\n    c: !Fn.a !Secret z\n    d: !Parameter p');
    const { lines } = await referencesOfInput(text);
    const [{ syntaxErrors, ...rest }] = lines as [FileReferences];
    assert.ok(syntaxErrors.length > 0);
    assert.deepEqual(described(text, { ...rest, syntaxErrors: [] }), [
      '!Secret ${y}: secret ${y}',
      '!Parameter p: parameter p',
    ]);
  });

  test('syntaxErrors are what makes the engine refuse the file: values of the wrong kind', async () => {
    await checkSyntaxErrors('steps: ‹hello›\n', /^Steps must be a list/);
    await checkSyntaxErrors('‹hello›\n', /^The workflow must be a mapping/);
    await checkSyntaxErrors('steps:\n- name: a\n  spec: ‹${parameters.p}›\n', /^Spec must be a mapping/);
    await checkSyntaxErrors('steps:\n- type: ‹query›\n', /container or approval/);
  });

  test('a file that cannot be read is told on stderr, with exit code 2, and the others are done', async () => {
    const [first, last] = [folder.write('first.yaml', 'steps: []'), folder.write('last.yaml', 'steps: []')];
    const missing = folder.path('missing.yaml');
    const { lines, problems, exitCode } = await references(first, missing, last);
    assert.deepEqual(
      lines.map((line) => line.file),
      [first, last],
    );
    assert.equal(problems, `Cannot read ${missing}: no such file or directory.\n`);
    assert.equal(exitCode, 2);
  });

  test('a folder stands for the workflows below it', async () => {
    const workflow = 'apiVersion: v1\nsteps:\n- name: a\n  image: relaysh/core\n';
    const names = [
      'tree/b.yml',
      'tree/a/workflow.yaml',
      'tree/README.md',
      'tree/node_modules/p/w.yaml',
      'tree/.git/w.yaml',
    ];
    for (const name of names) folder.write(name, workflow);
    folder.write('tree/values.yaml', 'replicas: 1\n');
    const { lines } = await references(folder.path('tree'));
    assert.deepEqual(
      lines.map((line) => line.file),
      ['tree/a/workflow.yaml', 'tree/b.yml'].map((name) => folder.path(name)),
    );
  });

  test('- is standard input', async () => {
    const { lines } = await referencesOfInput('steps:\n- name: a\n  when: ${parameters.p}\n');
    assert.equal(lines[0]?.file, '-');
    assert.equal(lines[0].parameters[0]?.name, 'p');
  });

  test('a byte order mark is no part of the text, and UTF-16 is read', async () => {
    const text = 'steps: [{ when: !Parameter ä }]';
    const contents = [
      `\ufeff${text}`,
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ];
    for (const content of contents) {
      const { lines } = await references(folder.write('encoded.yaml', content));
      assert.deepEqual(described(text, lines[0]!), ['!Parameter ä: parameter ä']);
    }
  });

  test('bytes that are no UTF-8 are a syntax error', async () => {
    const { lines } = await references(folder.write('latin1.yaml', Buffer.from('steps: [] # \xe4', 'latin1')));
    assert.match(lines[0]?.syntaxErrors[0]?.message ?? '', /UTF-8/);
    assert.equal(lines[0]?.syntaxErrors[0]?.range.start.character, 12);
  });

  test('a reader that has enough ends it without a complaint', async () => {
    const path = folder.write('many.yaml', everything.join('\n'));
    const server = startServerProcess({ words: ['references', ...Array.from({ length: 500 }, () => path)] });
    server.child.stdout.destroy();
    assert.equal(await server.exited, 0);
    assert.equal(server.stderr(), '');
  });
});
