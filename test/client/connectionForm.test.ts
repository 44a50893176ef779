import assert from 'node:assert/strict';
import {
  askingForName,
  connectionOf,
  firstIncomplete,
  firstStep,
  startDraft,
  stepAfter,
  stepBefore,
  stepOfComplaint,
  stepsOf,
  titleOf,
  typedAt,
  withAnotherField,
  withFieldName,
  withFieldSecrecy,
  withName,
  withoutUnnamedField,
  withType,
  withTyped,
  withValue,
  withWay,
  type Draft,
  type Step,
  type TypeFacts,
} from '../../client/src/form/draft';
import { amountOf, describeValue, readBytes, readValue, typedValue } from '../../client/src/form/fieldValue';
import { Redacted } from '../../server/src/relay/redacted';
import { connectionType } from '../../server/src/relay/connectionTypes';

const facts = (type: string, ways = { secret: true, oauth2: false }): TypeFacts => ({
  fields: connectionType(type)?.fields,
  ways,
});

const describeStep = (draft: Draft, step: Step): string =>
  'index' in step ? `${step.kind} ${draft.fields[step.index]?.field.name ?? ''}`.trim() : step.kind;

const stepsIn = (draft: Draft): string =>
  stepsOf(draft)
    .map((step) => describeStep(draft, step))
    .join(', ');

const aws = (): Draft => startDraft({ type: 'aws', name: 'prod' }, facts('aws'));

suite('steps of the connection form', () => {
  test('a reference that names type and name goes straight to the fields', () => {
    assert.equal(
      stepsIn(aws()),
      'fieldValue accessKeyID, fieldValue secretAccessKey, fieldValue sessionToken, summary',
    );
    assert.equal(titleOf(aws(), 'acme'), 'Create aws connection "prod" in acme');
  });

  test('without a reference the type and the name come first', () => {
    const draft = startDraft({}, undefined);
    assert.equal(stepsIn(draft), 'type, name, summary');
    assert.equal(titleOf(draft, 'acme'), 'Create connection in acme');
    const slack = withName(withType(draft, 'slack', facts('slack')), 'ops');
    assert.equal(stepsIn(slack), 'type, name, fieldValue apiToken, summary');
    assert.equal(titleOf(slack, 'acme'), 'Create slack connection "ops" in acme');
  });

  test('an empty name is not a name', () => {
    assert.equal(
      stepsIn(startDraft({ type: 'slack', name: '' }, facts('slack'))),
      'name, fieldValue apiToken, summary',
    );
  });

  test('a suggested name is asked for, and is the answer to start from', () => {
    const draft = startDraft({ type: 'slack', suggestedName: 'op' }, facts('slack'));
    assert.equal(stepsIn(draft), 'name, fieldValue apiToken, summary');
    assert.equal(draft.name, 'op');
  });

  test('Back leads through the same steps', () => {
    const draft = startDraft({ type: 'slack' }, facts('slack'));
    let step = firstStep(draft);
    const seen: Step[] = [];
    while (step.kind !== 'summary') {
      seen.push(step);
      step = stepAfter(draft, step);
    }
    for (const expected of seen.reverse()) {
      const before = stepBefore(draft, step);
      assert.deepEqual(before, expected);
      step = expected;
    }
    assert.equal(stepBefore(draft, step), undefined);
  });

  test('another type has other fields, the same type keeps what was typed', () => {
    const draft = withValue(aws(), 0, typedValue('AKIA'));
    assert.equal(withType(draft, 'aws', facts('aws')).fields[0]?.value?.secret.reveal(), 'AKIA');
    assert.deepEqual(
      withType(draft, 'slack', facts('slack')).fields.map(({ value }) => value),
      [undefined],
    );
  });

  test('what was typed and not accepted for a field of one type is not offered for that of another', () => {
    const [name, value] = [{ kind: 'name' }, { kind: 'fieldValue', index: 0 }] as const;
    const draft = withTyped(withTyped(aws(), name, new Redacted('prod')), value, new Redacted('AKIA'));
    assert.equal(typedAt(withType(draft, 'aws', facts('aws')), value)?.reveal(), 'AKIA');
    const slack = withType(draft, 'slack', facts('slack'));
    assert.equal(typedAt(slack, value), undefined);
    assert.equal(typedAt(slack, name)?.reveal(), 'prod');
  });

  test('required fields are asked for until they are set, optional ones may stay empty', () => {
    let draft = aws();
    assert.deepEqual(firstIncomplete(draft), { kind: 'fieldValue', index: 0 });
    draft = withValue(withValue(draft, 0, typedValue('AKIA')), 1, typedValue('secret'));
    assert.equal(firstIncomplete(draft), undefined);
    assert.deepEqual([...connectionOf(draft).fields.keys()], ['accessKeyID', 'secretAccessKey']);
  });

  test('a type that is not in our table has the fields that the user names', () => {
    let draft = startDraft({ type: 'zendesk', name: 'desk' }, facts('zendesk'));
    assert.equal(stepsIn(draft), 'fieldName, fieldSecrecy, fieldValue, moreFields, summary');
    draft = withValue(withFieldSecrecy(withFieldName(draft, 0, 'host'), 0, false), 0, typedValue('desk.example'));
    draft = withAnotherField(draft);
    assert.deepEqual(firstIncomplete(draft), { kind: 'fieldName', index: 1 });
    draft = withValue(withFieldName(draft, 1, 'token'), 1, typedValue('t'));
    assert.equal(firstIncomplete(draft), undefined);
    assert.deepEqual(
      [...connectionOf(draft).fields].map(([name, value]) => `${name}=${value.reveal()}`),
      ['host=desk.example', 'token=t'],
    );
  });

  test('going back from a field that was not named takes it back', () => {
    const draft = withFieldName(startDraft({ type: 'zendesk', name: 'desk' }, facts('zendesk')), 0, 'token');
    assert.equal(withoutUnnamedField(withAnotherField(draft)).fields.length, 1);
    assert.equal(withoutUnnamedField(startDraft({ type: 'zendesk' }, facts('zendesk'))).fields.length, 1);
  });

  test('a type that is only authorized in the browser asks for no field', () => {
    const draft = startDraft({ type: 'github', name: 'bot' }, facts('github', { secret: false, oauth2: true }));
    assert.equal(stepsIn(draft), 'summary');
    assert.equal(draft.inBrowser, true);
  });

  test('where the service takes either, the user chooses', () => {
    const draft = startDraft({ type: 'slack', name: 'ops' }, facts('slack', { secret: true, oauth2: true }));
    assert.equal(stepsIn(draft), 'way, fieldValue apiToken, summary');
    assert.equal(stepsIn(withWay(draft, true)), 'way, summary');
  });

  test('a refused value reopens the field that the service names, else the first', () => {
    assert.deepEqual(stepOfComplaint(aws(), 'secretAccessKey: must have 40 characters'), {
      kind: 'fieldValue',
      index: 1,
    });
    assert.deepEqual(stepOfComplaint(aws(), 'That is not right.'), { kind: 'fieldValue', index: 0 });
    assert.deepEqual(stepOfComplaint(aws(), undefined), { kind: 'fieldValue', index: 0 });
  });

  test('a name that is taken can be changed without losing the fields', () => {
    const draft = withName(askingForName(withValue(aws(), 0, typedValue('AKIA'))), 'prod-2');
    assert.match(stepsIn(draft), /^name, fieldValue accessKeyID/);
    assert.equal(draft.fields[0]?.value?.secret.reveal(), 'AKIA');
  });

  test('turning a draft into text shows no value', () => {
    const draft = withValue(aws(), 1, typedValue('hush-hush'));
    assert.doesNotMatch(JSON.stringify(draft), /hush/);
  });
});

suite('values from a file or the clipboard', () => {
  function checkValue(text: string, expected: string, description: string): void {
    const reading = readValue(text, 'the clipboard');
    assert.ok('value' in reading);
    assert.equal(reading.value.secret.reveal(), expected);
    assert.equal(describeValue(reading.value), description);
  }

  test('one line loses the line break that copying adds', () => checkValue('abc\r\n', 'abc', 'set'));

  test('several lines keep their breaks, as \\n, and end with one', () => {
    checkValue(
      '-----BEGIN KEY-----\r\nabc\r\n-----END KEY-----',
      '-----BEGIN KEY-----\nabc\n-----END KEY-----\n',
      'set (3 lines)',
    );
    checkValue('a\nb\n\n', 'a\nb\n', 'set (2 lines)');
  });

  test('blank lines within and spaces at the start of a line stay', () =>
    checkValue('a\n\n  b', 'a\n\n  b\n', 'set (3 lines)'));

  test('a byte order mark is no part of it', () => checkValue('\uFEFF{"a": 1}', '{"a": 1}', 'set'));

  test('nothing but white space is nothing', () => {
    assert.deepEqual(readValue(' \n\n', 'key.pem'), { problem: 'There is no text in key.pem.' });
  });
});

suite('a value that is no text', () => {
  test('is sent in base64, and nothing but that is said of it', () => {
    const read = readBytes(Uint8Array.from([0xff, 0, 0x68]), 'web.p12');
    assert.ok('value' in read);
    assert.equal(read.value.secret.reveal(), '/wBo');
    assert.equal(describeValue(read.value), 'set (a file that is no text)');
    assert.equal(`${amountOf(read.value)} taken from ${read.from}.`, 'Bytes taken from web.p12.');
  });
});
