/** What the property that a result is handed on in may be called; plain, for dialogs too. */

export const RESULT_FIELD = 'call';

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Hosts and nodes read these for something else. */
const TAKEN: ReadonlySet<string> = new Set([
	...['binary', 'data', 'details', 'error', 'forecast', 'json', 'pairedItem'],
	...['parts', 'payload', 'req', 'res', 'summary', 'topic'],
	...['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
]);

export const isFieldName = (name: string): boolean => PLAIN_NAME.test(name) && !TAKEN.has(name);
