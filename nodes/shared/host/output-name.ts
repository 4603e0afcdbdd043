import { labelOf, type CallState } from '../../../core';

/** How an output is named on the canvas, which cuts off what is longer than 76 pixels: about twelve letters. */
export const outputName = (state: CallState): string =>
	state === 'invalidNumber' ? 'Invalid Num.' : labelOf(state);
