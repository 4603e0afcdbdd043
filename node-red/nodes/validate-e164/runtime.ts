/** The gate before every dial: may this number be called, and if not, why. */
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import {
	checkPhones,
	asVoiceError,
	isVoiceError,
	maskNumber,
	partsOf,
	phoneCheckOptions,
	withValueAt,
	type PhoneCheckOptions,
	type VoiceError,
} from '../../../core';
import { asNodeError } from '../../host/node-error';
import { readSaved } from '../../host/saved-settings';
import { MIGRATIONS } from './migrations';

const SHOWN_MS = 8_000;
const KEY = 'ringback-validate-e164.status.';

export default function (RED: NodeAPI): void {
	function ValidateE164(this: Node, saved: NodeDef) {
		RED.nodes.createNode(this, saved);
		const { def, fault } = readSaved(saved, MIGRATIONS);
		const options = fault ?? optionsOf(def);
		if (isVoiceError(options))
			this.status({ fill: 'red', shape: 'ring', text: RED._(`${KEY}wrongSetting`) });
		// what was checked before a deploy may still stand there
		else this.status({});
		const runs = createRuns();
		let timer: NodeJS.Timeout | undefined;

		this.on('input', (msg, send, done) => {
			if (isVoiceError(options)) return done(asNodeError(options, msg));
			const seen = runs.of((msg as { parts?: { id?: string; count?: number } }).parts);
			const { valid, number, writes } = checkPhones(msg, options, seen);
			for (const [path, value] of writes) write(msg, path, value);
			if (!valid) Object.assign(msg, { reason: number.reason, sentence: number.sentence });

			clearTimeout(timer);
			this.status({
				fill: valid ? 'green' : 'yellow',
				shape: 'dot',
				text: valid ? maskNumber(number.e164 ?? '') : RED._(KEY + number.reason),
			});
			timer = setTimeout(() => this.status({}), SHOWN_MS).unref();
			send(valid ? [msg, null] : [null, msg]);
			done();
		});

		this.on('close', (done: () => void) => {
			clearTimeout(timer);
			done();
		});
	}

	RED.nodes.registerType('ringback-validate-e164', ValidateE164);
}

/** By the paths that numbers are read by: those of Node-RED know no blanks and no dots in a name. */
function write(msg: NodeMessageInFlow, typed: string, value: unknown): void {
	const path = typed.replace(/^msg\./, '');
	const [name = ''] = partsOf(msg, path);
	const fields = msg as unknown as Record<string, unknown>;
	fields[name] = withValueAt(fields, path, value)[name];
}

/** Kept until a message comes: only then there is one for a Catch node. */
function optionsOf(def: NodeDef): PhoneCheckOptions | VoiceError {
	try {
		return phoneCheckOptions(def);
	} catch (error) {
		return asVoiceError(error);
	}
}

/** Messages of one sequence (Split) are one run; a message on its own is its own run. */
function createRuns(most = 50) {
	const runs = new Map<string, Set<string>>();
	return {
		of(parts: { id?: string } | undefined): Set<string> {
			if (parts?.id === undefined) return new Set();
			const known = runs.get(parts.id) ?? new Set<string>();
			runs.set(parts.id, known);
			if (runs.size > most) runs.delete(runs.keys().next().value!);
			return known;
		},
	};
}
