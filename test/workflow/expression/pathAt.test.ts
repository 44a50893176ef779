import assert from 'node:assert/strict';
import { parseTemplate, pathAt, type PathPlace } from '../../../server/src/workflow/expression';
import { cursorIn, describeNames } from './describe';

suite('what the cursor is on', () => {
  suite('a name that is not written yet', () => {
    test('in an expression without }', () => checkPlace('${connections.$0', 'connections', ''));
    test('before }', () => checkPlace('${connections.aws.$0}', 'connections/aws', ''));
    test('in a call that is not closed', () => checkPlace('${concat(connections.aws.$0', 'connections/aws', ''));
    test('in a call, with other templates behind', () =>
      checkPlace('${concat(connections.aws.$0)} and ${secrets.a}', 'connections/aws', ''));
    test('before prose', () => checkPlace('${connections.aws.$0 and so on', 'connections/aws', ''));
    test('before prose that has a } somewhere', () =>
      checkPlace('${connections.aws.$0 and so on}', 'connections/aws', ''));
    test('before a word that the engine would take for it', () =>
      checkPlace('${connections.aws.$0 x}', 'connections/aws', ''));
    test('between two dots', () => checkPlace('${connections.$0.x}', 'connections', ''));
    test('in an index', () => checkPlace('${connections[$0', 'connections', ''));
    test('in a closed index', () => checkPlace('${connections[$0]}', 'connections', ''));
    test('in an index with white space', () => checkPlace('${connections[ $0 ]}', 'connections', ''));
    test('after an index', () => checkPlace(`\${connections['aws'].$0`, 'connections/aws', ''));
    test('after an unknown operator', () => checkPlace('${a ?? connections.$0}', 'connections', ''));
    test('in the value of an object', () => checkPlace(`\${{'a': connections.$0}}`, 'connections', ''));
    test('in a query', () => checkPlace(`\${path($, 'connections.aws.$0')}`, 'connections/aws', '', 'query'));
    test('after |>', () => checkPlace('${a |> b.$0}', 'b', '', 'piped'));
    test('after $', () => checkPlace('${$.$0}', '', '', 'dollar'));
  });

  suite('a name', () => {
    test('at its end', () => checkPlace('${connections.aw$0}', 'connections', 'aw'));
    test('at its start', () => checkPlace('${connections.$0aws.x}', 'connections', 'aws'));
    test('in the middle of a path', () => checkPlace('${connections.a$0ws.x}', 'connections', 'aws'));
    test('in quotes', () => checkPlace(`\${connections.aws.'my acc$0ount'}`, 'connections/aws', `'my account'`));
    test('in quotes that are not closed', () => checkPlace(`\${connections.aws.'my$0`, 'connections/aws', `'my`));
    test('in quotes that are not closed, before }', () =>
      checkPlace(`\${connections.aws.'my$0} and \${connections.aws.'x'}`, 'connections/aws', `'my`));
    test('in an index that is not closed', () => checkPlace(`\${connections['a$0`, 'connections', `'a`));
    test('in an index whose bracket is closed', () => checkPlace(`\${connections['a$0]}`, 'connections', `'a`));
    test('inside an index is the inner one', () => checkPlace('${connections[para$0meters.x]}', '', 'parameters'));
    test('in the second expression', () => checkPlace('${a} ${connections.a$0}', 'connections', 'a'));
  });

  suite('a root', () => {
    test('in an empty expression', () => checkPlace('${$0}', '', ''));
    test('in an expression with white space', () => checkPlace('${ $0 }', '', ''));
    test('behind ${', () => checkPlace('${$0', '', ''));
    test('half typed', () => checkPlace('${ con$0', '', 'con'));
    test('as an argument', () => checkPlace('${concat($0)}', '', ''));
    test('as another argument', () => checkPlace('${concat(a, $0)}', '', ''));
    test('after an operator', () => checkPlace('${a + $0}', '', ''));
    test('after a negation', () => checkPlace('${!$0}', '', ''));
    test('in an array', () => checkPlace('${[1, $0]}', '', ''));
    test('after |>', () => checkPlace('${a |> $0}', '', '', 'piped'));
    test('may be the name of a function', () => checkPlace('${conc$0at(a)}', '', 'concat'));
  });

  suite('nothing', () => {
    test('in text', () => checkNothing('a$0b'));
    test('in a hidden template', () => checkNothing('$$' + '{$0}'));
    test('in a string', () => checkNothing(`\${'a$0'}`));
    test('in a number', () => checkNothing('${1$0}'));
    test('where only an operator could stand', () => checkNothing('${a $0}'));
    test('in a comment', () => checkNothing('${/* $0 */ a}'));
    test('in a line comment', () => checkNothing('${// $0\n a}'));
    test('behind an expression', () => checkNothing('${a} $0'));
  });
});

/** @param replaced the source of the segment at the cursor, which a completion replaces */
function checkPlace(
  marked: string,
  before: string,
  replaced: string,
  ...flags: ('piped' | 'query' | 'dollar')[]
): void {
  const { text, offset } = cursorIn(marked);
  const place = pathAt(parseTemplate(text), offset);
  assert.ok(place, 'a path');
  const { start, end } = place.segment.span;
  assert.deepEqual(
    [describeNames(place.before), text.slice(start, end), start <= offset && offset <= end, flagsOf(place)],
    [before, replaced, true, flags],
  );
}

function flagsOf({ piped, query, dollar }: PathPlace): string[] {
  return Object.entries({ piped, query, dollar })
    .filter(([, isSet]) => isSet)
    .map(([flag]) => flag);
}

function checkNothing(marked: string): void {
  const { text, offset } = cursorIn(marked);
  assert.equal(pathAt(parseTemplate(text), offset), undefined);
}
