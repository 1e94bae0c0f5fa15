import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDate } from './date.js';

describe('readDate', () => {
  it.each([
    ['2025-10-29', '2025-10-29', 'day', 'stated'],
    ['2025/10/29', '2025-10-29', 'day', 'stated'],
    ['20251029', '2025-10-29', 'day', 'stated'],
    [' 2025-10-29\n', '2025-10-29', 'day', 'stated'],
    ['2025-10', '2025-10', 'month', 'vague'],
    ['2022', '2022', 'year', 'vague'],
    ['2016/2018', '2016/2018', 'year', 'vague'],
    ['2025-10/2025-12', '2025-10/2025-12', 'month', 'vague'],
    ['2025-10-01/2025-10-05', '2025-10-01/2025-10-05', 'day', 'vague'],
    ['2025-10-29T08:30:00Z', '2025-10-29T08:30:00Z', 'second', 'stated'],
    ['2025-10-29T08:30:00.123+01:00', '2025-10-29T08:30:00.123+01:00', 'second', 'stated'],
    ['2025-10-29 08:30:00 +0100', '2025-10-29T08:30:00+01:00', 'second', 'stated'],
    ['2025-10-29T08:30:00-05', '2025-10-29T08:30:00-05:00', 'second', 'stated'],
    ['2025-10-29 08:30:00 UTC', '2025-10-29T08:30:00Z', 'second', 'stated'],
    ['2025-10-29 08:30:00', '2025-10-29T08:30:00', 'second', 'unzoned'],
    ['2025-10-29T08:30', '2025-10-29T08:30', 'second', 'unzoned'],
    ['Tue, 28 Oct 2025 10:00:00 GMT', '2025-10-28T10:00:00Z', 'second', 'stated'],
    ['3 Feb 2025 10:00 +0100', '2025-02-03T10:00+01:00', 'second', 'stated'],
    ['2024-02-29', '2024-02-29', 'day', 'stated'],
  ])('reads %j as %s', (text, value, precision, basis) => {
    expect(readDate(text)).toEqual({ date: { value, precision, basis } });
  });

  it.each(['', ' ', 'None', 'none', 'null', 'NaT'])('takes %j for nothing', (text) => {
    expect(readDate(text)).toBe('absent');
  });

  it.each([
    '2025-13-45',
    '2025-02-30',
    '2023-02-29',
    '2025-00-10',
    '0001-01-01',
    '2018/2016',
    '2016/2017/2018',
    '2025-10-29T25:00:00Z',
    '2025-10-29T08:30:60Z',
    '2025-10-29T08:30:00+15:00',
    '2025-10T08:30',
    'yesterday',
    '29/10/2025',
    '2025-10-29T',
    '1'.repeat(100),
    '28 Foo 2025 10:00:00',
    '2025-1-2',
    '12345',
  ])('refuses %j', (text) => {
    expect(readDate(text)).toBe('wrong');
  });

  it('reads its own values again', () => {
    const dates = fc.date({ min: new Date('1700-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom(4, 7, 10, 19, 24), (date, length) => {
        const reading = readDate(date.toISOString().slice(0, length));
        if (typeof reading !== 'object') throw new Error(`${date.toISOString()} was not read`);
        expect(readDate(reading.date.value)).toEqual(reading);
      }),
    );
  });
});
