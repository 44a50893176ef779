import assert from 'node:assert/strict';
import { checkDiagnostics } from '../checkDiagnostics';

suite('schedule-invalid', () => {
  test('is an error on the field', () => {
    const [diagnostic] = checkDiagnostics(`
triggers:
- name: nightly
  source:
    type: schedule
    schedule: '0 25 * * *'
    #            ^^ schedule-invalid: The hour cannot be 25: it goes from 0 to 23.
`);
    assert.equal(diagnostic?.severity, 'error');
  });

  test('in any scalar', () =>
    checkDiagnostics(`
triggers:
- name: a
  source: { type: schedule, schedule: "\\x30 0 32 * *" }
  #                                           ^^ schedule-invalid: …
- name: b
  source:
    type: schedule
    schedule: >-
      0 0
      1 13 *
      # ^^ schedule-invalid: …
- name: c
  source: { type: schedule, schedule: 5 }
  #                                   ^ schedule-invalid: …
`));

  test('a time zone that is not known here is a warning', () => {
    const [diagnostic] = checkDiagnostics(`
triggers:
- name: nightly
  source:
    type: schedule
    schedule: 'CRON_TZ=Europe/Atlantis 0 7 * * 1'
    #                  ^^^^^^^^^^^^^^^ schedule-invalid: No time zone is named "Europe/Atlantis". …
`);
    assert.equal(diagnostic?.severity, 'warning');
  });

  test('only where a schedule is read', () =>
    checkDiagnostics(`
triggers:
- name: push
  source:
    type: push
    schedule: never
    ^^^^^^^^ key-unexpected: …
- name: daily
  source:
    type: schedule
    schedule: '@daily'
steps:
- name: a
  image: i
  spec: { schedule: never }
`));
});
