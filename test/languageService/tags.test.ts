import assert from 'node:assert/strict';
import { codeActions, diagnose } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { client } from './checkCompletion';
import { checkFix, checkMarks, checkNoFix, checkSeverity, checkSpec } from './checks';
import { now, readAccount } from './fixture';

suite('connection-malformed', () => {
  test('recommends what would be right', () =>
    checkSpec(`
    a: !Connection {aws}
    #  ^^^^^^^^^^^^^^^^^ connection-malformed: !Connection {aws} has keys without values. Write !Connection { type: …, name: … }.
    b: !Connection {aws, prod}
    #  ^^^^^^^^^^^^^^^^^^^^^^^ connection-malformed: !Connection {aws, prod} has keys without values. Write !Connection [aws, prod], or give each value its key.
    c: !Connection {aws, prod, eu}
    #  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ connection-malformed: !Connection {aws, prod, eu} has keys without values. Write !Connection { type: …, name: … }.
    d: !Connection {type aws, name prod}
    #  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ connection-malformed: !Connection {type aws, name prod} has keys without values. Write !Connection { type: aws, name: prod }.
`));

  test('says that nothing inside is evaluated', () =>
    checkSpec(`
    a: !Connection { type: aws, name: !Parameter n }
    #                                 ^^^^^^^^^^^^ connection-malformed: Nothing inside !Connection is evaluated, so !Parameter cannot stand for its name. Write it like \${connections.aws[parameters.name]}.
    b: !Connection [!Fn.concat [a, b], prod]
    #               ^^^^^^^^^^^^^^^^^ connection-malformed: Nothing inside !Connection is evaluated, so !Fn.concat cannot stand for its type. …
    c: { $type: Connection, type: aws, name: !Secret n }
    #                                        ^^^^^^^^^ connection-malformed: Nothing inside a map with $type: Connection is evaluated, so !Secret …
`));

  test('says what stands there instead of text', () =>
    checkSpec(`
    a: !Connection { type: aws, name: [prod] }
    #                                 ^^^^^^ connection-malformed: The name of a connection must be text, and this is a list.
    b: !Connection { type: aws, name: { x: prod } }
    #                                 ^^^^^^^^^^^ connection-malformed: The name of a connection must be text, and this is a mapping.
    c: !Connection [aws, !!binary eA==]
    #                    ^^^^^^^^^^^^^ connection-malformed: The name of a connection must be text. Remove the tag !!binary.
    d: &d 12
    e: !Connection [aws, *d]
    #                    ^^ connection-malformed: The name of a connection must be text, and *d stands for something else.
`));

  test('an empty name is a warning: the engine reads it, and never finds such a connection', () => {
    checkSpec(`
    a: !Connection { type: '', name: prod }
    #                      ^^ connection-malformed: The type of this connection is empty. Write it between the quotes.
    b: \${connections.aws.''}
    #                    ^^ connection-malformed: The name of this connection is empty. Write it between the quotes.
`);
    checkSeverity(`!Connection { type: aws, name: '' }`, 'warning');
  });

  test('an empty name is told once, whatever the account holds', () => {
    const text = `steps:\n- name: a\n  image: b\n  spec:\n    c: !Connection { type: aws, name: '' }\n`;
    const codes = diagnose(parseWorkflow(text), readAccount('aws/prod'), now).map(({ code }) => code);
    assert.deepEqual(codes, ['connection-malformed']);
  });

  test('what was plainly meant is a fix', () => {
    checkFix('!Connection {aws, prod}', 'Write it as !Connection [aws, prod]', '!Connection [aws, prod]');
    checkFix(
      '!Connection {type aws, name prod}',
      'Write it as !Connection { type: aws, name: prod }',
      '!Connection { type: aws, name: prod }',
    );
    checkFix('!Connection aws/prod', 'Write it as !Connection [aws, prod]', '!Connection [aws, prod]');
    checkFix('!Connection (aws, prod)', 'Write it as !Connection [aws, prod]', '!Connection [aws, prod]');
    checkFix(`!Connection [aws, 12]`, 'Put the name in quotes', `!Connection [aws, '12']`);
    checkNoFix('!Connection {aws}');
    checkNoFix('!Connection { type: aws, name: !Parameter n }');
  });
});

suite('tag-malformed', () => {
  test('each tag in its own words', () =>
    checkSpec(`
    a: !Secret { key: token }
    #            ^^^ tag-malformed: !Secret takes name only, not "key". Remove that key.
    b: !Parameter [a, b]
    #  ^^^^^^^^^^^^^^^^^ tag-malformed: !Parameter takes exactly one item, a name, and this has 2. Write !Parameter [name].
    c: !Output build
    #  ^^^^^^^^^^^^^ tag-malformed: !Output needs a step and a name. Write !Output { from: …, name: … }.
    d: !Output { from: build }
    #  ^^^^^^^^^^^^^^^^^^^^^^^ tag-malformed: !Output has no name. Write !Output { from: …, name: … }.
    e: !Answer [ask]
    #  ^^^^^^^^^^^^^ tag-malformed: !Answer takes exactly two items, a step to ask and a name, and this has 1. Write !Answer [askRef, name].
    f: !Secret
    #  ^^^^^^^ tag-malformed: !Secret needs a name. Write !Secret { name: … }.
    g: !Secret { name: !Parameter n }
    #                  ^^^^^^^^^^^^ tag-malformed: Nothing inside !Secret is evaluated, so !Parameter cannot stand for its name. Write it like \${secrets[parameters.name]}.
    h: { $type: Secret }
    #  ^^^^^^^^^^^^^^^^^ tag-malformed: A map with $type: Secret has no name. Write name beside $type.
`));

  test('quotes mean nothing directly behind a tag', () =>
    checkSpec(`
    a: !Secret "123"
    #  ^^^^^^^^^^^^^ tag-malformed: The name of a secret must be text, and the quotes mean nothing behind !Secret: it is 123, as without them. Write !Secret ['123'].
    b: !Secret 123
    #  ^^^^^^^^^^^ tag-malformed: The name of a secret must be text, and YAML reads 123 as something else. Write !Secret ['123'].
    c: !Secret ['123']
    d: !Secret 1st
`));

  test('what was plainly meant is a fix', () => {
    checkFix('!Secret "123"', `Write it as !Secret ['123']`, `!Secret ['123']`);
    checkFix('!Parameter 1.5', `Write it as !Parameter ['1.5']`, `!Parameter ['1.5']`);
    checkFix('!Secret [true]', 'Put the name in quotes', `!Secret ['true']`);
    checkFix('!Output {build, image}', 'Write it as !Output [build, image]', '!Output [build, image]');
    checkFix('!Output build.image', 'Write it as !Output [build, image]', '!Output [build, image]');
    checkNoFix('!Secret {}');
  });
});

suite('tag-unknown', () => {
  test('on the tag, with the near one or another remedy', () =>
    checkSpec(`
    a: !secret token
    #  ^^^^^^^ tag-unknown: Relay does not know the tag !secret. Did you mean !Secret?
    b: !fn.concat [a, b]
    #  ^^^^^^^^^^ tag-unknown: Relay does not know the tag !fn.concat. Did you mean !Fn.concat?
    c: [!Foo x, { !Bar k: v }]
    #   ^^^^ tag-unknown: Relay does not know the tag !Foo. Remove it, or write one that Relay knows, such as !Secret.
    #             ^^^^ tag-unknown: Relay does not know the tag !Bar. …
    d: !Status [build, succeeded]
    #  ^^^^^^^ tag-unknown: Relay does not know the tag !Status. The status of a step is \${steps.name.succeeded}.
    e: !Fn concat
    #  ^^^ tag-unknown: !Fn needs the name of a function. Write !Fn.concat […].
    g: !Fn. concat
    #  ^^^^ tag-unknown: !Fn needs the name of a function. Write !Fn.concat […].
    f: !Connection { type: !Foo aws, name: prod }
    #                      ^^^^ tag-unknown: Relay does not know the tag !Foo. …
`));

  test('one that lacks its space is told once', () =>
    checkSpec(`
    a: !Connection[aws, prod]
    #  ^^^^^^^^^^^ tag-unknown: A space is missing behind !Connection: what follows would be part of the tag. Add it.
    b: !Secret"token"
    #  ^^^^^^^ tag-unknown: A space is missing behind !Secret: …
    c: !Secret'token'
    #  ^^^^^^^ tag-unknown: A space is missing behind !Secret: …
    d: !Connection(aws, prod)
    #  ^^^^^^^^^^^^^^^ tag-unknown: This is no tag that Relay knows. Write !Connection [type, name].
    e: !e!x y
    #  ^^^^ tag-unknown: Relay does not know the tag !e!x. …
`));

  test('not for the tags of YAML itself, and not where nothing is evaluated', () =>
    checkMarks(`
name: !Foo x
steps:
- name: !Bar one
  image: acme/step
  spec:
    a: !!str x
    b: ! x
`));

  test('the near one replaces it, the space is added', () => {
    checkFix('!secret token', 'Change !secret to !Secret', '!Secret token');
    checkFix('!Conn [aws, prod]', 'Change !Conn to !Connection', '!Connection [aws, prod]');
    checkFix('!concat [a, b]', 'Change !concat to !Fn.concat', '!Fn.concat [a, b]');
    checkFix('!Connection[aws, prod]', 'Add a space behind !Connection', '!Connection [aws, prod]');
    checkFix(
      '!Connection{ type: aws, name: prod }',
      'Add a space behind !Connection',
      '!Connection { type: aws, name: prod }',
    );
    checkFix(`!Secret'token'`, 'Add a space behind !Secret', `!Secret 'token'`);
    checkFix('!Fn.concat[a, b]', 'Add a space behind !Fn.concat', '!Fn.concat [a, b]');
    checkNoFix('!Foo x');
  });

  test('is an error', () => checkSeverity('!Foo x', 'error'));
});

suite('tag-on-key', () => {
  test('a key is not computed', () =>
    checkSpec(`
    !Secret a: b
    ^^^^^^^ tag-on-key: A key cannot be computed, so !Secret cannot stand in front of one. Move it behind the ":", or remove it.
    c: { !Fn.concat d: e }
    #    ^^^^^^^^^^ tag-on-key: A key cannot be computed, so !Fn.concat cannot …
`));
});

suite('key-not-text', () => {
  test('a mapping with such a key cannot be evaluated', () =>
    checkSpec(`
    a: { 80: http, "443": https, true: x, 2020-01-01: y, ~: z }
    #    ^^ key-not-text: YAML reads the key 80 as something other than text, and Relay then cannot evaluate the mapping that it is in. Put quotes around it.
    #                            ^^^^ key-not-text: YAML reads the key true …
    #                                     ^^^^^^^^^^ key-not-text: YAML reads the key 2020-01-01 …
    #                                                    ^ key-not-text: YAML reads the key ~ …
`));
  test('the keys of the spec are names, whatever they look like', () => checkSpec('\n    80: http\n'));
  test('what is not evaluated may have any keys', () => checkSpec(`\n    a: { $type: Other, b: { 80: http } }\n`));
  test('quotes solve it', () => checkFix('{ 80: http }', "Write '80'", "{ '80': http }"));
});

suite('tag-without-effect', () => {
  test('where nothing is evaluated', () =>
    checkMarks(`
parameters:
  region:
    default: !Secret region
    #        ^^^^^^^ tag-without-effect: Relay evaluates nothing here, so !Secret has no effect: only "spec", "env", "when" and "binding" hold expressions. Write the value itself.
locals:
  used: &used !Connection [aws, prod]
  later: &later { connection: !Connection [aws, prod] }
  unused: !Connection [aws, prod]
  #       ^^^^^^^^^^^ tag-without-effect: …
steps:
- name: one
  image: !Parameter image
  #      ^^^^^^^^^^ tag-without-effect: …
  dependsOn: [!Parameter before]
  #           ^^^^^^^^^^ tag-without-effect: …
  input:
  - !Fn.concat [echo, hello]
  # ^^^^^^^^^^ tag-without-effect: …
  when: !Fn.equals [!Parameter a, b]
  spec: !Fn.merge
  #     ^^^^^^^^^ tag-without-effect: …
    a: *used
    b: !Secret token
  env: { TOKEN: !Secret token }
`));

  test('not for templates, which the shell may read', () =>
    checkMarks(`
steps:
- name: \${name}
  image: acme/\${image}
  input: ['echo \${HOME}', "\${connections.aws.prod"]
`));

  test('is a warning', () => {
    const [diagnostic] = checkMarks(`
steps:
- name: one
  image: !Parameter image
  #      ^^^^^^^^^^ tag-without-effect: …
`);
    assert.equal(diagnostic?.severity, 'warning');
  });
});

suite('name-not-evaluated', () => {
  test('on the name that looks like an expression', () =>
    checkSpec(`
    a: !Connection { type: aws, name: '\${parameters.account}' }
    #                                 ^^^^^^^^^^^^^^^^^^^^^^^ name-not-evaluated: Nothing inside !Connection is evaluated: this is the literal name \${parameters.account}. Write \${connections.aws[parameters.account]} instead.
    b: !Secret prod-\${parameters.name}
    #          ^^^^^^^^^^^^^^^^^^^^^^^ name-not-evaluated: Nothing inside !Secret is evaluated: this is the literal name prod-\${parameters.name}. Write the whole value as a template instead.
    c: { $type: Output, from: '\${parameters.step}', name: image }
    #                         ^^^^^^^^^^^^^^^^^^^^ name-not-evaluated: Nothing inside a map with $type: Output is evaluated: …
    d: !Secret $\${name}
`));

  test('the account is not asked for it, nor is it created', () => {
    const text = `steps:\n- name: a\n  image: b\n  spec:\n    c: !Connection { type: aws, name: '\${parameters.n}' }\n`;
    const workflow = parseWorkflow(text);
    const account = readAccount('aws/prod');
    assert.deepEqual(
      diagnose(workflow, account, now).map(({ code }) => code),
      ['name-not-evaluated'],
    );
    const actions = codeActions(workflow, { start: 0, end: text.length }, account, client, now);
    assert.deepEqual(
      actions.filter(({ command }) => command),
      [],
    );
  });

  test('the whole value becomes a template', () => {
    checkFix(
      `!Connection { type: aws, name: '\${parameters.account}' }`,
      'Write ${connections.aws[parameters.account]}',
      `'\${connections.aws[parameters.account]}'`,
    );
    checkFix(
      `!Connection [my type, "\${ secrets['a'] }"]`,
      `Write \${connections.'my type'[secrets['a']]}`,
      `"\${connections.'my type'[secrets['a']]}"`,
    );
    checkFix('!Secret ${parameters.name}', 'Write ${secrets[parameters.name]}', `'\${secrets[parameters.name]}'`);
    checkFix(
      `!Output ["\${parameters.step}", image]`,
      'Write ${outputs[parameters.step].image}',
      `'\${outputs[parameters.step].image}'`,
    );
    checkNoFix('!Secret prod-${parameters.name}');
  });

  test('is a warning, since the engine reads it', () => checkSeverity('!Secret ${parameters.name}', 'warning'));
});

suite('type-map-unknown', () => {
  test('a $type that is nearly one of Relay', () =>
    checkSpec(`
    a: { $type: connection, type: aws, name: prod }
    #           ^^^^^^^^^^ type-map-unknown: Relay leaves a map with $type: connection as it is. Did you mean Connection?
    b: { $type: Bucket, name: x }
    c: { $type: Secret, name: x }
`));

  test('is corrected, and only a hint, since the map may be meant as it is', () => {
    checkFix('{ $type: secret, name: x }', 'Change secret to Secret', '{ $type: Secret, name: x }');
    checkFix('{ $type: "secrets", name: x }', 'Change secrets to Secret', '{ $type: "Secret", name: x }');
    checkSeverity('{ $type: secret, name: x }', 'hint');
  });
});
