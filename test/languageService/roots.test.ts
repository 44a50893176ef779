import assert from 'node:assert/strict';
import { checkFix, checkMarks, checkNoFix, checkSeverity, checkSpec } from './checks';

suite('root-unknown', () => {
  test('on the root, with the near one', () =>
    checkSpec(`
    a: \${conections.aws.prod}
    #    ^^^^^^^^^^ root-unknown: "conections" is none of the roots of an expression. Did you mean "connections"?
    b: \${$.secret.token} \${$['output'].a.b}
    #      ^^^^^^ root-unknown: "secret" is none of the roots of an expression. Did you mean "secrets"?
    #                        ^^^^^^^^ root-unknown: "output" is none of the roots of an expression. Did you mean "outputs"?
    c: \${params.region}
    #    ^^^^^^ root-unknown: "params" is none of the roots of an expression. Did you mean "parameters"?
`));

  test('with those that there are, where none is near', () =>
    checkSpec(`
    a: \${locals.region}
    #    ^^^^^^ root-unknown: There is no root "locals". Here an expression starts with connections, secrets, parameters, outputs or steps.
`));

  test('a name without quotes is a variable', () =>
    checkSpec(`
    a: \${connections[aws]['prod']}
    #                ^^^ root-unknown: "aws" is read as a variable here, and there is none of that name. If it is a name, put it in quotes.
    b: "\${merge({region: 'eu'})}"
    #            ^^^^^^ root-unknown: "region" is read as a variable here, and …
    c: \${concat.a}
    #    ^^^^^^ root-unknown: "concat" is no variable. A function is called by its name and parentheses: concat(…).
    d: \${None}
    #    ^^^^ root-unknown: "None" is read as a variable. The constant is written null.
`));

  test('not right of |>, not for what is computed, not for keys', () =>
    checkSpec(`
    a: \${jsonUnmarshal(secrets.a) |> region.name}
    b: \${$[parameters.root]}
    c: \${parameters.aws[parameters.n].x}
    d: \${path($, 'parameters.a')}
    e: \${path(outputs.a.b, 'anything')}
    f: \${$}
`));

  test('in the query of path', () =>
    checkSpec(`
    a: \${path($, 'conections.aws.prod')}
    #             ^^^^^^^^^^ root-unknown: "conections" is none …
`));

  test('is a warning where the engine may not get there, or does not mind', () => {
    checkSeverity('${foo.a}', 'error');
    checkSeverity('${parameters.a || foo.a}', 'warning');
    checkSeverity('${parameters.a && foo.a}', 'warning');
    checkSeverity('${(parameters.a || foo.a) == 1}', 'warning');
    checkSeverity('${coalesce(parameters.a, foo.a)}', 'warning');
    checkSeverity('${coalesce(foo.a, parameters.a)}', 'error');
    checkSeverity('${exists(foo.a)}', 'warning');
    checkSeverity(`\${path(foo, 'a', 'b')}`, 'warning');
    checkSeverity(`\${path(foo, 'a')}`, 'error');
    checkSeverity(`\${path(outputs.a, 'a', foo)}`, 'warning');
    checkSeverity('${connections.aws[foo]}', 'error');
    checkSeverity('${connections.aws.prod.keys[foo]}', 'warning');
    checkSeverity('!Fn.coalesce ["${parameters.a}", "${foo.a}"]', 'warning');
    checkSeverity('!Fn.coalesce ["${foo.a}", b]', 'error');
    checkSeverity('{ $fn.exists: ["${foo.a}"] }', 'warning');
    checkSeverity('!Fn.concat ["${foo.a}"]', 'error');
  });

  test('the near root replaces it, in the notation that is there', () => {
    checkFix('${conections.aws.prod}', 'Change conections to connections', '${connections.aws.prod}');
    checkFix(
      `"\${$[\\"conections\\"].aws.prod}"`,
      'Change conections to connections',
      `"\${$[\\"connections\\"].aws.prod}"`,
    );
    checkFix(
      `\${path($, 'conections.aws.prod')}`,
      'Change conections to connections',
      `\${path($, 'connections.aws.prod')}`,
    );
    checkFix('${True}', 'Change True to true', '${true}');
    checkNoFix('${foo.bar}');
  });

  test('a name gets the quotes that do there', () => {
    checkFix(`\${connections[aws]['prod']}`, 'Put "aws" in quotes', `\${connections['aws']['prod']}`);
    checkFix(`'\${secrets[token]}'`, 'Put "token" in quotes', `'\${secrets["token"]}'`);
    checkFix(`"\${merge({region: 'eu'})}"`, 'Put "region" in quotes', `"\${merge({'region': 'eu'})}"`);
  });
});

suite('root-unavailable', () => {
  test('a step does not see the event', () =>
    checkSpec(`
    a: \${event.title}
    #    ^^^^^ root-unavailable: A step does not see the event. Let the trigger's binding hand it to a parameter, and read \${parameters.…} here.
    b: !Data title
    #  ^^^^^^^^^^^ root-unavailable: A step does not see the event. …
    c: { $type: Data, query: title }
    #  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ root-unavailable: …
`));

  test('the source of a trigger is set up before there is an event', () =>
    checkMarks(`
triggers:
- name: merged
  source:
    type: webhook
    image: acme/trigger
    spec:
      a: \${event.title} \${secrets.a} \${connections.aws.prod}
      #    ^^^^^ root-unavailable: The event is not there yet when the source of a trigger is set up: only "binding" and "when" see it.
  binding:
    key: \${event.id}
    parameters:
      title: !Data title
      token: \${secrets.a}
  when: \${event.title == 'x'}
`));

  test('a trigger sees neither parameters nor steps', () =>
    checkMarks(`
triggers:
- name: merged
  source:
    type: webhook
    image: acme/trigger
    spec:
      a: \${parameters.region}
      #    ^^^^^^^^^^ root-unavailable: A trigger does not see parameters: they get their values when the workflow starts. Write the value itself.
  binding:
    parameters:
      a: !Parameter region
      #  ^^^^^^^^^^^^^^^^^ root-unavailable: A trigger does not see parameters: they get their values when the workflow starts. Write the value itself, or read \${event.…}.
      b: \${outputs.build.image}
      #    ^^^^^^^ root-unavailable: A trigger does not see outputs: no step has run yet. …
  when: \${steps.build.succeeded}
  #       ^^^^^ root-unavailable: A trigger does not see steps: …
`));

  test('is an error where the engine stops, and a warning where it waits in vain', () => {
    checkSeverity('${event.a}', 'error');
    checkSeverity('!Data a', 'error');
    checkSeverity('${exists(event.a)}', 'warning');
    checkSeverity('${coalesce(parameters.a, event.a)}', 'warning');
  });

  test('a step reads the parameter that the binding fills', () => {
    const [diagnostic] = checkMarks(`
parameters:
  title: {}
steps:
- name: one
  image: acme/step
  spec:
    a: \${event.title}
    #    ^^^^^ root-unavailable: …
    b: \${parameters.title}
`);
    const [fix] = diagnostic?.fixes ?? [];
    assert.equal(fix?.title, 'Read the parameter of that name');
    assert.deepEqual(
      fix.edits.map(({ newText }) => newText),
      ['parameters'],
    );
    checkNoFix('${event.title}');
  });
});
