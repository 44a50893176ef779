import assert from 'node:assert/strict';
import { insertReference, renameUses, spellReference } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { applied } from './checkDiagnostics';

const steps = (lines: string): string => `steps:\n- name: one\n  image: acme/step\n  spec:\n    ${lines}\n`;

/** What becomes of lines in a `spec` when a reference is inserted at `$0`, or in place of what stands between two of them. */
function checkInsert(lines: string, expected: string | undefined, name = 'prod'): void {
  const marked = steps(lines);
  const start = marked.indexOf('$0');
  const end = marked.lastIndexOf('$0');
  const text = marked.replaceAll('$0', '');
  const selection = { start, end: end === start ? start : end - 2 };
  const edits = insertReference(parseWorkflow(text), selection, { type: 'aws', name });
  const after = edits && applied(text, edits);
  assert.equal(after, expected === undefined ? undefined : steps(expected));
  if (after === undefined) return;
  const read = parseWorkflow(after);
  assert.deepEqual(read.errors, [], after);
  if (expected?.startsWith('#') !== true)
    assert.ok(
      read.references.connections.some((found) => found.type.text === 'aws' && found.name?.text === name),
      `a reference in ${after}`,
    );
}

suite('a reference that is inserted', () => {
  const facts: Readonly<Record<string, readonly [string, string]>> = {
    'completes a value that wants a connection': [
      'connection: $0',
      'connection: !Connection { type: aws, name: prod }',
    ],
    'is written as the file writes the others': [
      'a: ${connections.gcp.x}\n    connection: $0',
      'a: ${connections.gcp.x}\n    connection: ${connections.aws.prod}',
    ],
    'is a value where there is none': ['region: $0', 'region: !Connection { type: aws, name: prod }'],
    'stands in a text': ['region: use $0 here', 'region: use ${connections.aws.prod} here'],
    'replaces what is selected': ['region: use $0this$0 here', 'region: use ${connections.aws.prod} here'],
    'goes on where a path is begun': ['c: ${$0}', 'c: ${connections.aws.prod}'],
    'goes on behind the root': ['c: ${connections.$0}', 'c: ${connections.aws.prod}'],
    'goes on behind the type': ['c: ${connections.aws.$0}', 'c: ${connections.aws.prod}'],
    'goes on where the root is half written': ['c: ${conn$0}', 'c: ${connections.aws.prod}'],
    'is an argument': ['c: ${concat("a", $0)}', 'c: ${concat("a", connections.aws.prod)}'],
    'fills in a tag': ['c: !Connection { type: aws, name: $0 }', 'c: !Connection { type: aws, name: prod }'],
    'fills in the type with the name': ['c: !Connection { name: $0 }', 'c: !Connection { type: aws, name: prod }'],
    'fills in an empty tag': ['c: !Connection {$0}', 'c: !Connection {type: aws, name: prod}'],
    'replaces a tag that is of another type': [
      'c: !Connection { type: gcp, name: $0 }',
      'c: !Connection { type: aws, name: prod }',
    ],
    'replaces a tag that has only a type': ['c: !Connection { type: $0 }', 'c: !Connection { type: aws, name: prod }'],
    'takes the place of another, in its own spelling': [
      "c: \"${connections['gcp'].'te$0st'}\"",
      "c: \"${connections['aws'].'prod'}\"",
    ],
    'takes the place of another tag': ['c: !Connection [gcp, $0test]', 'c: !Connection [aws, prod]'],
    'leaves one to the same connection alone': ['c: ${connections.aws.pr$0od}', 'c: ${connections.aws.prod}'],
    'may stand in a comment': ['# see $0\n    c: d', '# see ${connections.aws.prod}\n    c: d'],
    'stands in a block of text': ['c: |\n      use $0\n      it', 'c: |\n      use ${connections.aws.prod}\n      it'],
  };
  for (const [fact, [before, after]] of Object.entries(facts)) test(fact, () => checkInsert(before, after));

  test('is quoted as the place needs it', () => {
    checkInsert('c: ${connections.$0}', "c: ${connections.aws.'it\\'s'}", "it's");
    checkInsert("c: 'use $0'", `c: 'use \${connections.aws."it''s"}'`, "it's");
    checkInsert('c: "use $0"', "c: \"use ${connections.aws.'it\\\\'s'}\"", "it's");
    checkInsert('connection: $0', "connection: !Connection { type: aws, name: 'it''s' }", "it's");
    checkInsert('c: use $0', "c: use ${connections.aws.'a:\\x20b'}", 'a: b');
  });

  test('is refused where no reference to a connection fits', () => {
    checkInsert('c: ${parameters.$0}', undefined);
    checkInsert('c: ${param$0eters.x}', undefined);
    checkInsert('c: ${connections.gcp.$0}', undefined);
    checkInsert("c: ${concat('a$0')}", undefined);
    checkInsert('c: !Secret $0name', undefined);
    checkInsert('c: [a$0b]', undefined);
  });
});

suite('a reference by itself', () => {
  test('is spelled by the rules of the language', () => {
    assert.equal(spellReference({ type: 'aws', name: 'my-account' }, 'template'), '${connections.aws.my-account}');
    assert.equal(spellReference({ type: 'aws', name: 'my account' }, 'template'), "${connections.aws.'my account'}");
    assert.equal(spellReference({ type: '4me', name: "it's" }, 'template'), "${connections.'4me'.'it\\'s'}");
    assert.equal(spellReference({ type: 'aws', name: "it's" }, 'tag'), "!Connection { type: aws, name: 'it''s' }");
  });
});

suite('references to a connection that gets another name', () => {
  const rename = (lines: string, from: string, to: string): string => {
    const text = steps(lines);
    return applied(text, renameUses(parseWorkflow(text), { type: 'aws', name: from }, to));
  };

  const spellings: Readonly<Record<string, readonly [string, string]>> = {
    'a bare name': ['c: ${connections.aws.prod}', "c: ${connections.aws.'it\\'s'}"],
    'a quoted name': ["c: ${connections.aws.'prod'}", "c: ${connections.aws.'it\\'s'}"],
    'a name in double quotes': ['c: ${connections.aws."prod"}', 'c: ${connections.aws."it\'s"}'],
    'a name in back quotes': ['c: ${connections.aws.`prod`}', "c: ${connections.aws.`it's`}"],
    'a name in brackets': ["c: ${connections['aws']['prod']}", "c: ${connections['aws']['it\\'s']}"],
    'in a single-quoted scalar': ["c: '${connections.aws.prod}'", `c: '\${connections.aws."it''s"}'`],
    'in a double-quoted scalar': ['c: "${connections.aws.prod}"', "c: \"${connections.aws.'it\\\\'s'}\""],
    'in a query': ["c: ${path($, 'connections.aws.prod')}", "c: ${path($, 'connections.aws.\\x27it\\\\\\x27s\\x27')}"],
    'a tag': ['c: !Connection { type: aws, name: prod }', "c: !Connection { type: aws, name: 'it''s' }"],
    'a tag with quotes': ['c: !Connection [aws, "prod"]', 'c: !Connection [aws, "it\'s"]'],
    'a map with a type': [
      'c: { $type: Connection, type: aws, name: prod }',
      "c: { $type: Connection, type: aws, name: 'it''s' }",
    ],
    'a tag over several lines': [
      'c: !Connection\n      type: aws\n      name: prod',
      "c: !Connection\n      type: aws\n      name: 'it''s'",
    ],
  };
  for (const [spelling, [before, after]] of Object.entries(spellings)) {
    test(`are spelled as their place wants it: ${spelling}`, () => {
      const renamed = rename(before, 'prod', "it's");
      assert.equal(renamed, steps(after));
      assert.deepEqual(
        parseWorkflow(renamed).references.connections.map(({ name }) => name?.text),
        ["it's"],
      );
      assert.deepEqual(
        parseWorkflow(rename(after, "it's", 'prod')).references.connections.map(({ name }) => name?.text),
        ['prod'],
      );
    });
  }

  test('are all changed, and no others', () =>
    assert.equal(
      rename(
        'c: ${connections.aws.prod}${connections.gcp.prod}${connections.aws.prod2}${connections.aws}\n    d: !Connection [aws, prod]',
        'prod',
        'new',
      ),
      steps(
        'c: ${connections.aws.new}${connections.gcp.prod}${connections.aws.prod2}${connections.aws}\n    d: !Connection [aws, new]',
      ),
    ));

  test('are changed once where a value is used twice', () =>
    assert.equal(
      rename('a: &a ${connections.aws.prod}\n    b: *a\n    c: *a', 'prod', 'new'),
      steps('a: &a ${connections.aws.new}\n    b: *a\n    c: *a'),
    ));
});
