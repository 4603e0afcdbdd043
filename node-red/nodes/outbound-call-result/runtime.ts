/** Results that no trigger waits for: of calls that were not waited for, late ones, and those from before a restart. */
import type { NodeAPI, NodeDef } from 'node-red';
import { OUTPUTS, sentenceOf, type CallResult, type CallState } from '../../../core';
import { accountOf } from '../../state/accounts';
import { readSaved } from '../../host/saved-settings';
import { MIGRATIONS } from './migrations';
import { mountCallbackTest } from './test-endpoint';
import { stopListening, listenForResults, type ResultListener } from '../../results/router';

type Def = NodeDef & { account: string };

const SHOWN_MS = 8_000;
const KEY = 'ringback-outbound-call-result.status.';

export default function (RED: NodeAPI): void {
	mountCallbackTest(RED);

	function OutboundCallResult(this: ResultListener, saved: Def) {
		RED.nodes.createNode(this, saved);
		const { def, fault } = readSaved(saved, MIGRATIONS);
		// an unknown order of outputs would take a result to the wrong one
		if (fault) {
			this.status({ fill: 'red', shape: 'ring', text: RED._(`${KEY}savedByNewer`) });
			this.error(sentenceOf(fault));
			return;
		}
		let shown: { readonly exit: CallState; readonly timer: NodeJS.Timeout } | undefined;
		const show = (exit: CallState) => {
			// results that come in a burst say it once
			if (shown?.exit === exit) return void shown.timer.refresh();
			clearTimeout(shown?.timer);
			this.status({ fill: 'green', shape: 'dot', text: RED._(`${KEY}received`, { exit }) });
			const timer = setTimeout(() => {
				shown = undefined;
				this.status({});
			}, SHOWN_MS).unref();
			shown = { exit, timer };
		};

		this.onResult = (result: CallResult) => {
			show(result.exit);
			const msg = { payload: structuredClone(result), topic: result.exit, call: result };
			this.send(OUTPUTS.callResult.map((exit) => (exit === result.exit ? msg : null)));
		};

		if (accountOf(def.account)?.tokenKeys === null)
			this.status({ fill: 'red', shape: 'ring', text: RED._(`${KEY}noSecret`) });
		// what came before a deploy may still stand there
		else this.status({});
		listenForResults(def.account, this);
		this.on('close', (removed: boolean, done: () => void) => {
			clearTimeout(shown?.timer);
			stopListening(def.account, this, removed);
			done();
		});
	}

	RED.nodes.registerType('ringback-outbound-call-result', OutboundCallResult as never);
}
