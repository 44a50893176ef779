import assert from 'node:assert/strict';
import { scheduleProblem } from '../../server/src/workflow/schedule';

/** The message and the part of the schedule that it is about. */
function problem(schedule: string): string | undefined {
  const found = scheduleProblem(schedule);
  return found && `[${schedule.slice(found.span.start, found.span.end)}] ${found.message}`;
}

function checkAccepted(...schedules: readonly string[]): void {
  for (const schedule of schedules) assert.equal(problem(schedule), undefined, schedule);
}

/** What stands in brackets is the part that is marked. */
function checkRefused(...expected: readonly (readonly [schedule: string, start: string])[]): void {
  for (const [schedule, start] of expected) {
    assert.ok(problem(schedule)?.startsWith(start), `${schedule}: ${problem(schedule)}`);
  }
}

suite('a schedule that the service accepts', () => {
  test('five fields of numbers, ranges, lists, steps and stars', () =>
    checkAccepted('* * * * *', '0 7 * * 1', '*/5 0-23 1,15 1-12/3 0-6', '10/5 * * * *', '59 23 31 12 6', '0 0 1 1 ?'));

  test('names of months and days, in any case', () =>
    checkAccepted('0 0 * jan-DEC mon-Fri', '0 0 * Feb,aug sun', '0 0 * jan/2 sat'));

  test('any white space between and around', () => checkAccepted(' 0  7\t* * 1 ', '0 7 * * 1\n'));

  test('what nobody would write', () => checkAccepted('1,,2 * * * *', ', * * * *', '+5 007 * * *', '*-x ?-1-2 * * *'));

  test('words', () => checkAccepted('@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'));

  test('durations', () =>
    checkAccepted('@every 1h', '@every 1h30m', '@every 1.5h', '@every .5s', '@every 300ms', '@every 0', '@every -1h'));

  test('a time zone before it', () =>
    checkAccepted(
      'CRON_TZ=Europe/Berlin 0 7 * * 1',
      'TZ=America/New_York  @daily ',
      'TZ=UTC 0 7 * * 1',
      'TZ= 0 7 * * 1',
      'TZ=US/Pacific @hourly',
      'TZ=Etc/GMT+5 @every 1h',
      'TZ=Local @daily',
    ));
});

suite('a schedule that the service refuses', () => {
  test('by the number of its fields', () =>
    checkRefused(
      [
        '0 7 * *',
        '[0 7 * *] A schedule has five fields (minute, hour, day of the month, month and day of the week), and this has 4. Write "*" for any.',
      ],
      [
        '0 0 7 * * 1',
        '[0 0 7 * * 1] A schedule has five fields (minute, hour, day of the month, month and day of the week), and this has 6. Relay has no field for seconds: remove the first.',
      ],
      ['never', '[never] A schedule has five fields'],
      [' @daily', '[ @daily] A schedule has five fields'],
      [' ', '[ ] A schedule has five fields'],
    ));

  test('by the range of a field', () =>
    checkRefused(
      ['60 * * * *', '[60] The minute cannot be 60: it goes from 0 to 59.'],
      ['0 24 * * *', '[24] The hour cannot be 24: it goes from 0 to 23.'],
      ['0 0 0 * *', '[0] The day of the month cannot be 0: it goes from 1 to 31.'],
      ['0 0 * 1-13 *', '[1-13] The month cannot be 13: it goes from 1 to 12.'],
      ['0 0 * * 7', '[7] The day of the week cannot be 7: it goes from 0 to 6. Sunday is 0.'],
      ['0 0 * * 1,2,9', '[9] The day of the week cannot be 9'],
      [
        '0 0 * * fri-mon',
        '[fri-mon] fri-mon goes backwards: mon comes before fri. Write two ranges with a "," between.',
      ],
      ['99999999999999999999 * * * *', '[99999999999999999999] The minute cannot be'],
    ));

  test('by what stands in a field', () =>
    checkRefused(
      ['x * * * *', '[x] The minute "x" cannot be read. It is a number from 0 to 59.'],
      [
        '0 0 * foo *',
        '[foo] The month "foo" cannot be read. It is a number from 1 to 12, or a name as in jan and feb.',
      ],
      ['0 0 * * monday', '[monday] The day of the week "monday" cannot be read.'],
      ['1.5 * * * *', '[1.5] The minute "1.5" cannot be read.'],
      ['5- * * * *', '[5-] "5-" is no minute: a number is missing at the "-" or "/".'],
      ['1-2-3 * * * *', '[1-2-3] 1-2-3 has a "-" too many.'],
      ['*/5/2 * * * *', '[*/5/2] */5/2 has a "/" too many.'],
      ['*/0 * * * *', '[*/0] The step of the minute has to be a whole number of at least 1, not "0".'],
      ['*/x * * * *', '[*/x] The step of the minute has to be a whole number of at least 1, not "x".'],
      ['${parameters.schedule} * * * *', '[${parameters.schedule}] The minute'],
    ));

  test('by its word', () =>
    checkRefused(
      [
        '@reboot',
        '[@reboot] There is no schedule "@reboot". Relay knows @hourly, @daily, @weekly, @monthly, @yearly and @every 1h30m.',
      ],
      ['@Daily', '[@Daily] There is no schedule "@Daily".'],
      ['@daily ', '[@daily ] There is no schedule "@daily ".'],
    ));

  test('by its duration', () =>
    checkRefused(
      [
        '@every 1d',
        '[1d] "@every" does not know the unit "d". Write hours, minutes and seconds, as in "@every 1h30m".',
      ],
      ['@every 5', '[5] "@every" has no unit after 5.'],
      ['@every ', '[] "@every" has no duration.'],
      ['@every 1h 30m', '[1h 30m] "@every" does not know the unit "h ".'],
      ['@every often', '[often] "@every" cannot read "often" as a duration.'],
      ['@every 9999999h', '[9999999h] "@every" cannot wait that long.'],
    ));

  test('by its time zone, which may be known to the service all the same', () => {
    checkRefused(
      [
        'TZ=europe/berlin 0 7 * * 1',
        '[europe/berlin] There is no time zone "europe/berlin": case counts. Write Europe/Berlin.',
      ],
      ['TZ=Berlin @daily', '[Berlin] No time zone is named "Berlin".'],
      ['TZ=+01:00 @daily', '[+01:00] No time zone is named "+01:00".'],
      ['TZ=PST @daily', '[PST] No time zone is named "PST".'],
      ['CRON_TZ=UTC', '[CRON_TZ=UTC] A time zone alone is no schedule.'],
    );
    assert.equal(scheduleProblem('TZ=Berlin @daily')?.certain, false);
    assert.equal(scheduleProblem('TZ=UTC @often')?.certain, true);
  });
});
