import { readHoursRow, rowsOfHours, weekOfText } from '../../../core/rules/hours-text';

const ALL = [0, 1, 2, 3, 4, 5, 6];

describe('rowsOfHours', () => {
	it.each([
		['09:00-18:00', [{ days: '', from: '09:00', to: '18:00' }]],
		['Mon-Fri 9-18', [{ days: 'Mon-Fri', from: '9', to: '18' }]],
		[
			'Mon - Fri: 10:00 – 13:00, 14:00-20:00',
			[
				{ days: 'Mon - Fri', from: '10:00', to: '13:00' },
				{ days: 'Mon - Fri', from: '14:00', to: '20:00' },
			],
		],
		['whenever', [null]],
		['', []],
	])('reads "%s"', (text, rows) => expect(rowsOfHours(text)).toEqual(rows));
});

describe('readHoursRow', () => {
	it.each([
		[{ days: 'Mon-Fri', from: '09:00', to: '18:00' }, [1, 2, 3, 4, 5], [540, 1080]],
		[{ days: ['monday', 'WED'], from: 9, to: '24:00' }, [1, 3], [540, 1440]],
		[{ days: 'Sat-Mon', from: '00:00', to: '06:30' }, [6, 0, 1], [0, 390]],
		[{ days: 'Tuesday, Thursday', from: '08:00:00', to: '20:00' }, [2, 4], [480, 1200]],
		[{ days: 'daily', from: '8', to: '21' }, ALL, [480, 1260]],
		[{ from: '8', to: '21' }, ALL, [480, 1260]],
		[{ days: [], from: '8', to: '21' }, ALL, [480, 1260]],
	])('takes %j', (row, days, window) => expect(readHoursRow(row)).toEqual({ days, window }));

	it.each([
		[{ from: '18:00', to: '09:00' }, 'endsBeforeItBegins'],
		[{ from: '09:00', to: '09:00' }, 'endsBeforeItBegins'],
		[{ from: '24:00', to: '24:00' }, 'unreadable'],
		[{ from: '9:70', to: '18:00' }, 'unreadable'],
		[{ from: '9', to: '25' }, 'unreadable'],
		[{ from: '9' }, 'unreadable'],
		[{ days: 'Month', from: '9', to: '18' }, 'unreadable'],
		[{ days: 'Mon-Wed-Fri', from: '9', to: '18' }, 'unreadable'],
		[{ days: 3, from: '9', to: '18' }, 'unreadable'],
	])('does not take %j', (row, why) => expect(readHoursRow(row)).toBe(why));
});

describe('weekOfText', () => {
	it('puts windows that overlap into one, day by day', () => {
		const week = weekOfText('Mon-Tue 09:00-12:00; Tue 11:00-14:00; Tue 15:00-16:00');
		expect(week).toEqual([
			[],
			[[540, 720]],
			[
				[540, 840],
				[900, 960],
			],
			[],
			[],
			[],
			[],
		]);
	});

	it('throws for what we wrote wrong ourselves', () => {
		expect(() => weekOfText('late')).toThrow('not calling hours: late');
		expect(() => weekOfText('')).toThrow('not calling hours');
	});
});
