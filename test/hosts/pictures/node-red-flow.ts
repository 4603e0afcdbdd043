/** A flow that fits into a picture: an order, its number, the call, and a node for each ending. */
import { SANDBOX, TRIGGER, VALIDATE } from '../../node-red/support/flow';
import { ENDS, NAMES, ORDER } from './shop';

const Z = 'tab';
const ROW = 60;
export const INJECT = 'inject';
export const CALL = 'call';

const at = (x: number, row: number) => ({ z: Z, x, y: 60 + row * ROW });

/** @param sandboxUrl where the account calls */
export const flowOfThePicture = (sandboxUrl: string): object[] => [
	{ id: Z, type: 'tab', label: 'Courier' },
	{
		id: 'account',
		type: 'ringback-account',
		name: 'Talkdesk (sandbox)',
		provider: 'talkdesk',
		region: 'sandbox',
		sandboxUrl,
		version: 1,
		credentials: {
			...SANDBOX.talkdesk.credentials,
			callbackSecret: 'for-the-length-of-a-picture',
		},
	},
	{
		id: INJECT,
		type: 'inject',
		...at(120, 2.5),
		name: `order ${ORDER.order}`,
		props: [{ p: 'payload' }],
		payload: JSON.stringify(ORDER),
		payloadType: 'json',
		topic: '',
		repeat: '',
		crontab: '',
		once: false,
		onceDelay: 0.1,
		wires: [['validate']],
	},
	{
		id: 'validate',
		...VALIDATE,
		...at(300, 2.5),
		name: '',
		field: 'payload.phone',
		defaultCountryField: 'payload.country',
		wires: [[CALL], []],
	},
	{
		id: CALL,
		type: 'ringback-trigger-voice-flow',
		...at(510, 2.5),
		...TRIGGER,
		account: 'account',
		flowId: SANDBOX.talkdesk.flowId,
		to: 'phone.e164',
		variables: [
			{ name: 'order_number', value: 'payload.order', valueType: 'msg' },
			{ name: 'origin_store', value: 'payload.store', valueType: 'msg' },
		],
		outputs: ENDS.length,
		wires: ENDS.map((name) => (name === undefined ? [] : [name])),
	},
	...NAMES.map((name, row) => ({
		id: name,
		type: 'debug',
		...at(760, row),
		name,
		active: true,
		tosidebar: true,
		complete: 'call.exit',
		targetType: 'msg',
		wires: [],
	})),
];
