import assert from 'node:assert/strict';
import { countReferences, describeUses, isUsed } from '../../client/src/usesText';

const inFiles = (...files: [string, number][]) => ({
  files: files.map(([label, count]) => ({ label, count })),
  unreadable: 0,
});

suite('who uses a connection, in words', () => {
  test('names the workflows on the account and the files of the workspace', () =>
    assert.equal(
      describeUses({ onAccount: ['release/deploy'], inWorkspace: inFiles(['a.yaml', 1], ['b/c.yaml', 3]) }),
      'Used by 1 workflow on the account:\n• release/deploy\n\nUsed in 2 files of this workspace:\n• a.yaml\n• b/c.yaml (3 times)',
    ));

  test('says that nobody does, only when that is known', () => {
    assert.equal(
      describeUses({ onAccount: [], inWorkspace: inFiles() }),
      'No workflow on the account uses it.\n\nNo workflow in this workspace uses it.',
    );
    assert.equal(
      describeUses({ onAccount: undefined, inWorkspace: undefined }),
      'Relay does not say which workflows on the account use it.\n\nWhich files of this workspace use it could not be found out.',
    );
    assert.match(
      describeUses({ onAccount: [], inWorkspace: { files: [], unreadable: 2 } }),
      /uses it\.\n\n2 files of this workspace could not be read\.$/,
    );
  });

  test('ends long lists with how many more there are', () => {
    const text = describeUses({
      onAccount: Array.from({ length: 20 }, (_, index) => `w${index}`),
      inWorkspace: inFiles(),
    });
    assert.match(text, /^Used by 20 workflows on the account:\n• w0\n(.*\n){6}• and 13 more\n\nNo/);
  });

  test('counts references and files', () => {
    assert.equal(countReferences([{ count: 1 }]), '1 reference in 1 file');
    assert.equal(countReferences([{ count: 1 }, { count: 2 }]), '3 references in 2 files');
  });

  test('one is used that either uses', () => {
    assert.equal(isUsed({ onAccount: [], inWorkspace: inFiles() }), false);
    assert.equal(isUsed({ onAccount: undefined, inWorkspace: inFiles(['a', 1]) }), true);
    assert.equal(isUsed({ onAccount: ['w'], inWorkspace: undefined }), true);
  });
});
