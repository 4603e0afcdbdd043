import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { icon } from '../kit/icons';
import type { CallSummary } from '../kit/wire';
import { act } from './phone-actions';
import { KEYPAD } from './phone-keys';

/** Texts of the flow that stay on the screen. */
const MAX_LINES = 4;

const keypad = (callId: string, isWanted: boolean): VNode => (
	<div class={isWanted ? 'keypad wanted' : 'keypad'} role="group" aria-label="Keypad">
		{KEYPAD.map((key) => (
			<button type="button" onClick={() => void act(callId, { action: 'key', key })}>
				{key}
			</button>
		))}
	</div>
);

function sayForm(callId: string, isWanted: boolean): VNode {
	function submit(event: Event) {
		event.preventDefault();
		const input = (event.currentTarget as HTMLFormElement).querySelector('input')!;
		const text = input.value.trim();
		if (text === '') return;
		input.value = '';
		void act(callId, { action: 'say', text });
	}
	return (
		<form class="say" hidden={!isWanted} onSubmit={submit}>
			<input type="text" maxlength={1000} aria-label="Say something" placeholder="Say something" />
			<button type="submit">Say</button>
		</form>
	);
}

function prompt({ gathering, keysAhead }: CallSummary): string {
	if (gathering === null) return keysAhead === '' ? '' : `Pressed: ${keysAhead}`;
	if (gathering.kind === 'speech')
		return ['The flow is listening.', keysAhead && `Pressed: ${keysAhead}`].join(' ').trim();
	const { digits, maxDigits } = gathering;
	if (digits !== '') return `Pressed: ${digits}`;
	return maxDigits === 1 ? 'The flow waits for a key.' : 'The flow waits for keys.';
}

/** The newest texts of a call, oldest first. */
function useLines(spoken: string | null): readonly string[] {
	const [lines, setLines] = useState<readonly string[]>([]);
	useLayoutEffect(() => {
		if (spoken !== null) setLines((before) => [...before, spoken].slice(-MAX_LINES));
	}, [spoken]);
	return lines;
}

/** What is said stands there as it is said; keys and voice answer it. */
export function InCall({ call }: { call: CallSummary }): VNode {
	const { id, spoken, gathering } = call;
	const lines = useLines(spoken);
	const log = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => void (log.current!.scrollTop = log.current!.scrollHeight), [lines]);
	return (
		<div class="phone-body">
			<div class="lines" role="log" aria-label="What is said" ref={log}>
				{lines.map((line) => (
					<p>{line}</p>
				))}
			</div>
			<p class="phone-note" role="status">
				{prompt(call)}
			</p>
			{sayForm(id, gathering?.kind === 'speech')}
			{keypad(id, gathering?.kind === 'digits')}
			<button
				type="button"
				class="hang-up"
				aria-keyshortcuts="H"
				onClick={() => void act(id, { action: 'hangUp' })}
			>
				{icon('phone')}Hang up
			</button>
		</div>
	);
}
