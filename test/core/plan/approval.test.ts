import fc from 'fast-check';
import {
	APPROVAL_OUTPUTS,
	EXITS,
	approvalKeys,
	decisionOf,
	isVoiceError,
	type Decision,
} from '../../../core';

const KEYS = approvalKeys({ confirmDigits: '1', declineDigits: '2' });

const decided = (exit: (typeof EXITS)[number] | 'placed' | 'notCalled', digits?: string) =>
	decisionOf(KEYS, {
		exit,
		answers: digits === undefined ? {} : { digits },
		answeredBy: null,
	});

describe('decisionOf', () => {
	it.each<[string | undefined, Decision]>([
		['1', 'approved'],
		['1#', 'approved'],
		[' 1 ', 'approved'],
		['2', 'declined'],
		['2#', 'declined'],
		['', 'noDecision'],
		[undefined, 'noDecision'],
		['11', 'noDecision'],
		['12', 'noDecision'],
		['21', 'noDecision'],
		['#', 'noDecision'],
		['one', 'noDecision'],
	])('takes the keys %p of somebody who answered for %s', (digits, decision) => {
		expect(decided('answered', digits)).toBe(decision);
	});

	it('takes the key of nobody else: whatever the ending, whatever the keys', () => {
		const others = [...EXITS, 'placed' as const, 'notCalled' as const].filter(
			(exit) => exit !== 'answered',
		);
		for (const exit of others)
			expect(decided(exit, '1')).toBe(exit === 'notCalled' ? 'notCalled' : 'noDecision');
	});

	it('takes no key of a machine', () => {
		const said = { exit: 'answered', answers: { digits: '1' } } as const;
		expect(decisionOf(KEYS, { ...said, answeredBy: 'machine' })).toBe('noDecision');
		expect(decisionOf(KEYS, { ...said, answeredBy: 'human' })).toBe('approved');
	});

	it('approves by nothing but a whole sequence that confirms', () => {
		const sequence = fc.stringMatching(/^[0-9*#]{1,4}$/);
		fc.assert(
			fc.property(sequence, fc.string(), (confirmDigits, digits) => {
				const decision = decisionOf(approvalKeys({ confirmDigits }), {
					exit: 'answered',
					answers: { digits },
					answeredBy: null,
				});
				const pressed = digits.trim();
				expect(decision === 'approved').toBe(
					pressed === confirmDigits || pressed.replace(/(?<=.)#$/, '') === confirmDigits,
				);
			}),
		);
	});

	it('puts a wait that runs out anywhere but on a yes', () => {
		expect(APPROVAL_OUTPUTS[0]).toBe('noDecision');
	});
});

describe('approvalKeys', () => {
	it('takes several sequences, and none to decline', () => {
		expect(approvalKeys({ confirmDigits: ' 1, 4711 ', declineDigits: '' })).toEqual({
			confirm: ['1', '4711'],
			decline: [],
		});
	});

	it.each([
		['confirmDigits', { confirmDigits: '' }],
		['confirmDigits', { confirmDigits: null }],
		['confirmDigits', {}],
		['confirmDigits', { confirmDigits: 'yes' }],
		['confirmDigits', { confirmDigits: '1,' }],
		['declineDigits', { confirmDigits: '1', declineDigits: 'no' }],
		['declineDigits', { confirmDigits: '1,2', declineDigits: '2' }],
	])('refuses what could not decide, naming %s: %j', (field, raw) => {
		try {
			approvalKeys(raw);
			throw new Error('nothing was refused');
		} catch (error) {
			expect(isVoiceError(error) && error.field).toBe(field);
		}
	});
});
