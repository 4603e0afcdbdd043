import type { IDataObject } from 'n8n-workflow';
import type { ResultToken } from '../../core';
import type { NodeMemory } from '../../nodes/OutboundCallResult/kept-list';
import { heardHere } from '../../nodes/OutboundCallResult/took-over';

let nodes = 0;
const newMemory = (staticData: IDataObject = {}): NodeMemory => ({
	name: `workflow node-${(nodes += 1)}`,
	staticData,
});
const tokenOf = (id: string, deliver: ResultToken['deliver']) => ({ id, deliver }) as ResultToken;
const callOf = (person: string, ladder = 'fire') =>
	tokenOf(`${ladder}-${person}`, { resume: 'https://n8n.example.com/1', ladder, person });

const YES = { confirmed: true };
const BY_ADA = { confirmed: false, already: 'Ada' };

describe('what the flow of a late report is told', () => {
	it('is nothing but what the execution says, where nobody was called in order', () => {
		const memory = newMemory();
		expect(heardHere(memory, tokenOf('one', {}))).toEqual({});
		expect(heardHere(memory, tokenOf('two', {}), YES)).toEqual(YES);
		expect(memory.staticData).toEqual({});
	});

	it('is who took over, also when the execution has gone on, and in another process', () => {
		const memory = newMemory();
		expect(heardHere(memory, callOf('Bob'))).toEqual({ confirmed: false });
		expect(heardHere(memory, callOf('Ada'), YES)).toEqual(YES);
		expect(heardHere(memory, callOf('Bob'))).toEqual(BY_ADA);
		const saved = JSON.parse(JSON.stringify(memory.staticData)) as IDataObject;
		expect(heardHere(newMemory(saved), callOf('Bob'))).toEqual(BY_ADA);
		expect(heardHere(newMemory(saved), callOf('Cara', 'flood'))).toEqual({ confirmed: false });
	});

	it('is the same for a report that comes twice', () => {
		const memory = newMemory();
		heardHere(memory, callOf('Ada'), YES);
		expect(heardHere(memory, callOf('Ada'))).toEqual(YES);
	});

	it('stays with the first yes, whatever a process says that has not heard of it', () => {
		const memory = newMemory();
		heardHere(memory, callOf('Ada'), YES);
		expect(heardHere(memory, callOf('Bob'), YES)).toEqual(BY_ADA);
		expect(heardHere(memory, callOf('Ada'))).toEqual(YES);
	});

	it('is what the execution knows, where the yes did not pass here', () => {
		const memory = newMemory();
		expect(heardHere(memory, callOf('Bob'), BY_ADA)).toEqual(BY_ADA);
		expect(memory.staticData).toEqual({});
	});

	it('is forgotten for the oldest searches, and lost to nothing that others wrote meanwhile', () => {
		const memory = newMemory();
		for (let one = 0; one < 250; one += 1) heardHere(memory, callOf('Ada', `alarm-${one}`), YES);
		expect(memory.staticData.tookOver).toHaveLength(200);
		const stale: NodeMemory = { ...memory, staticData: { tookOver: ['rubbish', { ladder: 1 }] } };
		expect(heardHere(stale, callOf('Bob', 'alarm-249'))).toEqual({
			confirmed: false,
			already: 'Ada',
		});
		heardHere(stale, callOf('Ada', 'one more'), YES);
		expect(stale.staticData.tookOver).toHaveLength(100);
	});
});
