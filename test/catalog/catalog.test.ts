import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connectionTypeAt, describeStep, normalizeImage, type StepDescription } from '../../server/src/catalog';

suite('step catalogue', () => {
  test('an image is the same with and without registry, tag and digest', () => {
    for (const image of [
      'relaysh/core',
      'relaysh/core:latest-python',
      'relaysh/core@sha256:0123456789abcdef',
      'index.docker.io/relaysh/core:1.0@sha256:0123456789abcdef',
      'docker.io/relaysh/core',
      ' relaysh/core ',
    ]) {
      assert.equal(normalizeImage(image), 'relaysh/core', image);
    }
  });

  test('an official image has no folder', () => assert.equal(normalizeImage('docker.io/library/alpine:3'), 'alpine'));

  test('another registry makes another image, and its port is not a tag', () => {
    assert.equal(normalizeImage('ghcr.io/relaysh/core:1'), 'ghcr.io/relaysh/core');
    assert.equal(normalizeImage('localhost:5000/relaysh/core'), 'localhost:5000/relaysh/core');
  });

  test('a published image is described, another one is not', () => {
    assert.equal(describeStep('relaysh/slack-step-message-send:latest')?.integration, 'relay-slack');
    assert.equal(describeStep('acme/private-step'), undefined);
    assert.equal(describeStep('toString'), undefined);
  });

  test('every description is found under its own name, though the file is read line by line', () => {
    const steps = JSON.parse(readFileSync('server/src/catalog/steps.json', 'utf8')) as readonly StepDescription[];
    assert.ok(steps.length > 100);
    for (const step of steps) assert.deepEqual(describeStep(step.image), step);
    assert.equal(describeStep('relaysh/ssh-step-exec')?.image, 'relaysh/ssh-step-exec');
    assert.equal(describeStep('relaysh/pagerduty-trigger-incident-triggered:latest')?.kind, 'Trigger');
  });

  test('an input that takes a connection names its type', () => {
    assert.equal(connectionTypeAt('relaysh/slack-step-message-send', ['connection']), 'slack');
    assert.equal(connectionTypeAt('relaysh/aws-s3-step-bucket-list:latest', ['aws', 'connection']), 'aws');
    assert.equal(connectionTypeAt('relaysh/bolt-step-run', ['git', 'connection']), 'ssh');
  });

  test('an input that takes something else names none', () => {
    assert.equal(connectionTypeAt('relaysh/slack-step-message-send', ['channel']), undefined);
    assert.equal(connectionTypeAt('relaysh/slack-step-message-send', []), undefined);
    assert.equal(connectionTypeAt('relaysh/slack-step-message-send', ['connection', 'apiToken']), undefined);
    assert.equal(connectionTypeAt('relaysh/bolt-step-run', ['modulePaths', 0, 'connection']), undefined);
    assert.equal(connectionTypeAt('relaysh/bolt-step-run', ['toString', 'connection']), undefined);
    assert.equal(connectionTypeAt('acme/private-step', ['connection']), undefined);
  });
});
