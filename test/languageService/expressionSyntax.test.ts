import { checkFix, checkMarks, checkNoFix, checkSeverity, checkSpec } from './checks';

suite('expression-syntax', () => {
  test('says what was found, what was expected, and what to do', () =>
    checkSpec(`
    a: \${secrets.a and secrets.b}
    #              ^^^ expression-syntax: Expected an operator or "}", found "and". Write && instead.
    b: \${secrets.a = 'x'}
    #              ^ expression-syntax: Expected an operator or "}", found "=". Write == to compare; nothing can be assigned.
    c: \${secrets.a ?? 'x'}
    #              ^^ expression-syntax: There is no operator ??. Write coalesce(a, b) for the first value that is there.
    d: "\${concat(secrets.a, b: 1)}"
    #                        ^ expression-syntax: Expected an operator, "," or ")", found ":". Either all arguments of a call have names, or none has.
`));

  test('in every style of scalar, on exactly its characters', () =>
    checkSpec(`
    plain: before \${secrets.a b} after
    #                         ^ expression-syntax: …
    single: '\${concat(''a'' ''b'')}'
    #                       ^^^^^ expression-syntax: …
    double: "\\u00e9 \${secrets.\\"a\\" \\u0062}"
    #                               ^^^^^^ expression-syntax: …
    literal: |
      😀 line
        \${secrets.a b}
    #               ^ expression-syntax: …
    folded: >-
      one
      \${secrets.a b}
    #             ^ expression-syntax: …
    over: \${secrets.a
      b}
    # ^ expression-syntax: …
`));

  test('of constants that do not fit their operator', () =>
    checkSpec(`
    a: \${'a' - 1}
    #    ^^^^^^^ expression-syntax: The operator - needs numbers, not "a" and 1. Relay computes this when it reads the file. Change the values or the operator.
    b: \${!'yes'}
    #    ^^^^^^ expression-syntax: The operator ! needs booleans, not "yes". …
`));

  test('once for each expression of a string', () =>
    checkSpec(`
    a: \${secrets.a b} \${secrets.c} \${secrets.d e}
    #              ^ expression-syntax: …
    #                                          ^ expression-syntax: …
`));

  test('not where $ { } is text', () =>
    checkSpec(`
    a: $\${secrets.a b}
    b: "{a b} $ {a b} $(a b) }"
    c: \${'\${'} a b }
`));

  suite('while it is being typed is one small mark', () => {
    test('on the opening', () =>
      checkSpec(`
    a: before \${
    #         ^^ expression-syntax: Nothing follows this "\${". Write an expression and "}".
    b: \${connections.aws.prod
    #  ^^ expression-syntax: Nothing ends this "\${". Add "}", or write \${'\${'} for the characters themselves.
    c: costs \${ and more
    #               ^^^^ expression-syntax: …
`));

    test('on the dot, the operator or the bracket that waits for more', () =>
      checkSpec(`
    a: \${connections.
    #               ^ expression-syntax: A name is missing after this ".". Add it, and "}".
    b: \${secrets.a +
    #              ^ expression-syntax: A value is missing after this "+". Add it, and "}".
    c: \${concat(
    #          ^ expression-syntax: A value is missing after this "(". Add it, and "}".
    d: \${concat(secrets.a
    #          ^ expression-syntax: Nothing closes this "(". Add ")".
    e: \${connections.}
    #                ^ expression-syntax: Expected a name after ".", found "}". Write the name, or remove the dot.
    f: \${}
    #    ^ expression-syntax: Expected a value, found "}". Write an expression between "\${" and "}".
`));

    test('on the quote that nothing closes', () =>
      checkSpec(`
    a: \${connections.aws.'pro} and more
    #                    ^ expression-syntax: This string has no closing '. Add it.
`));

    test('on the comment that takes the brace with it', () =>
      checkSpec(`
    a: \${secrets.a // note}
    #  ^^ expression-syntax: The comment after "//" takes the "}" of this "\${" with it. Write it as /* … */.
`));
  });

  test('of the query of path, and of !Data', () => {
    checkSpec(`
    a: \${path(outputs.a, 'b c')}
    #                    ^^^^^ expression-syntax: This query is not an expression that Relay can read. Expected an operator, found "c".
`);
    checkMarks(`
triggers:
- name: merged
  source: { type: push }
  binding:
    parameters:
      a: !Data titles[0].text
      c: !Data '\${titles}'
      #        ^^^^^^^^^^^ expression-syntax: This query is not an expression that Relay can read. Expected an operator, found "{". It stands without \${ }.
      b: !Data { query: 'titles[0' }
      #                 ^^^^^^^^^^ expression-syntax: This query is not an expression that Relay can read. …
`);
  });

  test('of a key that is no name', () => {
    checkSpec(`
    a: \${connections.aws.['prod']}
    #                    ^^^^^^^^ expression-syntax: A name stands behind a dot, and this is a list. Remove the dot.
    b: \${connections.aws[null]}
    #                    ^^^^ expression-syntax: null is no name. Write a text or a number.
`);
    checkFix("${connections.aws.['prod']}", 'Remove the dot', "${connections.aws['prod']}");
    checkSeverity("${connections.aws.['prod']}", 'error');
    checkSeverity('${connections.aws.[parameters.name]}', 'warning');
  });

  test('a slip from another language has a fix', () => {
    checkFix('${secrets.a and secrets.b}', 'Change and to &&', '${secrets.a && secrets.b}');
    checkFix('${secrets.a OR secrets.b}', 'Change OR to ||', '${secrets.a || secrets.b}');
    checkFix('${{ secrets.a }}', 'Remove the second pair of braces', '${ secrets.a }');
    checkFix(
      '"${connections.aws.${parameters.name}.key}"',
      'Write [parameters.name]',
      '"${connections.aws[parameters.name].key}"',
    );
    checkFix(`\${concat('a', 'b',)}`, 'Remove the comma', `\${concat('a', 'b')}`);
    checkFix('"${merge(objects : [])}"', 'Remove the space', '"${merge(objects: [])}"');
  });

  test('a name that has to stand in quotes gets those that do there', () => {
    checkFix('${connections.aws.1st}', 'Put "1st" in quotes', `\${connections.aws.'1st'}`);
    checkFix('${connections.aws.me@work.key}', 'Put "me@work" in quotes', `\${connections.aws.'me@work'.key}`);
    checkFix(`'\${connections.aws.1st}'`, 'Put "1st" in quotes', `'\${connections.aws."1st"}'`);
    checkFix('"${connections.aws.0b11}"', 'Put "0b11" in quotes', `"\${connections.aws.'0b11'}"`);
  });

  test('no fix where it is not plain what was meant', () => {
    for (const value of ['${secrets.a b}', '${a- b}', '${secrets.a', '${', '${1st}', `\${'a' - 1}`]) checkNoFix(value);
  });

  test('is an error, since the engine reads nothing of such a string', () => {
    checkSeverity('${secrets.a b}', 'error');
    checkSeverity('${', 'error');
  });

  test('of a query is one where the engine gets to it', () => {
    checkSeverity("${path(outputs.a, 'b c')}", 'error');
    checkSeverity("${parameters.a || path(outputs.a, 'b c')}", 'warning');
  });
});
