import type { INodeExecutionData } from 'n8n-workflow';

/** The input item with its call. */
export const withCall = (
	{ json, binary }: INodeExecutionData,
	call: object,
	itemIndex: number,
): INodeExecutionData => ({
	json: { ...json, call: { ...call } as never },
	...(binary && { binary }),
	pairedItem: { item: itemIndex },
});
