import assert from 'node:assert/strict';
import { diagnose } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { applied } from './checkDiagnostics';
import { checkFix, checkMarks, checkNoFix, checkSeverity, checkSpec } from './checks';
import { now } from './fixture';

suite('template-broken-by-yaml', () => {
  test('a colon in the expression, instead of what YAML says of it', () =>
    checkSpec(`
    a: \${{'a': 'b'}}
    #  ^^^^^^^^^^^^^ template-broken-by-yaml: YAML takes the ": " in this expression for a key and its value. Put the whole value in quotes.
    b: before \${merge(objects: [])} after # note
    #         ^^^^^^^^^^^^^^^^^^^^^ template-broken-by-yaml: YAML takes the ": " in this expression …
`));

  test('braces of its own in brackets, each value of the line', () =>
    checkSpec(`
    a: [\${secrets.a}, b, '\${secrets.c}']
    #   ^^^^^^^^^^^^ template-broken-by-yaml: In brackets, YAML takes the braces of this expression for a mapping. Put the whole value in quotes.
    b: { k: \${secrets.a}, l: [x \${secrets.b}] }
    #       ^^^^^^^^^^^^ template-broken-by-yaml: In brackets, …
    #                           ^^^^^^^^^^^^ template-broken-by-yaml: In brackets, …
    c: !Fn.concat [\${secrets.a}, b]
    #              ^^^^^^^^^^^^ template-broken-by-yaml: In brackets, …
    d: [
      a,
      \${secrets.a}
    # ^^^^^^^^^^^^ template-broken-by-yaml: In brackets, …
    ]
`));

  test('a comment that cuts the expression off', () =>
    checkSpec(`
    a: \${concat('a #b')}
    #  ^^^^^^^^^^^^^^^^^ template-broken-by-yaml: YAML takes " #" and what follows for a comment, so this expression has no end. Put the whole value in quotes.
    b: \${secrets.a #token}
    #  ^^^^^^^^^^^^^^^^^^^ template-broken-by-yaml: YAML takes " #" and what follows for a comment, so this expression has no end. A comment in an expression is written /* … */.
    c: \${secrets.a} # a comment
    d: \${secrets.a # half typed
    #  ^^ expression-syntax: Nothing ends this …
`));

  test('quotes that end the text', () =>
    checkSpec(`
    a: '\${connections.aws.'prod'}'
    #   ^^^^^^^^^^^^^^^^^^^^^^^^^ template-broken-by-yaml: The quotes in this expression end the text for YAML. Use the other kind of quotes around the value.
    b: "\${connections.aws."prod"}" # note
    #   ^^^^^^^^^^^^^^^^^^^^^^^^^ template-broken-by-yaml: The quotes in this expression …
`));

  test('a mapping with a strange key, which is no mistake to YAML', () => {
    checkSpec(`
    a:
    - \${merge(objects: outputs.a.b)}
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-broken-by-yaml: YAML reads a mapping here, because of the ": " in this expression. Put the whole value in quotes.
`);
    checkSeverity('\n    - ${merge(objects: outputs.a.b)}', 'warning');
    checkSeverity('${merge(objects: [])}', 'error');
  });

  test('what YAML says of the lines below for the same reason is not repeated, and what else is wrong is', () =>
    checkMarks(`
steps:
- name: one
  image: acme/step
  spec:
    a: \${{'a': 'b'}}
    #  ^^^^^^^^^^^^^ template-broken-by-yaml: …
    b: text
- name: two
  name: three
  ^^^^ yaml-syntax: …
`));

  test('half typed', () =>
    checkSpec(`
    a: [\${connections.
    #   ^^ template-broken-by-yaml: In brackets, …
`));

  test('not in the scripts of a step', () =>
    checkMarks(`
steps:
- name: one
  image: acme/step
  input:
  - |
    echo \${A}: \${B} #c
    [ "\${A}" ] && x=[\${B}]
`));

  test('quotes make of it what was meant', () => {
    const title = 'Put the value in quotes';
    checkFix(`\${merge(objects: [])}`, title, `'\${merge(objects: [])}'`);
    checkFix(`\${{'a': 'b'}}`, title, `"\${{'a': 'b'}}"`);
    checkFix(`a \${merge({'a': 1})} b: c`, title, `"a \${merge({'a': 1})} b: c"`);
    checkFix(`\${concat('a #b', "c")}`, title, `'\${concat(''a #b'', "c")}'`);
    checkFix(`[a, \${secrets.a}]`, title, `[a, '\${secrets.a}']`);
    checkFix(`!Fn.concat [ \${secrets['a']} ]`, title, `!Fn.concat [ "\${secrets['a']}" ]`);
    checkFix(`'\${connections.aws.'prod'}'`, title, `"\${connections.aws.'prod'}"`);
    checkFix(`"\${connections.aws."prod"}"`, title, `'\${connections.aws."prod"}'`);
    checkFix(`\${merge(objects:\n      [])}`, title, `'\${merge(objects:\n      [])}'`);
  });

  test('values on a line are put in quotes together', () => {
    const text = 'steps:\n- name: a\n  image: b\n  spec: { k: ${secrets.a}, l: [x ${secrets.b}] }\n';
    const [first, second] = diagnose(parseWorkflow(text), { kind: 'signedOut' }, now);
    assert.equal(first?.fixes?.[0]?.title, 'Put these 2 values in quotes');
    assert.deepEqual(second?.fixes, first.fixes);
    assert.equal(
      applied(text, first.fixes[0].edits),
      `steps:\n- name: a\n  image: b\n  spec: { k: '\${secrets.a}', l: ['x \${secrets.b}'] }\n`,
    );
  });

  test('no fix where quotes would not help', () => {
    checkNoFix('${secrets.a #token}');
    checkNoFix('[${connections.');
  });
});
