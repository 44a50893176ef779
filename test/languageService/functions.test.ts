import { checkFix, checkNoFix, checkSeverity, checkSpec } from './checks';

suite('function-unknown', () => {
  test('on its name, however it is called', () =>
    checkSpec(`
    a: \${concatenate('a', 'b')}
    #    ^^^^^^^^^^^ function-unknown: Relay has no function "concatenate". Did you mean "concat"?
    b: !Fn.conct [a, b]
    #      ^^^^^ function-unknown: Relay has no function "conct". Did you mean "concat"?
    c: { $fn.conct: [a, b] }
    #        ^^^^^ function-unknown: Relay has no function "conct". Did you mean "concat"?
    d: \${upper('a')}
    #    ^^^^^ function-unknown: Relay has no function "upper". There are append, coalesce, concat, convertMarkdown, equals, exists, jsonMarshal, jsonUnmarshal, merge, notEquals, now, path and toString.
    e: \${connections('aws')}
    #    ^^^^^^^^^^^ function-unknown: "connections" is no function. Read from it with a dot or brackets: connections.… or connections['…'].
    f: \${path(parameters.a, 'toString(b)')}
    #                       ^^^^^^^^^^^^^ function-unknown: No function can be called in the query of "path", not even "toString".
`));

  test('not for a key beside others, nor where $type stands', () =>
    checkSpec(`
    a: { $fn.conct: [a], other: b }
    b: { $type: Any, $fn.conct: [a] }
`));

  test('the near one replaces it', () => {
    checkFix('${Concat(secrets.a)}', 'Change Concat to concat', '${concat(secrets.a)}');
    checkFix('!Fn.Concat [a]', 'Change Concat to concat', '!Fn.concat [a]');
    checkFix('{ $fn.conct: [a] }', 'Change conct to concat', '{ $fn.concat: [a] }');
    checkFix('{ "$fn.\\u0063onct": [a] }', 'Change conct to concat', '{ "$fn.concat": [a] }');
    checkFix('${join(secrets.a)}', 'Change join to concat', '${concat(secrets.a)}');
    checkNoFix('${upper(secrets.a)}');
  });

  test('is a warning where the engine may not get there', () => {
    checkSeverity('${foo()}', 'error');
    checkSeverity('${exists(foo())}', 'error');
    checkSeverity('${parameters.a || foo()}', 'warning');
    checkSeverity('!Fn.coalesce [a, !Fn.foo []]', 'warning');
  });
});

suite('function-arguments', () => {
  test('too few on the name, too many on those', () =>
    checkSpec(`
    a: \${equals(parameters.a)}
    #    ^^^^^^ function-arguments: "equals" takes 2 arguments, and this has 1. Write equals(left, right).
    b: \${toString(1, 2, 3)}
    #                ^^^^ function-arguments: "toString" takes 1 argument, and this has 3. Write toString(value).
    c: \${now(1)}
    #        ^ function-arguments: "now" takes no arguments, and this has 1. Write now().
    d: \${append([])} \${path(outputs.a)}
    #    ^^^^^^ function-arguments: "append" takes 2 or more arguments, and this has 1. Write append(array, item, …).
    #                  ^^^^ function-arguments: "path" takes 2 or 3 arguments, and this has 1. Write path(object, query, default).
`));

  test('in tags and maps, with the remedy in their form', () =>
    checkSpec(`
    a: !Fn.equals [a]
    #      ^^^^^^ function-arguments: "equals" takes 2 arguments, and this has 1. Write !Fn.equals [left, right].
    b: !Fn.now
    #  ^^^^^^^ function-arguments: "now" takes no arguments, and this has 1. Write !Fn.now [].
    c: { $fn.equals: [a, b, c] }
    #                       ^ function-arguments: "equals" takes 2 arguments, and this has 3. Write $fn.equals: [left, right].
    d: { $fn.equals: a }
    #        ^^^^^^ function-arguments: "equals" takes 2 arguments, and this has 1. …
    e: !Fn.merge { object: [] }
    #      ^^^^^ function-arguments: "merge" needs "objects". Write !Fn.merge { objects: …, mode: … }.
    #              ^^^^^^ function-arguments: "merge" ignores "object", which is none of its arguments. Did you mean "objects"?
    f: !Fn.concat { a: b }
    #               ^ function-arguments: "concat" takes its arguments in their order, without names. Write !Fn.concat [value, …].
`));

  test('not where the arguments are known only later', () =>
    checkSpec(`
    a: { $fn.equals: "\${outputs.a.both}" }
    b: { $fn.equals: !Output [a, both] }
    c: !Fn.equals { $type: Output, from: a, name: both }
    d: { $fn.equals: { $fn.jsonUnmarshal: "[1, 2]" } }
    e: !Fn.jsonUnmarshal '[1]'
`));

  test('keywords', () =>
    checkSpec(`
    a: "\${merge(mode: 'deep')}"
    #     ^^^^^ function-arguments: "merge" needs "objects". Write merge(objects: …, mode: …).
    b: "\${merge(objects: [], mod: 'deep')}"
    #                        ^^^ function-arguments: "merge" ignores "mod", which is none of its arguments. Did you mean "mode"?
    c: "\${merge(objects: [], mode: 'flat')}"
    #                              ^^^^^^ function-arguments: The mode of "merge" is "deep" or "shallow", not "flat".
    d: "\${merge(objects: [], objects: [])}"
    #                        ^^^^^^^ function-arguments: "objects" stands here twice, and only the last one counts. Remove the other.
    e: "\${concat(value: 'a')}"
    #            ^^^^^ function-arguments: "concat" takes its arguments in their order, without names. Write concat(value, …).
    f: "\${convertMarkdown(to: 'html', content: secrets.a)} \${path(object: $, query: 'secrets.a', default: 1)}"
    g: \${convertMarkdown('slack', secrets.a)}
    #                    ^^^^^^^ function-arguments: The to of "convertMarkdown" is "jira" or "html", not "slack".
`));

  test('the near keyword replaces it', () => {
    checkFix(`"\${merge(objects: [], mod: 'deep')}"`, 'Change mod to mode', `"\${merge(objects: [], mode: 'deep')}"`);
    checkFix('!Fn.merge { objects: [], mod: deep }', 'Change mod to mode', '!Fn.merge { objects: [], mode: deep }');
  });

  test('is an error only where the engine refuses', () => {
    checkSeverity('${equals(1)}', 'error');
    checkSeverity('${parameters.a || equals(1)}', 'warning');
    checkSeverity(`"\${merge(objects: [], mod: 'deep')}"`, 'warning');
    checkSeverity('"${merge(objects: [], other: foo())}"', 'warning', 'warning');
  });
});
