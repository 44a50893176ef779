import assert from 'node:assert/strict';
import { semanticTokens, type SemanticTokenType } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';

const letters: Readonly<Record<SemanticTokenType, string>> = {
  namespace: 'n',
  type: 't',
  name: 'v',
  parameter: 'a',
  property: 'p',
  function: 'f',
  string: 's',
  number: 'd',
  keyword: 'k',
  operator: 'o',
};

/** Below each line with tokens stands one that begins with `~` and has their letters; the first letter of a token is a capital. */
function checkTokens(source: string): void {
  const expected = source.replace(/^\n/, '');
  const text = expected.replace(/^~.*\n/gm, '');
  assert.equal(draw(text), expected);
}

function draw(text: string): string {
  const tokens = semanticTokens(parseWorkflow(text));
  let offset = 0;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const start = offset;
      offset += line.length;
      const here = tokens.filter(({ span }) => start <= span.start && span.start < offset);
      if (here.length === 0) return line;
      const marks = new Array<string>(line.length).fill(' ');
      for (const { span, type } of here) {
        for (let at = span.start; at < span.end; at++) {
          const letter = letters[type];
          marks[at - start] = at === span.start ? letter.toUpperCase() : letter;
        }
      }
      return `${line}~${marks.join('').slice(1).trimEnd()}\n`;
    })
    .join('');
}

suite('semantic tokens', () => {
  test('of each root: what is a type, a name, a parameter, a property', () =>
    checkTokens(`
triggers:
- source: { type: webhook, image: a/b }
  when: \${event.action.name}
~         Nnnnn Pppppp Pppp
steps:
- spec:
    a: \${connections.aws.prod.accessKeyID}
~        Nnnnnnnnnnn Ttt Vvvv Ppppppppppp
    b: \${secrets.token} \${parameters.region}
~        Nnnnnnn Vvvvv    Nnnnnnnnnn Aaaaaa
    c: \${outputs.build.image.tag}
~        Nnnnnnn Vvvvv Ppppp Ppp
  when: \${steps.build.succeeded}
~         Nnnnn Vvvvv Ppppppppp
`));

  test('of names in every notation', () =>
    checkTokens(`
steps:
- spec:
    a: \${connections['aws']["my account"]}
~        Nnnnnnnnnnn Ttttt  Vvvvvvvvvvvv
    b: \${$.connections.aws.('my-' + 'x')}
~        K Nnnnnnnnnnn Ttt  Sssss O Sss
    c: \${outputs.5.null}
~        Nnnnnnn V Pppp
    d: \${connections[parameters.type].x}
~        Nnnnnnnnnnn Nnnnnnnnnn Aaaa  V
`));

  test('of operators, numbers, constants, functions and their arguments', () =>
    checkTokens(`
steps:
- spec:
    a: "\${merge(mode: 'deep', objects: [1.5e3, null]) |> toString(a)}"
~         Fffff Aaaa  Ssssss  Aaaaaaa   Ddddd  Kkkk   Oo Ffffffff P
    b: \${!a && -1 >= 2 ** b || true =~ 'x' -/* c */ 1}
~        OP Oo OD Oo D Oo P Oo Kkkk Oo Sss O        D
`));

  test('of a string leave its escapes to the grammar', () =>
    checkTokens(`
steps:
- spec:
    a: \${'it\\'s \\x41b' + \`a\\b\`}
~        Sss  Ss    Ss O Sssss
`));

  test('of what is right of a pipe have no root', () =>
    checkTokens(`
steps:
- spec:
    a: \${jsonUnmarshal(secrets.a) |> connections.aws.x}
~        Fffffffffffff Nnnnnnn V  Oo Ppppppppppp Ppp P
`));

  test('an unknown root is a property', () =>
    checkTokens(`
steps:
- spec:
    a: \${conections.aws}
~        Pppppppppp Ppp
`));

  test('go on after a syntax error', () =>
    checkTokens(`
steps:
- spec:
    a: \${secrets.a + } \${secrets.b}
~        Nnnnnnn V O     Nnnnnnn V
`));

  test('of tags: the tag, and the names in it', () =>
    checkTokens(`
steps:
- spec:
    a: !Connection { type: aws, name: 'my account' }
~      Ttttttttttt         Ttt        Vvvvvvvvvvvv
    b: !Connection [aws, prod]
~      Ttttttttttt  Ttt  Vvvv
    c: !Secret token
~      Ttttttt Vvvvv
    d: [!Parameter p, !Output [build, tag], !Data q]
~       Tttttttttt A  Ttttttt  Vvvvv  Ppp   Ttttt
    e: !Fn.merge [!Secret [s], 'a']
~      TtttFffff  Ttttttt  V
    f: { $type: Connection, type: aws, name: prod }
~                                 Ttt        Vvvv
    g: !Answer { askRef: s, name: approval }
~      Ttttttt
`));

  test('are none where ${ } and tags mean nothing', () =>
    checkTokens(`
name: \${connections.aws.x}
locals:
  a: !Connection [aws, prod]
steps:
- name: !Secret a
  image: \${secrets.a}
  input:
  - echo \${HOME} "\${connections.aws.x}"
  spec: !Secret
    key \${secrets.a}: $\${secrets.a}
    b: !Unknown [a]
`));

  test('are where the characters are in each style of scalar', () => {
    checkTokens(`
steps:
- spec:
    plain: text \${secrets.a
~                 Nnnnnnn V
      + secrets.b} and so on
~     O Nnnnnnn V
`);
    checkTokens(`
steps:
- spec:
    single: 'it''s \${secrets.''my name''}'
~                    Nnnnnnn Vvvvvvvvvvv
    double: "\\u00e9 \\"\${secrets.\\"a\\" + 'b\\
~                       Nnnnnnn Vvvvv O Ss
      c'}"
~     Ss
    literal: |2
        \${secrets.a +
~         Nnnnnnn V O
          secrets.b}
~         Nnnnnnn V
    folded: >-
      \${concat(\`a
~       Ffffff Ss

      b\`, 1)}
~     Ss  D
`);
  });

  test('keep their places in a file of Windows and beside characters of two units', () =>
    checkTokens('steps:\r\n- spec:\r\n    a: "😀 ${secrets.\'😀\'}"\r\n~            Nnnnnnn Vvvv\n'));

  test('of a part of the text are those of the whole in it', () => {
    const text = 'steps:\n- spec:\n    a: ${secrets.a}\n    b: !Secret b\n    c: ${secrets.c}\n';
    const workflow = parseWorkflow(text);
    const within = { start: text.indexOf('    b'), end: text.indexOf('    c') };
    assert.deepEqual(
      semanticTokens(workflow, within).map(({ span }) => text.slice(span.start, span.end)),
      ['!Secret', 'b'],
    );
  });

  test('a text that aliases repeat has its tokens once', () =>
    checkTokens(`
locals:
  a: &a !Connection { type: aws, name: prod }
~       Ttttttttttt         Ttt        Vvvv
  b: &b \${secrets.b}
~         Nnnnnnn V
steps:
- spec: { a: *a, b: *b }
- spec: { a: *a, b: *b, c: *b }
`));
});
