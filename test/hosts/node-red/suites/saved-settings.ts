/** Nodes that an earlier and a newer version of the package saved, in their dialogs. */
import type { Page } from 'playwright-core';
import { MIGRATIONS as OF_ACCOUNT } from '../../../../node-red/nodes/account/migrations';
import { MIGRATIONS as OF_TRIGGER } from '../../../../node-red/nodes/trigger-voice-flow/migrations';
import { newestVersion } from '../../../../core/tables';
import {
	closeBy,
	editAccountOf,
	editNode,
	setStored,
	wrongNodes,
	type EditorWindow,
} from '../editor';
import { TAKER, VALIDATE, accountOf, triggerOf } from '../flow';

const ACCOUNT = accountOf('cmCom');
const TRIGGER = triggerOf('cmCom');

const stored = (page: Page, id: string, names: readonly string[]) =>
	page.evaluate(
		([node, wanted]) => {
			const { RED } = window as unknown as EditorWindow;
			const read = RED.nodes.node(node as string) as unknown as Record<string, unknown>;
			return (wanted as string[]).map((name) => read[name] ?? null);
		},
		[id, names] as const,
	);

const OLD = [
	{
		what: 'an account',
		id: ACCOUNT,
		setting: 'lookUp',
		steps: OF_ACCOUNT,
		now: 'auto',
		open: editAccountOf,
		dialog: '#node-config-dialog',
	},
	{
		what: 'a trigger',
		id: TRIGGER,
		setting: 'summary',
		steps: OF_TRIGGER,
		now: false,
		open: editNode,
		dialog: '#node-dialog',
	},
];

export function savedSettings(editor: () => Page): void {
	it.each(OLD)(
		'brings $what of version 1 to the newest, once it is saved',
		async ({ id, setting, steps, now, open, dialog }) => {
			const page = editor();
			const names = ['version', setting, 'changed'];
			await setStored(page, id, { version: 1, [setting]: undefined, changed: false });
			await open(page, id);
			await closeBy(page, `${dialog}-cancel`);
			expect(await stored(page, id, names)).toEqual([1, null, false]);
			await open(page, id);
			await closeBy(page, `${dialog}-ok`);
			expect(await stored(page, id, names)).toEqual([newestVersion(steps), now, true]);
			expect(await wrongNodes(page)).toEqual([]);
		},
	);

	it.each([TRIGGER, TAKER, VALIDATE])(
		'marks %s of a version it does not know, and leaves the version alone',
		async (id) => {
			const page = editor();
			const [before] = await stored(page, id, ['version']);
			await setStored(page, id, { version: 99 });
			expect(await wrongNodes(page)).toEqual([
				expect.stringMatching(new RegExp(`^${id}: .*saved by a newer version`)),
			]);
			await editNode(page, id);
			await closeBy(page, '#node-dialog-ok');
			expect(await stored(page, id, ['version'])).toEqual([99]);
			await setStored(page, id, { version: before });
			expect(await wrongNodes(page)).toEqual([]);
		},
	);
}
